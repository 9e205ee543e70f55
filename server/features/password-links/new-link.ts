import type { Executor } from '../../db/database.ts'
import type { PasswordLinkRow } from '../../db/mail-rows.ts'
import type { UserRow } from '../../db/schema.ts'
import { tokenHash } from '../../http/caller-store.ts'
import type { Effects } from '../effects.ts'

/** Whom a link is for. */
export type LinkUser = Pick<UserRow, 'id' | 'organisation_id' | 'username' | 'email'>

export interface NewLink {
  /** Where the link leads; the token is in here and nowhere else. */
  url: string
  /** The same as it is mailed, with a token of its own: who comes by it shows that the mail reached them (SELF-7). */
  mailedUrl: string
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
  const [token, mailed] = [newToken(effects), newToken(effects)]
  const now = effects.now()
  const times = { created_at: now, expires_at: now + span, mailed_token_hash: tokenHash(mailed), mailed_to: user.email }
  return {
    url: urlOf(publicUrl, token),
    mailedUrl: urlOf(publicUrl, mailed),
    row: { organisation_id: user.organisation_id, user_id: user.id, kind, token_hash: tokenHash(token), ...times },
  }
}

function newToken({ randomBytes }: Effects): string {
  return Buffer.from(randomBytes(32)).toString('base64url')
}

/** The token stands in the fragment, which browsers send to no server. One page serves every kind of link. */
function urlOf(publicUrl: URL, token: string): string {
  const url = new URL('/console/', publicUrl)
  url.hash = `/invitation/${token}`
  return url.href
}
