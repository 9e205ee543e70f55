import type { PinCodeRow } from '../../db/code-rows.ts'
import type { ShareLimit } from '../../db/secret-mails.ts'

/** How long a code works from the moment it was asked for, in milliseconds: 15 minutes (SELF-7). */
export const codeSpan = 15 * 60_000

/** Wrong codes after which a request is over, right one or not. */
export const mostWrong = 5

/**
 * Codes that one user is mailed in 24 hours out of one share: 15 guesses at 2^40 codes. All strangers together have one share; each place
 * where the user signed in before has its own, so that a stranger never keeps the owner from a code.
 */
export const codesOfShare: ShareLimit = { kind: 'pin_code', aDay: 3 }

/** Whether a code may still be tried. @param now epoch milliseconds. */
export function isOpen({ wrong, expires_at }: Pick<PinCodeRow, 'wrong' | 'expires_at'>, now: number): boolean {
  return wrong < mostWrong && expires_at > now
}
