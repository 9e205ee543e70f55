import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceOfHit, dayBudget, monthBudget, populationOf } from '../../../contract/guess-chance.ts'
import {
  afterLift,
  afterRightPin,
  afterWrongPin,
  liftsLeftAtDevice,
  mayForgive,
  mayLookUp,
  triesLeft,
  untouched,
  type GuessingState,
} from '../../../server/features/guessing/guessing-policy.ts'

const shop = populationOf(8, [5], 5)
const start = Date.UTC(2026, 10, 21, 9)
const minute = 60_000
const day = 24 * 60 * minute

/** A device after so many distinct wrong PINs in a row, each as soon as the policy allows. */
function afterWrong(count: number, state: GuessingState = untouched, from = start): { state: GuessingState; now: number } {
  let now = from
  let next = state
  for (let typed = 0; typed < count; typed += 1) {
    now = Math.max(now, next.waitUntil ?? now) + 1_000
    next = afterWrongPin(next, now, shop)
  }
  return { state: next, now }
}

describe('waits', () => {
  it.each([
    [5, 1],
    [6, 5],
    [7, 15],
    [8, 30],
    [9, 90],
  ])('GRD-1 waits after the %i. distinct wrong PIN in a row for %i minutes', (count, minutes) => {
    const { state, now } = afterWrong(count)
    expect(mayLookUp(state, now)).toEqual({ kind: 'wait', until: now + minutes * minute })
    expect(mayLookUp(state, now + minutes * minute)).toEqual({ kind: 'look_up' })
  })

  it('GRD-1 pauses at the tenth distinct wrong PIN in a row', () => {
    const { state, now } = afterWrong(10)
    expect(state.pauseReason).toBe('in_a_row')
    expect(mayLookUp(state, now + 365 * day)).toEqual({ kind: 'paused' })
  })

  it('GRD-1 starts the row anew after a right PIN', () => {
    const { state, now } = afterWrong(4)
    expect(triesLeft(afterRightPin(state, now, null), now, shop)).toEqual({ triesLeft: 5, afterTries: { kind: 'wait', seconds: 60 } })
  })

  it('GRD-9 says how many tries are left and what comes then', () => {
    expect(triesLeft(untouched, start, shop)).toEqual({ triesLeft: 5, afterTries: { kind: 'wait', seconds: 60 } })
    expect(triesLeft(afterWrong(2).state, start + minute, shop)).toEqual({ triesLeft: 3, afterTries: { kind: 'wait', seconds: 60 } })
    const ninth = afterWrong(9)
    expect(triesLeft(ninth.state, ninth.now + 91 * minute, shop)).toEqual({ triesLeft: 1, afterTries: { kind: 'pause' } })
  })
})

