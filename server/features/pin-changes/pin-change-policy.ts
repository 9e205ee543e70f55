import type { SecurityImageRule } from '../../../contract/security-images.ts'
import type { Refused } from '../../http/answer.ts'

/** How long a token holds, in milliseconds: time to learn a PIN by heart and to choose a picture. */
export const tokenLife = 10 * 60_000

/** Which PIN, of which state of its user. */
interface PinFacts {
  /** Null where there is no PIN. */
  pinSetAt: number | null
  /** Two PINs may be set within a millisecond, never under one version. */
  pinVersion: number | null
  userVersion: number
}

export interface TokenFacts {
  /** What the token was made for. */
  made: PinFacts & { at: number; until: number }
  /** The same as it stands now. */
  found: PinFacts & { blocked: boolean; removed: boolean }
  /** Since when the device is approved and PIN login activated, or since when the application has its key. */
  since: number
}

/** Whether a token still holds: neither its PIN nor its user changed, and what it was handed out under stood all the time. */
export function tokenHolds({ made, found, since }: TokenFacts, now: number): boolean {
  if (found.blocked || found.removed || found.userVersion !== made.userVersion) return false
  if (found.pinSetAt !== made.pinSetAt || found.pinVersion !== made.pinVersion) return false
  return now < made.until && since <= made.at
}

/** Image and phrase as chosen now; undefined where left out. */
export interface ChosenImage {
  imageName?: string | undefined
  personalPhrase?: string | undefined
}

/** Where the organisation asks for both and lets nobody put it off, both are there afterwards. Null: they are. */
export function refuseImage(
  rule: SecurityImageRule,
  chosen: ChosenImage,
  before: { image: string | null; phrase: string | null },
): Refused | null {
  if (rule !== 'required') return null
  const missing = [
    ...((chosen.imageName ?? before.image) === null ? [{ field: 'imageName', rule: 'Choose a security image.' }] : []),
    ...((chosen.personalPhrase ?? before.phrase) === null ? [{ field: 'personalPhrase', rule: 'Write a personal phrase.' }] : []),
  ]
  return missing.length === 0 ? null : { refused: 'security_image_missing', errors: missing }
}

/** One answer for a token that is used up, over, altered, of another device or user: it tells of none. */
export const tokenRefused: Refused = {
  refused: 'pin_change_not_accepted',
  detail: 'Sign in again: this took too long, or was done already.',
}

/** Said to the owner of a PIN of that PIN alone: it tells of nobody else's (POL-9). */
export const unchanged: Refused = {
  refused: 'pin_unchanged',
  errors: [{ field: 'pin', rule: 'This is a PIN that you have or had lately. Choose another.' }],
}
