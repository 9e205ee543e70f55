import type { AuditEvent } from '../../../contract/audit-events.ts'
import type { Executor } from '../../db/database.ts'
import type { UserRow } from '../../db/schema.ts'
import type { Refused } from '../../http/answer.ts'
import { tokenHash } from '../../http/caller-store.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'
import { putEmailLink } from './email-link-store.ts'
import { refuseMail } from './mail-limits.ts'

export interface VerificationDeps {
  effects: Effects
  publicUrl: () => URL
  /** Whether there is a mail server at all. */
  canMail: boolean
  /** Mails the link to that address, in the same transaction. */
  tellVerify: (tx: Executor, user: Addressed, mail: { email: string; link: string }) => Promise<unknown>
  /** Tells the address before that mails go elsewhere now. */
  tellMoved: (tx: Executor, user: Addressed, email: string) => Promise<unknown>
}

type Addressed = Pick<UserRow, 'id' | 'organisation_id'>
type WithAddress = Addressed & Pick<UserRow, 'email' | 'email_verified_at'>
type By = Omit<AuditEvent, 'type' | 'details'>

/** How long a link that confirms an address holds, in milliseconds. */
const linkSpan = 24 * 60 * 60_000

/** What other features do with addresses, in their own transactions and under `lockOrganisation`. */
export interface Verification {
  /** Asks by mail whether an address is its user's. */
  ask: (tx: Executor, user: WithAddress, by: By) => Promise<Refused | null>
  /** The same for somebody who was just added, whose record that is; `counted` within the limits on mails. */
  welcome: (tx: Executor, user: WithAddress & Pick<UserRow, 'login_method'>, by: By | null) => Promise<void>
  /** An address became another: the one before is told, and the new one asked. */
  moved: (tx: Executor, before: UserRow, after: UserRow, by: By) => Promise<void>
}

export function createVerification(deps: VerificationDeps): Verification {
  return {
    ask: (tx, user, by) => ask(deps, tx, user, by),
    welcome: async (tx, user, by) => {
      // Who is to have a password is invited, and accepting that confirms the address as well.
      if (user.email === null || !deps.canMail || user.login_method !== 'pin_only') return
      if (by === null) await send(deps, tx, user, user.email)
      else await ask(deps, tx, user, by)
    },
    moved: async (tx, before, after, by) => {
      if (before.email === after.email || !deps.canMail) return
      if (before.email !== null && before.email_verified_at !== null) await deps.tellMoved(tx, before, before.email)
      const invited = after.password_hash === null && after.login_method === 'password_and_pin'
      if (after.email !== null && !invited && after.blocked === 0) await ask(deps, tx, { ...after, email_verified_at: null }, by)
    },
  }
}

async function ask(deps: VerificationDeps, tx: Executor, user: WithAddress, by: By): Promise<Refused | null> {
  const conflict = (rule: string): Refused => ({ refused: 'conflict', errors: [{ field: 'email', rule }] })
  if (!deps.canMail) return conflict('No mail server is set up.')
  if (user.email === null) return conflict('There is no e-mail address.')
  if (user.email_verified_at !== null) return conflict('This address is confirmed.')
  const refused = await refuseMail(tx, { organisationId: user.organisation_id, userId: user.id }, deps.effects.now())
  if (refused !== null) return refused
  await send(deps, tx, user, user.email)
  const subjectId = by.actorId === user.id ? null : user.id
  await recordEvent(tx, deps.effects.newId, { type: 'user.verification_sent', ...by, subjectId, details: {} })
  return null
}

async function send({ effects, publicUrl, tellVerify }: VerificationDeps, tx: Executor, user: Addressed, email: string): Promise<void> {
  const token = Buffer.from(effects.randomBytes(32)).toString('base64url')
  const now = effects.now()
  const times = { created_at: now, expires_at: now + linkSpan }
  await putEmailLink(tx, { organisation_id: user.organisation_id, user_id: user.id, email, token_hash: tokenHash(token), ...times })
  const url = new URL('/console/', publicUrl())
  // The token stands in the fragment, which browsers send to no server.
  url.hash = `/confirm-address/${token}`
  await tellVerify(tx, user, { email, link: url.href })
}
