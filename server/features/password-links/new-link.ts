import type { Executor } from '../../db/database.ts'
import type { PasswordLinkRow, UserRow } from '../../db/schema.ts'
import { tokenHash } from '../../http/caller-store.ts'
import type { Effects } from '../effects.ts'

/** Whom a link is for. */
export type LinkUser = Pick<UserRow, 'id' | 'organisation_id' | 'username'>

export interface NewLink {
  /** Where the link leads; the token is in here and nowhere else. */
  url: string
  row: PasswordLinkRow
}

/** Mails a link to its user, in the transaction that made it. @returns whether one will be sent. */
export type TellLink = (tx: Executor, user: LinkUser, link: NewLink) => Promise<boolean>

/** A link with 256 random bits. @param wanted.span how long it holds, in milliseconds */
export function newLink(
  effects: Effects,
  publicUrl: URL,
  { user, kind, span }: { user: LinkUser; kind: PasswordLinkRow['kind']; span: number },
): NewLink {
  const token = Buffer.from(effects.randomBytes(32)).toString('base64url')
  const now = effects.now()
  const url = new URL('/console/', publicUrl)
  // The token stands in the fragment, which browsers send to no server. One page serves every kind of link.
  url.hash = `/invitation/${token}`
  const times = { created_at: now, expires_at: now + span, mailed_token_hash: null, mailed_to: null }
  return { url: url.href, row: { organisation_id: user.organisation_id, user_id: user.id, kind, token_hash: tokenHash(token), ...times } }
}
