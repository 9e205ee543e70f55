import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neighboursOf, trivialRule, usablePins } from '../../../contract/pin-rules.ts'
import { generatedLength, refuseTypedPin } from '../../../server/features/pins/pin-policy.ts'

const five = { min: 5, max: 5 }
const allPins = (length: number) => Array.from({ length: 10 ** length }, (_, number) => String(number).padStart(length, '0'))
const pins = fc
  .integer({ min: 4, max: 16 })
  .chain((length) =>
    fc.string({ unit: fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'), minLength: length, maxLength: length }),
  )

describe('PIN rules', () => {
  it('POL-3 refuses exactly 180 of the 100,000 five-digit PINs', () => {
    expect(allPins(5).filter((pin) => refuseTypedPin(pin, five) !== null)).toHaveLength(180)
  })

  it.each([4, 5])('POL-3 counts the usable PINs of %d digits exactly', (length) => {
    expect(usablePins(length)).toBe(allPins(length).filter((pin) => trivialRule(pin) === null).length)
  })

  it.each(['77777', '89012', '98765', '13579', '12121', '98989'])('POL-3 refuses %s, telling the public rule', (pin) => {
    expect(refuseTypedPin(pin, five)).toMatchObject({ refused: 'pin_too_simple', errors: [{ field: 'pin' }] })
  })

  it('PIN-3 takes five digits where the organisation chose nothing, leading zeros too', () => {
    expect(['00742', '48213'].map((pin) => refuseTypedPin(pin, five))).toEqual([null, null])
    expect(['0742', '482139'].map((pin) => refuseTypedPin(pin, five))).toEqual([
      { refused: 'pin_wrong_length', detail: 'A PIN here has 5 digits.', errors: [{ field: 'pin', rule: 'A PIN here has 5 digits.' }] },
      { refused: 'pin_wrong_length', detail: 'A PIN here has 5 digits.', errors: [{ field: 'pin', rule: 'A PIN here has 5 digits.' }] },
    ])
    expect(refuseTypedPin('4821397', { min: 4, max: 6 })).toMatchObject({ detail: 'A PIN here has 4 to 6 digits.' })
  })

  it.each([
    [4, 999, 4],
    [4, 1_000, 5],
    [4, 10_000, 6],
    [4, 100_000, 7],
    [8, 100_000, 8],
  ])('POL-2 generates, where %d digits are the minimum and there are %d users, %d digits', (min, users, length) => {
    expect(generatedLength({ min, max: 16 }, users)).toBe(length)
  })

  it('POL-10 knows the neighbours of a PIN: one digit or one swap away, both ways, never itself', () => {
    fc.assert(
      fc.property(pins, (pin) => {
        const near = neighboursOf(pin)
        expect(near).not.toContain(pin)
        expect(new Set(near).size).toBe(near.length)
        expect(near.every((other) => neighboursOf(other).includes(pin))).toBe(true)
      }),
      { numRuns: 25 },
    )
  })
})
