import { describe, expect, it } from 'vitest'
import { strengthOf } from '../../../renderer/console/parts/password-strength.ts'

const own = ['zoe.brandt', 'Zoë Brandt', 'Corner Shop']

describe('strength of a new password', () => {
  it.each([
    ['', { kind: 'short', missing: 10 }],
    ['ninesigns', { kind: 'short', missing: 1 }],
    ['1234567890', { kind: 'guessable' }],
    ['aaaaaaaaaaaaaaaaaaaa', { kind: 'guessable' }],
    ['Password2026', { kind: 'guessable' }],
    ['CornerShop!7', { kind: 'guessable' }],
    ['zoe.brandt.1', { kind: 'guessable' }],
    ['k7#Rw2vq9!', { kind: 'fair' }],
    ['correct horse battery', { kind: 'long' }],
  ])('ACC-2 says of %j what it is', (password, strength) => {
    expect(strengthOf(password, own)).toEqual(strength)
  })
})
