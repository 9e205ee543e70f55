import { describe, expect, it } from 'vitest'
import { usablePins } from '../../../contract/pin-rules.ts'
import {
  afterRight,
  afterWrong,
  knownPlaces,
  outlook,
  refuseWaiting,
  strangersPlace,
  untriedAt,
  wrongADay,
  type StepCounter,
} from '../../../server/features/second-steps/second-step-tries.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Wrong PINs that get through in so many days where somebody tries every minute, and the owner comes in at these minutes of each hour. */
function guessed(start: StepCounter[], days: number, owner: readonly number[]): number[] {
  let counters = start
  const at: number[] = []
  for (let now = day; now < day + days * day; now += minute) {
    if (owner.includes((now / minute) % 60) && refuseWaiting(counters, now) === null) counters = counters.map((one) => afterRight(one, now))
    if (refuseWaiting(counters, now) !== null) continue
    // Whoever is clever stops before the wait, and lets the owner's next sign-in end the row.
    if (owner.length > 0 && (counters[0]?.wrong ?? 0) >= 4) continue
    counters = counters.map((one) => afterWrong(one, now))
    at.push(now)
  }
  return at
}

const strangers = [untriedAt(strangersPlace)]
const atHome = [untriedAt('console:home'), untriedAt(knownPlaces)]

describe('wrong PINs after the password', () => {
  it.each([
    ['strangers', strangers, []],
    ['strangers, while the owner comes in as one', strangers, [0, 7, 13, 31, 44]],
    ['a known place, while its owner comes in', atHome, [0, 7, 13, 31, 44]],
  ])('POL-8 GRD-8 gives %s no more than 16 a day, whatever comes in between', (_, start, owner) => {
    const at = guessed(start, 30, owner)
    expect(at.length).toBeLessThanOrEqual(30 * wrongADay)
    expect(at.length).toBeGreaterThan(29 * wrongADay)
    const days = at.map((one) => at.filter((other) => other >= one && other < one + day).length)
    expect(Math.max(...days)).toBeLessThanOrEqual(2 * wrongADay)
  })

  it('POL-8 keeps the chance of a five-digit PIN below 1 % in 30 days, both together', () => {
    expect((2 * wrongADay * 30) / usablePins(5)).toBeLessThan(0.01)
  })

  it('POL-8 waits 15, 30, 60 and 60 minutes from the fifth on, and says how long the wait is in all', () => {
    let [counter = untriedAt('x')] = strangers
    let now = day
    const said: number[] = []
    for (let n = 1; n <= 8; n += 1) {
      counter = afterWrong(counter, now)
      said.push(outlook([counter], now).triesLeft, (refuseWaiting([counter], now) ?? {}).waitSeconds ?? 0)
      now = Math.max(now, counter.waitUntil ?? 0)
    }
    expect(said).toEqual([4, 0, 3, 0, 2, 0, 1, 0, 0, 900, 0, 1_800, 0, 3_600, 0, 3_600])
    expect(refuseWaiting([counter], now - 60_000)).toMatchObject({ retryAfterSeconds: 60, waitSeconds: 3_600 })
  })

  it('POL-8 tells the wait until the day is over where that comes first', () => {
    const nearly = { ...untriedAt(strangersPlace), dayFrom: day, dayWrong: wrongADay - 2 }
    const after = afterWrong(nearly, day + 60 * minute)
    expect(outlook([after], day + 60 * minute)).toEqual({ triesLeft: 1, seconds: 23 * 3_600 })
    expect(refuseWaiting([afterWrong(after, day + 60 * minute)], day + 120 * minute)).toMatchObject({ retryAfterSeconds: 22 * 3_600 })
  })
})
