/** A clock that stands still until a test moves it; epoch milliseconds. */
export interface ServerClock {
  now: () => number
  forward(ms: number): void
}

export function createServerClock(start = Date.UTC(2026, 0, 5, 8)): ServerClock {
  let time = start
  return { now: () => time, forward: (ms) => (time += ms) }
}
