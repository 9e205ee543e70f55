import type { MailFailure } from '../../../contract/mail-kinds.ts'
import type { Executor } from '../../db/database.ts'
import type { OutboxRow } from '../../db/mail-rows.ts'
import { leaseFor } from './mail-policy.ts'

/** Writes a mail that waits, in the transaction of its cause. */
export async function insertMail(tx: Executor, mail: OutboxRow): Promise<void> {
  await tx.query.insertInto('outbox').values(mail).execute()
}

/**
 * Takes mails that are due for one round, those first that are of no use soon, so that nobody else sends them until the lease ends; of nodes that come at once each gets others.
 * @param round names it
 */
export async function claimMails(tx: Executor, { round, now, most }: { round: string; now: number; most: number }): Promise<OutboxRow[]> {
  const due = tx.query
    .selectFrom('outbox')
    .select('id')
    .where('state', '=', 'waiting')
    .where('next_at', '<=', now)
    .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<=', now)]))
    .orderBy('expires_at')
    .limit(most)
  const rows = await (tx.kind === 'postgresql' ? due.forUpdate().skipLocked() : due).execute()
  if (rows.length === 0) return []
  return tx.query
    .updateTable('outbox')
    .set((set) => ({ lease: round, lease_until: now + leaseFor, attempts: set('attempts', '+', 1) }))
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .returningAll()
    .execute()
}

/** What is told of an attempt. */
type Outcome = Partial<Pick<OutboxRow, 'state' | 'sealed' | 'next_at' | 'why' | 'reply' | 'ended_at'>>

/** Notes what became of a mail, unless its lease ended meanwhile and another round has it. @returns whether it was ours. */
export async function settleMail(tx: Executor, { id, lease }: OutboxRow, outcome: Outcome): Promise<boolean> {
  const { numUpdatedRows } = await tx.query
    .updateTable('outbox')
    .set({ ...outcome, lease: null, lease_until: null })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** Ends what nobody has use for any more, and forgets what ended long ago. @param before when, epoch milliseconds. */
export async function sweepOutbox(tx: Executor, now: number, before: number): Promise<void> {
  const tooLate: MailFailure = 'too_late'
  const free = tx.query
    .updateTable('outbox')
    .where('expires_at', '<=', now)
    .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<=', now)]))
  await free
    .where('state', '=', 'waiting')
    .set({ state: 'dead', sealed: null, why: tooLate, ended_at: now, lease: null, lease_until: null })
    .execute()
  await free.where('state', '=', 'dead').where('sealed', 'is not', null).set({ sealed: null }).execute()
  await tx.query.deleteFrom('outbox').where('ended_at', '<=', before).execute()
}

/** Mails to somebody who was removed are nobody's, and the address of one that went out is kept no longer (LOG-3). */
export async function dropMailsOfRemoved(tx: Executor): Promise<void> {
  await tx.query
    .deleteFrom('outbox')
    .where('user_id', 'in', (select) => select.selectFrom('users').select('id').where('removed_at', 'is not', null))
    .execute()
}

/** Whom a mail is for, in which shop, under which words; undefined where the user is gone. */
export async function findReader(tx: Executor, { user_id, organisation_id, kind, language }: OutboxRow) {
  return tx.query
    .selectFrom('users')
    .innerJoin('organisations', 'organisations.id', 'users.organisation_id')
    .leftJoin('mail_templates as words', (join) =>
      join.onRef('words.organisation_id', '=', 'organisations.id').on('words.kind', '=', kind).on('words.language', '=', language),
    )
    .select(['users.email', 'users.display_name', 'organisations.name', 'organisations.shop_colour', 'words.subject', 'words.body'])
    .where('users.id', '=', user_id)
    .where('users.organisation_id', '=', organisation_id)
    .where('users.removed_at', 'is', null)
    .executeTakeFirst()
}
