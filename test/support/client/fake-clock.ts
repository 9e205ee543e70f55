import type { Clock } from '../../../client/ports/clock.ts'

export interface FakeClock extends Clock {
  /** Moves time on and runs what falls due, in order. */
  advance(milliseconds: number): void
  /** Milliseconds until each timer that is set, soonest first. */
  pending(): number[]
}

/** A clock that stands still until it is moved. */
export function createFakeClock(start = Date.UTC(2026, 0, 5, 10, 42)): FakeClock {
  let now = start
  let timers: { at: number; task: () => void }[] = []
  const soonest = () => timers.toSorted((a, b) => a.at - b.at)
  return {
    now: () => now,
    after: (milliseconds, task) => {
      const timer = { at: now + milliseconds, task }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    advance: (milliseconds) => {
      const end = now + milliseconds
      for (let due = soonest()[0]; due && due.at <= end; due = soonest()[0]) {
        const { at, task } = due
        timers = timers.filter((timer) => timer !== due)
        now = at
        task()
      }
      now = end
    },
    pending: () => soonest().map((timer) => timer.at - now),
  }
}
