import { sql } from 'kysely'
import type { Executor } from '../../db/database.ts'
import type { Refused } from '../../http/answer.ts'

/** Invitations and confirmations that one user is mailed in 24 hours, and a whole organisation; an import is one act, signed, and not counted. */
export const mailsADay = { user: 5, organisation: 500 } as const

const day = 24 * 60 * 60_000
const kinds = ['user.invited', 'user.verification_sent'] as const

/** Why nobody may be mailed another link now: whoever can write an address could else fill somebody's mailbox. Null: it may be sent. */
export async function refuseMail(
  tx: Executor,
  { organisationId, userId }: { organisationId: string; userId: string },
  now: number,
): Promise<Refused | null> {
  const recent = tx.query
    .selectFrom('audit_events')
    .select(['at'])
    .where('organisation_id', '=', organisationId)
    .where('type', 'in', kinds)
    .where('at', '>', now - day)
  const ofUser = recent.where(sql<string>`coalesce(subject_id, actor_id)`, '=', userId)
  return (
    (await tooMany(ofUser, mailsADay.user, 'This person was mailed five links in 24 hours.', now)) ??
    (await tooMany(recent, mailsADay.organisation, 'The organisation mailed 500 links in 24 hours.', now))
  )
}

interface Times {
  orderBy: (
    column: 'at',
    direction: 'desc',
  ) => { offset: (rows: number) => { limit: (rows: number) => { executeTakeFirst: () => Promise<{ at: number } | undefined> } } }
}

/** The last of as many as there may be says until when. */
async function tooMany(times: Times, most: number, detail: string, now: number): Promise<Refused | null> {
  const last = await times
    .orderBy('at', 'desc')
    .offset(most - 1)
    .limit(1)
    .executeTakeFirst()
  return last === undefined ? null : { refused: 'try_later', retryAfterSeconds: Math.ceil((last.at + day - now) / 1_000), detail }
}
