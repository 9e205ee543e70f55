import type { Database, Executor } from '../../db/database.ts'
import { meantOrganisation } from '../../db/meant-organisation.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { ResetRequestRow } from '../../db/mail-rows.ts'
import { type ShareLimit, takeFromShare } from '../../db/secret-mails.ts'
import { usernameKey } from '../../db/username-key.ts'
import { answerWaiting } from '../../db/wishes.ts'
import type { AddressLimit } from '../../http/address-limit.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'
import { newLink, type TellLink } from './new-link.ts'
import { putLink } from './password-link-store.ts'
import { addResetRequest, dropResetRequest, findForgetful, putOffRequest, takeResetRequest } from './reset-store.ts'

export interface ResetDeps {
  database: Database
  effects: Effects
  publicUrl: () => URL
  /** Bounds how often one address asks. */
  links: AddressLimit
  /** Whether there is a mail server at all. */
  canMail: boolean
  tellLink: TellLink
  /** By what a browser may be known again (GRD-8); null where it brings nothing. */
  lastingPlace: (caller: BrowserCaller) => string | null
  /** Where a secret may be mailed to somebody; null: nowhere. */
  mailboxOf: (tx: Executor, organisationId: string, userId: string) => Promise<string | null>
  /** Keeps the link from who got the PIN by mail, and tells them why (POL-8). */
  oneMailbox: {
    withholds: (
      tx: Executor,
      who: { organisationId: string; userId: string; ip: string; deviceId: null; address: string },
      factor: 'password',
    ) => Promise<boolean>
  }
}

export interface ResetService {
  /** Notes the wish for a new password: the same work and answer whether there is such a user or not. Null: noted. */
  ask: (caller: BrowserCaller, wish: { organisation?: string | undefined; username: string }) => Promise<Refused | null>
  /** Mails links to those who asked. */
  answer: () => Promise<void>
}

const minute = 60_000

/** How long a link holds, in milliseconds (ACC-1). */
const resetSpan = 60 * minute
/**
 * Nobody is sent a second mail sooner, nor more than so many a day: the address is not theirs who type a user name. Each browser where the
 * user signed in before goes by a count of its own, all strangers by one, so that a stranger never keeps the owner from a link.
 */
const linksOfShare: ShareLimit = { kind: 'reset', aDay: 5, restBetween: 5 * minute }

export function createResetService(deps: ResetDeps): ResetService {
  const { database, effects, links } = deps
  return {
    ask: async (caller, { organisation, username }) => {
      const { ip } = caller
      const wait = await links.take(ip)
      if (wait !== null) return { refused: 'try_later', retryAfterSeconds: wait }
      if (!deps.canMail) return { refused: 'conflict', errors: [{ field: 'username', rule: 'No mail server is set up.' }] }
      const asked = { organisation: organisation ?? null, username, tries: 0, next_at: 0 }
      await addResetRequest(database, { id: effects.newId(), ...asked, ip, place: deps.lastingPlace(caller), at: effects.now() })
      return null
    },
    answer: () =>
      answerWaiting({
        database,
        now: effects.now,
        take: takeResetRequest,
        answer: async (tx, request) => {
          await dropResetRequest(tx, request.id)
          await answerOne(deps, tx, request)
        },
        putOff: (tx, { id }, until) => putOffRequest(tx, id, until),
        giveUp: (tx, { id }) => dropResetRequest(tx, id),
      }),
  }
}

/** One at a time, so that no two organisations are locked in one transaction. */
async function answerOne(deps: ResetDeps, tx: Executor, { organisation, username, ip, place }: ResetRequestRow): Promise<void> {
  const organisationId = await meantOrganisation(tx, organisation)
  if (organisationId === undefined) return
  await lockOrganisation(tx, organisationId)
  const user = await findForgetful(tx, organisationId, usernameKey(username))
  const address = user === undefined ? null : await deps.mailboxOf(tx, organisationId, user.id)
  if (user === undefined || address === null) return
  const now = deps.effects.now()
  // First, as for codes: what is left of a share tells nobody whether this mailbox may have what was asked for.
  if (!(await takeFromShare(tx, { organisationId, userId: user.id, place, deviceId: null }, linksOfShare, now))) return
  if (await deps.oneMailbox.withholds(tx, { organisationId, userId: user.id, ip, deviceId: null, address }, 'password')) return
  const link = newLink(deps.effects, deps.publicUrl(), { user, kind: 'reset', span: resetSpan })
  await putLink(tx, link.row)
  await recordEvent(tx, deps.effects.newId, {
    type: 'user.reset_requested',
    organisationId,
    at: now,
    actorId: user.id,
    subjectId: null,
    deviceId: null,
    sessionId: null,
    ip,
    details: {},
  })
  await deps.tellLink(tx, user, link)
}
