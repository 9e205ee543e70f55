import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contrastOf, leastContrast, signColours } from '../../../renderer/ui/sign/sign-colours.ts'

const channel = fc.integer({ min: 0, max: 255 })
const colour = fc
  .tuple(channel, channel, channel)
  .map((channels) => `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`)

it('TRM-6 finds text that reads on every colour a shop may have, in both voices and when pressed', () => {
  fc.assert(
    fc.property(colour, (sign) => {
      const { on, contrast, tokens } = signColours(sign)
      expect(contrast).toBeGreaterThanOrEqual(leastContrast)
      for (const name of ['on-sign', 'on-sign-2', 'sign-alert']) {
        expect(contrastOf(tokens[name] ?? '', sign)).toBeGreaterThanOrEqual(leastContrast)
      }
      expect(contrastOf(on, tokens['sign-sunk'] ?? '')).toBeGreaterThanOrEqual(leastContrast)
    }),
    { numRuns: 2_000 },
  )
})

it('takes white or ink where they read, and black for the few colours on which neither does', () => {
  expect(signColours('#17493a').on).toBe('#ffffff')
  expect(signColours('#f2c200').on).toBe('#18211c')
  expect(signColours('#777777').on).toBe('#000000')
  expect(contrastOf('#000000', '#ffffff')).toBe(21)
})
