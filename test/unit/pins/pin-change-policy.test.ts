import { describe, expect, it } from 'vitest'
import { changeDue } from '../../../contract/pin-change-reasons.ts'
import { refuseImage, tokenHolds, tokenLife, type TokenFacts } from '../../../server/features/pin-changes/pin-change-policy.ts'

const day = 24 * 60 * 60_000
const off = { given: false, days: 0, shorter: false, minLength: 5 }
const own = { chosenByOwner: true, setAt: 0, length: 5 }

describe('when a new PIN is due', () => {
  it('FRC-1 demands nothing unless the organisation says so', () => {
    expect(changeDue(off, { chosenByOwner: false, setAt: 0, length: 4 }, 1_000 * day)).toBeNull()
  })

  it('FRC-1 demands it of one that somebody else set', () => {
    const rules = { ...off, given: true }
    expect(changeDue(rules, { ...own, chosenByOwner: false }, 0)).toBe('given')
    expect(changeDue(rules, own, 1_000 * day)).toBeNull()
  })

  it('FRC-1 demands it from an age on, to the millisecond', () => {
    const rules = { ...off, days: 90 }
    expect(changeDue(rules, own, 90 * day - 1)).toBeNull()
    expect(changeDue(rules, own, 90 * day)).toBe('old')
  })

  it('FRC-1 demands it of one that is shorter than the shortest that may be typed', () => {
    const rules = { ...off, shorter: true, minLength: 6 }
    expect(changeDue(rules, own, 0)).toBe('short')
    expect(changeDue(rules, { ...own, length: 6 }, 0)).toBeNull()
  })
})

describe('a token', () => {
  const fresh: TokenFacts = {
    made: { at: 1_000, until: 1_000 + tokenLife, pinSetAt: 500, pinVersion: 1, userVersion: 3 },
    found: { pinSetAt: 500, pinVersion: 1, userVersion: 3, blocked: false, removed: false },
    since: 900,
  }

  it('FRC-2 holds for ten minutes while nothing changed', () => {
    expect(tokenHolds(fresh, 1_000)).toBe(true)
    expect(tokenHolds(fresh, 1_000 + 10 * 60_000 - 1)).toBe(true)
    expect(tokenHolds(fresh, 1_000 + 10 * 60_000)).toBe(false)
  })

  it.each([
    ['another PIN', { ...fresh, found: { ...fresh.found, pinSetAt: 501 } }],
    ['another PIN of the same millisecond', { ...fresh, found: { ...fresh.found, pinVersion: 2 } }],
    ['no PIN', { ...fresh, found: { ...fresh.found, pinSetAt: null } }],
    ['a user who changed', { ...fresh, found: { ...fresh.found, userVersion: 4 } }],
    ['a blocked user', { ...fresh, found: { ...fresh.found, blocked: true } }],
    ['a removed user', { ...fresh, found: { ...fresh.found, removed: true } }],
    ['an approval that is newer', { ...fresh, since: 1_001 }],
  ])('FRC-2 is worth nothing with %s', (_, facts) => {
    expect(tokenHolds(facts, 1_001)).toBe(false)
  })
})

describe('security image and phrase', () => {
  const none = { image: null, phrase: null }

  it('FRC-2 are demanded only where nobody may put them off', () => {
    for (const rule of ['off', 'optional', 'asked'] as const) expect(refuseImage(rule, {}, none)).toBeNull()
    expect(refuseImage('required', {}, none)).toMatchObject({ errors: [{ field: 'imageName' }, { field: 'personalPhrase' }] })
    expect(refuseImage('required', { imageName: 'snail' }, none)).toMatchObject({ errors: [{ field: 'personalPhrase' }] })
    expect(refuseImage('required', { imageName: 'snail' }, { image: null, phrase: 'Hello' })).toBeNull()
  })
})
