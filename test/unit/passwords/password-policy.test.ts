import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterCharge,
  outlook,
  placeRule,
  strangersRule,
  untried,
  waitAfter,
  waitNow,
  type PasswordCounter,
  type PasswordRule,
} from '../../../server/features/passwords/password-policy.ts'

const minute = 60_000

/** Tries wrong passwords at the given moments, all of them at once if they are equal. @returns when one was verified. */
function verifiedAt(rule: PasswordRule, moments: readonly number[]): number[] {
  const verified: number[] = []
  let counter: PasswordCounter = untried
  for (const now of moments) {
    if (waitNow([{ rule, counter }], now) !== null) continue
    counter = afterCharge({ rule, counter }, now)
    verified.push(now)
  }
  return verified
}

const momentsIn = (longest: number) =>
  fc.array(fc.integer({ min: 0, max: longest }), { minLength: 1, maxLength: 300 }).map((all) => all.sort((a, b) => a - b))

describe('password policy', () => {
  it('GRD-8 waits 15 minutes after 5 wrong passwords, then 30, then 60 each', () => {
    expect([1, 4, 5, 6, 7, 8, 50].map((n) => waitAfter(placeRule, n) / 60)).toEqual([0, 0, 15, 30, 60, 60, 60])
  })

  it('GRD-8 refuses strangers for 24 hours after 100 in a row, and after each one more', () => {
    expect([99, 100, 101].map((n) => waitAfter(strangersRule, n) / 3_600)).toEqual([0, 24, 24])
  })

  it('GRD-8 takes the first password again when the wait is over to the millisecond', () => {
    const tries = [0, 0, 0, 0, 0, 15 * minute - 1, 15 * minute, 45 * minute - 1, 45 * minute, 104 * minute, 105 * minute]
    expect(verifiedAt(placeRule, tries)).toEqual([0, 0, 0, 0, 0, 15 * minute, 45 * minute, 105 * minute])
  })

  it('GRD-8 never lets more passwords be verified than 5 and one for each wait, whenever they come', () => {
    fc.assert(
      fc.property(momentsIn(12 * 60 * minute), (moments) => {
        const verified = verifiedAt(placeRule, moments)
        verified.forEach((at, before) => {
          const first = verified[0] ?? 0
          const waits = Array.from({ length: before }, (_, index) => waitAfter(placeRule, index + 1)).reduce((a, b) => a + b, 0)
          expect(at - first).toBeGreaterThanOrEqual(waits * 1_000)
        })
      }),
    )
  })

  it('GRD-8 never lets strangers verify more than 100 passwords in 24 hours', () => {
    fc.assert(
      fc.property(momentsIn(60 * minute), (moments) => {
        const all = [...moments, ...moments, ...moments].sort((a, b) => a - b)
        expect(verifiedAt(strangersRule, all).length).toBeLessThanOrEqual(100)
      }),
    )
  })

  it('GRD-8 tells the rest of the longest wait that is running, and its whole length', () => {
    const place = { rule: placeRule, counter: { wrongInRow: 6, refusedUntil: 10 * minute + 1 } }
    const strangers = { rule: strangersRule, counter: { wrongInRow: 100, refusedUntil: 60 * minute } }
    expect(waitNow([place], 0)).toEqual({ retryAfterSeconds: 601, waitSeconds: 1_800 })
    expect(waitNow([place, strangers], 0)).toEqual({ retryAfterSeconds: 3_600, waitSeconds: 86_400 })
    expect(waitNow([place], 10 * minute + 1)).toBeNull()
  })

  it('GRD-8 tells the tries that are left and the wait after them', () => {
    const at = (wrongInRow: number, rule = placeRule) => ({ rule, counter: { wrongInRow, refusedUntil: null } })
    expect(outlook([at(1)])).toEqual({ triesLeft: 4, seconds: 900 })
    expect(outlook([at(5)])).toEqual({ triesLeft: 0, seconds: 900 })
    expect(outlook([at(6)])).toEqual({ triesLeft: 0, seconds: 1_800 })
    expect(outlook([at(2), at(99, strangersRule)])).toEqual({ triesLeft: 1, seconds: 86_400 })
    expect(outlook([at(5), at(100, strangersRule)])).toEqual({ triesLeft: 0, seconds: 86_400 })
  })
})
