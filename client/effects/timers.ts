import type { TimerName } from '../machine/events.ts'
import type { Clock } from '../ports/clock.ts'

/** One timer of each name; setting it again moves it. */
export interface Timers {
  set(timer: TimerName, at: number): void
  stop(timer: TimerName): void
  stopAll(): void
}

/** Timers that call `ring` when they are due. */
export function createTimers(clock: Clock, ring: (timer: TimerName) => void): Timers {
  const running = new Map<TimerName, () => void>()
  const stop = (timer: TimerName) => {
    running.get(timer)?.()
    running.delete(timer)
  }
  return {
    stop,
    set: (timer, at) => {
      stop(timer)
      running.set(
        timer,
        clock.after(Math.max(0, at - clock.now()), () => ring(timer)),
      )
    },
    stopAll: () => [...running.keys()].forEach(stop),
  }
}
