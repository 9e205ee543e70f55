import type { Refused } from '../../http/answer.ts'

/** Wrong PINs that somebody may type as the own one, in all, until the own password signs again: whoever finds a console open gets no more. */
const freeTries = 5

/** How often the own PIN may still be typed wrong. */
export function currentTriesLeft(wrong: number): number {
  return Math.max(0, freeTries - wrong)
}

/** How long a sign-in speaks for whoever sits there when there is no PIN to show, in milliseconds. */
const freshFor = 15 * 60 * 1_000

/** Whether a first PIN takes the own password. @param startedAt of the session; both in epoch milliseconds. */
export function mustSignInAgain(startedAt: number, now: number): boolean {
  return now - startedAt > freshFor
}

/** Nobody creates, changes, generates or recovers the own PIN here (POL-5). */
export const changeOff: Refused = { refused: 'pin_change_off', detail: 'An admin or manager sets PINs here.' }

/** There is a PIN, so a new one takes it, or the password. */
export const proofMissing: Refused = {
  refused: 'confirmation_not_accepted',
  errors: [{ field: 'proof', rule: 'You have a PIN: a new one takes the current one, or your password.' }],
}

export const nothingToProve: Refused = {
  refused: 'conflict',
  errors: [{ field: 'proof.currentPin', rule: 'You have no PIN yet.' }],
}

/** @param triesLeft until only the password helps. */
export function currentRefused(triesLeft: number): Refused {
  return { refused: 'current_pin_not_accepted', triesLeft, errors: [{ field: 'proof.currentPin', rule: 'This is not your current PIN.' }] }
}

export const passwordNeeded: Refused = { refused: 'password_needed', detail: 'Too many wrong PINs: now it takes your password.' }

/** A first PIN in a session that stood open for a while. */
export const signedInLongAgo: Refused = {
  refused: 'password_needed',
  detail: 'You signed in a while ago: a first PIN takes your password.',
}

/** In a session that a PIN opened, a password opens nothing more: whoever knows it signs in with it. */
export const passwordSessionNeeded: Refused = { refused: 'password_needed', detail: 'Sign in with your password for that.' }

export const pinFirst: Refused = { refused: 'conflict', errors: [{ field: 'on', rule: 'Set a PIN first.' }] }

export const sameAsBefore: Refused = { refused: 'pin_unchanged', errors: [{ field: 'pin', rule: 'This is your PIN already.' }] }
