import { loggedError, type Log } from '../log.ts'

/** Work that time brings. */
export interface Chore {
  everySeconds: number
  run(): Promise<void>
}

export interface RunningChores {
  /** Does all of them now, in order. What there was to do at the call is done when this resolves: one under way is waited for and done again. */
  doAll(): Promise<void>
  /** Starts none again, and waits for those under way. */
  stop(): Promise<void>
}

/** Does each chore again and again, never twice at once. One that fails is logged and done again in its time. */
export function startChores(chores: readonly Chore[], log: Log): RunningChores {
  const running = new Map<Chore, Promise<void>>()
  const start = (chore: Chore): Promise<void> => {
    const underWay = running.get(chore) ?? attempt(chore, log).finally(() => running.delete(chore))
    running.set(chore, underWay)
    return underWay
  }
  const timers = chores.map((chore) => setInterval(() => void start(chore), chore.everySeconds * 1_000).unref())
  return {
    doAll: async () => {
      for (const chore of chores) {
        await running.get(chore)
        await start(chore)
      }
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}

async function attempt(chore: Chore, log: Log): Promise<void> {
  try {
    await chore.run()
  } catch (error: unknown) {
    log.warn({ event: 'failed', requestId: null, during: 'a chore', error: loggedError(error) })
  }
}
