import { loggedError, type Log } from '../log.ts'

/** Work that time brings. */
export interface Chore {
  everySeconds: number
  run(): Promise<void>
}

export interface RunningChores {
  /** Starts none again, and waits for those under way. */
  stop(): Promise<void>
}

/** Does each chore again and again, never twice at once. One that fails is logged and done again in its time. */
export function startChores(chores: readonly Chore[], log: Log): RunningChores {
  const running = new Map<Chore, Promise<void>>()
  const start = (chore: Chore): void => {
    if (running.has(chore)) return
    running.set(
      chore,
      attempt(chore, log).finally(() => running.delete(chore)),
    )
  }
  const timers = chores.map((chore) => setInterval(() => start(chore), chore.everySeconds * 1_000).unref())
  return {
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
