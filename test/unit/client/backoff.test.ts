import fc from 'fast-check'
import { expect, it } from 'vitest'
import { backoffDelay } from '../../../client/http/backoff.ts'

const rule = { base: 1_000, cap: 15_000 }
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

it('TRM-3 no delay is under 200 ms or beyond the cap', () => {
  fc.assert(
    fc.property(fc.nat(2_000), chance, (attempt, random) => {
      const delay = backoffDelay(rule, attempt, random)
      expect(delay).toBeGreaterThanOrEqual(200)
      expect(delay).toBeLessThanOrEqual(15_000)
    }),
  )
})

it('TRM-3 the bound doubles with each try, and the delay is drawn from all of it', () => {
  const almostOne = 1 - 1e-9
  expect([0, 1, 2, 3, 4].map((attempt) => backoffDelay(rule, attempt, almostOne))).toEqual([1_000, 2_000, 4_000, 8_000, 15_000])
  expect(backoffDelay(rule, 4, 0.5)).toBe(7_500)
})
