import { describe, expect, it } from 'vitest'
import { adviseLength } from '../../../contract/length-advice.ts'

describe('advice on the PIN length', () => {
  it.each([
    [1, 5],
    [60, 5],
    [62, 5],
    [63, 6],
    [600, 6],
    [700, 7],
    [6_000, 7],
  ])('ACT-3 recommends to %i people %i digits', (people, length) => {
    expect(adviseLength(people, 5).recommendedLength).toBe(length)
  })

  it('ACT-3 keeps guessing under 4 % in 30 days at every recommended length', () => {
    for (const people of [1, 10, 62, 63, 300, 620, 5_000, 60_000, 1_000_000]) {
      const { recommendedLength } = adviseLength(people, 5)
      expect(adviseLength(people, recommendedLength)).toMatchObject({ recommendedLength, mustAcceptRisk: false })
    }
  })

  it('ACT-3 asks to accept 4 % and more: the eight tries a day that a register always has hit too many PINs', () => {
    expect(adviseLength(120, 5)).toMatchObject({ mustAcceptRisk: false })
    const many = adviseLength(400, 5)
    expect(many).toMatchObject({ recommendedLength: 6, mustAcceptRisk: true })
    expect(many.risk).toBeCloseTo(1 - (1 - 400 / 99_820) ** 32, 3)
    expect(adviseLength(400, 6)).toMatchObject({ mustAcceptRisk: false })
    expect(adviseLength(40, 4)).toMatchObject({ mustAcceptRisk: true })
  })
})
