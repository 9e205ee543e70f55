import { z } from 'zod'
import type { FailedMail, MailState } from '../../../contract/http/mail.ts'
import { leadRoles } from '../../../contract/roles.ts'
import type { Database } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import { badCursor, cutPage, decodeCursor } from '../../db/page-cursor.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import type { StillMay } from '../../http/still-may.ts'
import type { SmtpConfig } from '../../smtp-url.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { Effects } from '../effects.ts'
import { countWaiting, lockMail, pageOfFailed, reviveMail, type FailedRow } from './mail-console-store.ts'
import { triedFor } from './mail-policy.ts'

export interface MailServiceDeps {
  database: Database
  effects: Effects
  /** Whether who asks may still do it, asked in the transaction. */
  stillMay: StillMay
  /** Null: there is no mail server. */
  server: SmtpConfig | null
}

type Lead = WithSession<BrowserCaller>

export interface MailService {
  state: (caller: Lead) => Promise<MailState>
  failed: (
    caller: Lead,
    page: { limit: number; cursor?: string | undefined },
  ) => Promise<{ items: FailedMail[]; next: string | null } | Refused>
  /** Null: it is on its way. */
  resend: (caller: Lead, id: string) => Promise<Refused | null>
}

const cursorSchema = z.tuple([z.uuid()])

/** What leads see of the outbox; of what a mail holds, nothing. */
export function createMailService(deps: MailServiceDeps): MailService {
  const { database, effects, server } = deps
  return {
    state: async ({ session }) => {
      const { count, trouble } = await countWaiting(database, session.organisation_id)
      const told = trouble?.why ? { why: trouble.why, reply: trouble.reply } : null
      const shown = server && { host: server.host, encrypted: server.security !== 'none', from: server.from }
      return { server: shown, waiting: count, trouble: told }
    },
    failed: async ({ session }, { limit, cursor }) => {
      const after = cursor === undefined ? undefined : decodeCursor(cursor, cursorSchema)
      if (after === null) return badCursor
      const read = await pageOfFailed(database, session.organisation_id, { count: limit + 1, before: after?.[0] ?? null })
      const { rows, next } = cutPage(read, limit, (row) => [row.id])
      return { items: rows.map((row) => toFailed(row, effects.now())), next }
    },
    resend: (caller, id) => resend(deps, caller, id),
  }
}

/** Pressed twice it is sent once: the second finds it under way. */
async function resend({ database, effects, server, stillMay }: MailServiceDeps, caller: Lead, id: string): Promise<Refused | null> {
  return database.transaction(async (tx) => {
    await lockOrganisation(tx, caller.session.organisation_id)
    const now = effects.now()
    const gone = await stillMay(tx, caller, leadRoles, now)
    if (gone !== null) return gone
    const mail = await lockMail(tx, caller.session.organisation_id, id)
    if (mail === undefined) return { refused: 'not_found' }
    if (server === null || mail.state !== 'dead' || mail.sealed === null || mail.expires_at <= now) return { refused: 'conflict' }
    await reviveMail(tx, id, { now, giveUpAt: now + triedFor })
    const event = { ...byCaller(caller, now), subjectId: mail.user_id, details: { kind: mail.kind } }
    await recordEvent(tx, effects.newId, { type: 'mail.resent', ...event })
    return null
  })
}

function toFailed(row: FailedRow, now: number): FailedMail {
  return {
    id: row.id,
    kind: row.kind,
    user: { id: row.user_id, displayName: row.display_name, email: row.address ?? row.email },
    why: row.why ?? 'not_reached',
    reply: row.reply,
    failedAt: new Date(row.ended_at ?? 0).toISOString(),
    resendable: Boolean(row.kept) && row.expires_at > now,
  }
}
