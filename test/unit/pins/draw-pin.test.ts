import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trivialRule } from '../../../contract/pin-rules.ts'
import { drawPin } from '../../../server/features/pins/draw-pin.ts'

/** Hands the given bytes out in turn, then those of a PIN that is not trivial. */
function dice(bytes: readonly number[]): (count: number) => Uint8Array {
  const left = [...bytes]
  return (count) => Uint8Array.from({ length: count }, () => left.shift() ?? Math.floor(Math.random() * 250))
}

const lengths = fc.integer({ min: 4, max: 16 })

describe('drawing a PIN', () => {
  it('POL-3 throws a trivial PIN away and draws anew, with every digit', () => {
    fc.assert(
      fc.property(lengths, fc.nat(9), fc.nat(9), (length, first, step) => {
        const trivial = Array.from({ length }, (_, at) => (first + at * step) % 10)
        const pin = drawPin(length, dice(trivial))
        expect(pin).toMatch(new RegExp(`^[0-9]{${length}}$`))
        expect(trivialRule(pin)).toBeNull()
      }),
    )
  })

  it('POL-10 draws every digit equally often: bytes from 250 on are thrown away', () => {
    const even = [4, 8, 2, 1, 243]
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 250, max: 255 })), { maxLength: 20 }), (uneven) => {
        const bytes = uneven.reduce<number[]>((mixed, [at, byte]) => mixed.toSpliced(at, 0, byte), even)
        expect(drawPin(5, dice(bytes))).toBe('48213')
      }),
    )
  })
})
