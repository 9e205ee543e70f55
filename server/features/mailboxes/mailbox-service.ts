import type { EmailLink } from '../../../contract/http/mailboxes.ts'
import { allRoles, leadRoles, mayManage } from '../../../contract/roles.ts'
import type { Database, Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { UserRow } from '../../db/schema.ts'
import type { AddressLimit } from '../../http/address-limit.ts'
import type { Refused } from '../../http/answer.ts'
import { tokenHash } from '../../http/caller-store.ts'
import type { BrowserCaller, LiveSession, WithSession } from '../../http/caller.ts'
import type { StillMay } from '../../http/still-may.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { Effects } from '../effects.ts'
import { dropEmailLink, findEmailLink, forgetEmailLinks } from './email-link-store.ts'
import { changeAddress, lockAddressed, verifyMailbox } from './mailbox-store.ts'
import type { Verification } from './verification.ts'

export interface MailboxDeps {
  database: Database
  effects: Effects
  /** Bounds how often one address asks about links. */
  links: AddressLimit
  verification: Verification
  /** Whether who signed may still do it, asked in the transaction. */
  stillMay: StillMay
  /** Signs a change with the own password. */
  confirmPassword: (session: LiveSession, password: string, caller: BrowserCaller) => Promise<'accepted' | Refused>
}

type Person = WithSession<BrowserCaller>

/** Null: done. */
export interface MailboxService {
  /** @param password the own one, which signs. */
  changeOwn: (caller: Person, email: string | null, password: string) => Promise<Refused | null>
  /** Mails a link that confirms an address: one's own, or a user's. */
  ask: (caller: Person, userId: string) => Promise<Refused | null>
  /** Which address a link confirms; changes nothing. */
  read: (caller: BrowserCaller, token: string) => Promise<EmailLink | Refused>
  use: (caller: BrowserCaller, token: string) => Promise<Refused | null>
  /** Forgets links that are over. */
  sweep: () => Promise<void>
}

/** Addresses that mails are known to reach (SELF-7). */
export function createMailboxService(deps: MailboxDeps): MailboxService {
  const { database, effects } = deps
  return {
    changeOwn: async (caller, email, password) => {
      const confirmed = await deps.confirmPassword(caller.session, password, caller)
      if (confirmed !== 'accepted') return confirmed
      return database.transaction((tx) => changeIn(deps, tx, caller, email))
    },
    ask: (caller, userId) => database.transaction((tx) => askIn(deps, tx, caller, userId)),
    read: async ({ ip }, token) => {
      const found = await look(deps, ip, token)
      if ('refused' in found) return found
      return { email: found.email, user: { displayName: found.display_name }, organisation: { name: found.name } }
    },
    use: async ({ ip }, token) => {
      const found = await look(deps, ip, token)
      return 'refused' in found ? found : database.transaction((tx) => useIn(deps, tx, found.organisation_id, { ip, token }))
    },
    sweep: () => forgetEmailLinks(database, effects.now()),
  }
}

async function changeIn(deps: MailboxDeps, tx: Executor, caller: Person, email: string | null): Promise<Refused | null> {
  const { effects, verification } = deps
  const { organisation_id: organisationId, user_id: userId } = caller.session
  await lockOrganisation(tx, organisationId)
  const refused = await deps.stillMay(tx, caller, allRoles, effects.now())
  if (refused !== null) return refused
  const user = await lockAddressed(tx, organisationId, userId)
  if (user === undefined) return { refused: 'not_signed_in' }
  if (user.email === email) return null
  const after = await changeAddress(tx, user, email)
  const by = byCaller(caller, effects.now())
  await recordEvent(tx, effects.newId, { type: 'user.changed', ...by, details: { fields: ['email'] } })
  await verification.moved(tx, user, after, by)
  return null
}

async function askIn(deps: MailboxDeps, tx: Executor, caller: Person, userId: string): Promise<Refused | null> {
  const { session } = caller
  const now = deps.effects.now()
  await lockOrganisation(tx, session.organisation_id)
  const own = userId === session.user_id
  const refused = await deps.stillMay(tx, caller, own ? allRoles : leadRoles, now)
  if (refused !== null) return refused
  const user = await lockAddressed(tx, session.organisation_id, userId)
  if (user === undefined) return { refused: 'not_found' }
  if (!own && !mayManage(session.role, user.role)) return refuseAccess(deps, tx, caller, user)
  return deps.verification.ask(tx, user, byCaller(caller, now))
}

/** Managers never touch admins (USR-5), on record. */
async function refuseAccess({ effects }: MailboxDeps, tx: Executor, caller: Person, user: UserRow): Promise<Refused> {
  const details = { call: 'POST /v1/users/:id/email-verification' }
  const event = { ...byCaller(caller, effects.now()), subjectId: user.id, details }
  await recordEvent(tx, effects.newId, { type: 'access.refused', ...event })
  return { refused: 'not_allowed' }
}

async function look({ database, effects, links }: MailboxDeps, ip: string, token: string) {
  const wait = await links.take(ip)
  if (wait !== null) return { refused: 'try_later', retryAfterSeconds: wait } as const
  return (await findEmailLink(database, tokenHash(token), effects.now())) ?? ({ refused: 'not_found' } as const)
}

/** Read anew behind the organisation's row: of simultaneous uses, and of a change of the address in between, one wins. */
async function useIn(
  { effects }: MailboxDeps,
  tx: Executor,
  organisationId: string,
  { ip, token }: { ip: string; token: string },
): Promise<Refused | null> {
  await lockOrganisation(tx, organisationId)
  const now = effects.now()
  const link = await findEmailLink(tx, tokenHash(token), now)
  if (link === undefined) return { refused: 'not_found' }
  await dropEmailLink(tx, link.user_id)
  const news = await verifyMailbox(tx, link.user_id, link.email, now)
  const by = { organisationId, at: now, actorId: link.user_id, subjectId: null, deviceId: null, sessionId: null, ip }
  if (news) await recordEvent(tx, effects.newId, { type: 'user.email_verified', ...by, details: {} })
  return null
}
