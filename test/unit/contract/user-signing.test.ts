import { describe, expect, it } from 'vitest'
import { roleSchema } from '../../../contract/roles.ts'
import { isLead, signatureFor, type SignedParts } from '../../../contract/user-signing.ts'

const person = (parts: Partial<SignedParts> = {}): SignedParts => ({
  role: 'staff',
  loginMethod: 'password_and_pin',
  email: 'mia@shop.example',
  ...parts,
})

describe('what a change of a user is signed with', () => {
  it('SIGN-1 signs each change of a role, up and down', () => {
    for (const from of roleSchema.options)
      for (const to of roleSchema.options)
        expect(signatureFor(person({ role: from }), person({ role: to }), true), `${from} ${to}`).toBe(from === to ? null : 'any')
  })

  it('SIGN-1 ACC-2 signs what would invite a lead anew, and the same of staff not', () => {
    const changes = [{ loginMethod: 'pin_only' }, { email: 'thief@shop.example' }, { email: null }] as const
    for (const role of roleSchema.options)
      for (const change of changes)
        expect(signatureFor(person({ role }), person({ role, ...change }), false)).toBe(isLead(role) ? 'any' : null)
  })

  it('SELF-7 SIGN-1 asks for the password where mails to the address choose a PIN or password, whatever else changes', () => {
    const after = person({ role: 'admin', email: 'thief@shop.example' })
    expect(signatureFor(person(), after, true)).toBe('password')
    expect(signatureFor(person({ role: 'admin' }), after, true)).toBe('password')
    expect(signatureFor(person(), person(), true)).toBeNull()
  })
})
