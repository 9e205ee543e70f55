/** Takes a turn at the expensive work; waits while too many are at it. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>

/** Bounds Argon2: each verification takes 19 MiB and a thread, and anybody may ask for one. */
export interface VerifyQueue {
  /** Runs `visit` unless the queue is full; what is full turns away before anything is counted. */
  enter<T>(visit: (turn: Turn) => Promise<T>): Promise<{ kind: 'done'; value: T } | { kind: 'full' }>
}

/** @param limits how many work at once, and how many more may be inside, waiting. */
export function createVerifyQueue(limits: { atOnce: number; waiting: number }): VerifyQueue {
  const turn = createTurns(limits.atOnce)
  let inside = 0
  return {
    enter: async (visit) => {
      if (inside >= limits.atOnce + limits.waiting) return { kind: 'full' }
      inside += 1
      try {
        return { kind: 'done', value: await visit(turn) }
      } finally {
        inside -= 1
      }
    },
  }
}

function createTurns(atOnce: number): Turn {
  const line: (() => void)[] = []
  let free = atOnce
  const take = (): Promise<void> | undefined => {
    if (free === 0) return new Promise((resolve) => line.push(resolve))
    free -= 1
    return undefined
  }
  // Whoever leaves hands the turn to the next in line, so that nobody who comes later is served before.
  const leave = (): void => {
    const next = line.shift()
    if (next === undefined) free += 1
    else next()
  }
  return async (work) => {
    await take()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