describe('budgets', () => {
  it.each([
    [1, [5], 32],
    [31, [5], 32],
    [60, [5], 16],
    [124, [5], 8],
    [5_000, [5], 8],
    [600, [6], 16],
    [8, [4, 6], 12],
  ])('GRD-2 gives %i people with PINs of length %j a day of %i wrong PINs', (people, lengths, budget) => {
    expect(dayBudget(populationOf(people, lengths, 5))).toBe(budget)
    expect(monthBudget(populationOf(people, lengths, 5))).toBe(4 * budget)
  })

  it('GRD-2 never gives a budget back for a right PIN', () => {
    const small = populationOf(5_000, [5], 5)
    let state = untouched
    for (let typed = 0; typed < 8; typed += 1) {
      expect(mayLookUp(state, start + typed)).toEqual({ kind: 'look_up' })
      state = afterRightPin(afterWrongPin(state, start + typed, small), start + typed, null)
    }
    expect(state).toMatchObject({ pauseReason: 'day_budget' })
  })

  it('GRD-2 pauses within 30 days at four times the day', () => {
    const small = populationOf(5_000, [5], 5)
    let state = untouched
    let now = start
    let wrong = 0
    while (state.pausedAt === null) {
      now += day / 6
      state = afterRightPin(afterWrongPin(state, now, small), now, null)
      wrong += 1
    }
    expect({ wrong, reason: state.pauseReason }).toEqual({ wrong: 32, reason: 'month_budget' })
  })

  it('GRD-2 looks up no more wrong PINs in any 24 hours or 30 days than the budgets, whatever is typed when', () => {
    const step = fc.record({ wait: fc.integer({ min: 0, max: 8 * 60 }), right: fc.boolean() })
    // Whoever guesses at an even pace, with a right PIN in between, gets up to the budgets; whoever types anyhow seldom does.
    const even = fc
      .record({ wait: fc.integer({ min: 1, max: 5 * 60 }), wrong: fc.integer({ min: 1, max: 9 }) })
      .map(({ wait, wrong }) => Array.from({ length: 400 }, (_, at) => ({ wait, right: at % (wrong + 1) === wrong })))
    fc.assert(
      fc.property(fc.oneof(fc.array(step, { maxLength: 400 }), even), fc.integer({ min: 1, max: 300 }), (steps, people) => {
        const population = populationOf(people, [5], 5)
        const lookedUp: number[] = []
        let state = untouched
        let now = start
        for (const { wait, right } of steps) {
          now += wait * minute + 1
          if (mayLookUp(state, now).kind !== 'look_up') continue
          if (!right) lookedUp.push(now)
          state = right ? afterRightPin(state, now, null) : afterWrongPin(state, now, population)
        }
        const within = (span: number) => Math.max(0, ...lookedUp.map((end) => lookedUp.filter((at) => at > end - span && at <= end).length))
        return within(day) <= dayBudget(population) && within(30 * day) <= monthBudget(population)
      }),
    )
  })

  it('GRD-9 computes the chance that the tries would have hit anybody', () => {
    expect(chanceOfHit(0, shop)).toBe(0)
    expect(chanceOfHit(10, shop)).toBeCloseTo(80 / 99_820, 5)
    expect(chanceOfHit(99_820, shop)).toBe(1)
  })
})

describe('lifts', () => {
  it('GRD-9 gives a fresh day after a lift, and never back what the month has used', () => {
    const { state, now } = afterWrong(10)
    const lifted = afterLift(state, now, 'console')
    expect(mayLookUp(lifted, now)).toEqual({ kind: 'look_up' })
    expect(triesLeft(lifted, now, shop)).toEqual({ triesLeft: 5, afterTries: { kind: 'wait', seconds: 60 } })
    expect(lifted.charges).toHaveLength(10)
  })

  it('GRD-9 allows two lifts at the device in 30 days', () => {
    const once = afterLift(untouched, start, 'device')
    const twice = afterLift(once, start + day, 'device')
    expect([untouched, once, twice].map((state) => liftsLeftAtDevice(state, start + day))).toEqual([2, 1, 0])
    expect(liftsLeftAtDevice(twice, start + 31 * day)).toBe(2)
    expect(liftsLeftAtDevice(afterLift(once, start, 'console'), start)).toBe(1)
  })
})

describe('slips', () => {
  it('GRD-5 gives back the one charge that the slip made', () => {
    const { state, now } = afterWrong(3)
    const [first, second, third] = state.charges
    expect(afterRightPin(state, now, { chargedAt: second ?? 0 }).charges).toEqual([first, third])
  })

  it('GRD-5 forgives half the budget in all', () => {
    let state = untouched
    let forgiven = 0
    for (let slip = 0; slip < 40; slip += 1) {
      const now = start + slip * minute
      const wrong = afterWrongPin(state, now, shop)
      if (wrong.pausedAt !== null) break
      const forgives = mayForgive(wrong, now, shop)
      forgiven += forgives ? 1 : 0
      state = afterRightPin(wrong, now, forgives ? { chargedAt: now } : null)
    }
    expect(forgiven).toBe(16)
  })
})
