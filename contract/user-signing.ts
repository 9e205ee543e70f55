import { leadRoles, type LoginMethod, type Role } from './roles.ts'

/** What a change of a user may touch that is signed. */
export interface SignedParts {
  role: Role
  loginMethod: LoginMethod
  email: string | null
}

/** By what a change is to be signed: the own password and nothing else, or a PIN as well (SIGN-1). */
export type SignatureNeed = 'password' | 'any'

/** Whether adding somebody is signed: a lead who is added at an open console would outlast it. */
export function isLead(role: Role): boolean {
  return leadRoles.includes(role)
}

/**
 * By what the change of a user is to be signed; null: by nothing. Another address is, where mails to it choose a new password or PIN (ACC-1,
 * SELF-7): always with the password. So is every other role, and what hands the account of a lead to somebody: an address or login method
 * by which the lead is invited anew (ACC-2).
 * @param reachable whether there is a password or a PIN that mails could replace.
 */
export function signatureFor(before: SignedParts, after: SignedParts, reachable: boolean): SignatureNeed | null {
  const readdressed = before.email !== after.email
  if (readdressed && reachable) return 'password'
  if (before.role !== after.role) return 'any'
  return isLead(after.role) && (readdressed || before.loginMethod !== after.loginMethod) ? 'any' : null
}
