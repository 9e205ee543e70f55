/** Time as the device knows it. Handed in, so that tests hold it still. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Runs `task` once after `milliseconds`; returns how to call it off. */
  after(milliseconds: number, task: () => void): () => void
}

/** The longest delay that timers of browsers and Node keep, in milliseconds; longer ones would fire at once. */
const longestDelay = 2 ** 31 - 1

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, task) => {
    const timer = setTimeout(task, Math.min(milliseconds, longestDelay))
    return () => {
      clearTimeout(timer)
    }
  },
}
