import type { PasswordLink } from '../../../contract/http/password-links.ts'
import type { Database, Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import { endSessions } from '../../db/session-endings.ts'
import { setPassword } from '../../db/user-password.ts'
import type { EventBus, ServerEvent } from '../../events/event-bus.ts'
import type { AddressLimit } from '../../http/address-limit.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller } from '../../http/caller.ts'
import { tokenHash } from '../../http/caller-store.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'
import { dropLink, findLink, type FoundLink } from './password-link-store.ts'

export interface PasswordLinkDeps {
  database: Database
  effects: Effects
  events: EventBus
  /** Bounds how often one address asks: nobody has to, more than a few times. */
  links: AddressLimit
  /** Hashes a new password in its turn: Argon2 takes 19 MiB. */
  hashNewPassword: (password: string) => Promise<string | Refused>
  /** Ends the waits that wrong passwords brought before there was a right one (GRD-8). */
  forgetWrongPasswords: (tx: Executor, organisationId: string, usernameKey: string) => Promise<void>
  /** Notes that mails to a user's address reach them. @returns whether that is news. */
  verifyMailbox: (tx: Executor, userId: string, email: string, now: number) => Promise<boolean>
  /** Refuses a mailed password to who got the PIN by mail (POL-8). */
  oneMailbox: { refuses: (tx: Executor, who: MailboxUser, factor: 'password') => Promise<Refused | null> }
}

interface MailboxUser {
  organisationId: string
  userId: string
  ip: string
  deviceId: null
}

export interface PasswordLinkService {
  /** Whom a link is for; changes nothing. */
  read: (caller: BrowserCaller, token: string) => Promise<PasswordLink | Refused>
  /** Sets the password and burns the link. Null: done. */
  use: (caller: BrowserCaller, token: string, password: string) => Promise<Refused | null>
}

/** Links by which somebody chooses the own password (ACC-1, ACC-2). Whoever holds one is taken for its user; nobody else learns anything. */
export function createPasswordLinkService(deps: PasswordLinkDeps): PasswordLinkService {
  return {
    read: async ({ ip }, token) => {
      const found = await look(deps, ip, tokenHash(token))
      return 'refused' in found ? found : toPasswordLink(found)
    },
    use: async ({ ip }, token, password) => {
      const found = await look(deps, ip, tokenHash(token))
      if ('refused' in found) return found
      // Hashed before anything is locked, and only for who holds a good link.
      const passwordHash = await deps.hashNewPassword(password)
      if (typeof passwordHash !== 'string') return passwordHash
      const done = await deps.database.transaction((tx) => useIn(deps, tx, found, { ip, token, passwordHash }))
      if ('refused' in done) return done
      deps.events.publish(...done)
      return null
    },
  }
}

async function look({ database, effects, links }: PasswordLinkDeps, ip: string, hash: Uint8Array): Promise<FoundLink | Refused> {
  const wait = await links.take(ip)
  if (wait !== null) return { refused: 'try_later', retryAfterSeconds: wait }
  return (await findLink(database, hash, effects.now())) ?? { refused: 'not_found' }
}

interface Use {
  ip: string
  token: string
  passwordHash: string
}

/** The link is read anew behind the organisation's row: of simultaneous uses, of a withdrawal and of a block in between one wins. */
async function useIn(deps: PasswordLinkDeps, tx: Executor, { organisation_id }: FoundLink, use: Use): Promise<Refused | ServerEvent[]> {
  const { effects } = deps
  await lockOrganisation(tx, organisation_id)
  const now = effects.now()
  const link = await findLink(tx, tokenHash(use.token), now)
  if (link === undefined) return { refused: 'not_found' }
  const byMail = isMailed(link, use.token)
  const who = { organisationId: organisation_id, userId: link.user_id, ip: use.ip, deviceId: null }
  const refused = byMail ? await deps.oneMailbox.refuses(tx, who, 'password') : null
  if (refused !== null) return refused
  await dropLink(tx, link)
  await setPassword(tx, link.user_id, use.passwordHash, byMail ? 'mail' : 'otherwise')
  await deps.forgetWrongPasswords(tx, organisation_id, link.username_key ?? '')
  await noteMailbox(deps, tx, link, use)
  const by = { actorId: link.user_id, ip: use.ip }
  const event = { organisationId: organisation_id, at: now, ...by, subjectId: null, deviceId: null, sessionId: null }
  if (link.kind === 'invitation') {
    await recordEvent(tx, effects.newId, { type: 'user.invitation_used', ...event, details: {} })
    return []
  }
  await recordEvent(tx, effects.newId, { type: 'user.password_reset', ...event, details: { by: 'mail' } })
  // Whoever else is signed in as this user may be why the password was to be a new one (ACC-1).
  return endSessions(tx, effects, { user_id: link.user_id }, 'password_changed', by)
}

/** Whoever comes by the token that was mailed has the mail (SELF-7); the link that a lead was shown proves nothing of a mailbox. */
async function noteMailbox({ effects, verifyMailbox }: PasswordLinkDeps, tx: Executor, link: FoundLink, { ip, token }: Use): Promise<void> {
  const { mailed_to: mailedTo, user_id: actorId, organisation_id: organisationId } = link
  if (mailedTo === null || !isMailed(link, token)) return
  const now = effects.now()
  if (!(await verifyMailbox(tx, actorId, mailedTo, now))) return
  const by = { organisationId, at: now, actorId, subjectId: null, deviceId: null, sessionId: null, ip }
  await recordEvent(tx, effects.newId, { type: 'user.email_verified', ...by, details: {} })
}

/** Whether this is the token that was mailed; a lead is shown another. */
function isMailed({ mailed_token_hash: hash }: FoundLink, token: string): boolean {
  return hash !== null && Buffer.from(hash).equals(tokenHash(token))
}

function toPasswordLink({ kind, display_name, username, slug, name, expires_at }: FoundLink): PasswordLink {
  return {
    kind,
    user: { displayName: display_name, username: username ?? '' },
    organisation: { slug, name },
    expiresAt: new Date(expires_at).toISOString(),
  }
}
