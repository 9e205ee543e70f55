import type { KeyRing } from '../../crypto/key-ring.ts'
import type { PinLinkRow } from '../../db/mail-rows.ts'
import { tokenHash } from '../../http/caller-store.ts'
import type { Effects } from '../effects.ts'

/** How long a link shows a PIN, in milliseconds (MAIL-3). */
export const pinLinkSpan = 24 * 60 * 60_000

/** A PIN somebody just got. */
export interface NewPin {
  organisationId: string
  userId: string
  pin: string
}

export interface NewPinLink {
  /** Where the link leads; the token is in here and nowhere else. */
  url: string
  row: PinLinkRow
}

/** Makes the link, with 256 random bits, and seals the digits for its row: with the token, which the database has not, a part of the place. */
export function newPinLink(effects: Effects, keys: KeyRing, publicUrl: URL, { organisationId, userId, pin }: NewPin): NewPinLink {
  const token = Buffer.from(effects.randomBytes(32)).toString('base64url')
  const url = new URL('/console/', publicUrl)
  // The token stands in the fragment, which browsers send to no server.
  url.hash = `/new-pin/${token}`
  const now = effects.now()
  const place = { organisation_id: organisationId, user_id: userId }
  const sealed = keys.seal('pin link', pin, pinPlaceOf(place, token))
  return { url: url.href, row: { ...place, token_hash: tokenHash(token), sealed, created_at: now, expires_at: now + pinLinkSpan } }
}

/** Where a sealed PIN lies: it opens for its user and with its token alone. */
export function pinPlaceOf({ organisation_id, user_id }: Pick<PinLinkRow, 'organisation_id' | 'user_id'>, token: string): string {
  return `pin link ${organisation_id} ${user_id} ${token}`
}
