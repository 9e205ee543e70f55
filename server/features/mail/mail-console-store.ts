import { lockRows, type Executor } from '../../db/database.ts'
import type { MailTemplateRow, OutboxRow } from '../../db/mail-rows.ts'

/** How many mails wait, and how the latest attempt on one of them failed. */
export async function countWaiting(tx: Executor, organisationId: string) {
  const waiting = tx.query.selectFrom('outbox').where('organisation_id', '=', organisationId).where('state', '=', 'waiting')
  const { count } = await waiting.select((select) => select.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const trouble = await waiting.select(['why', 'reply']).where('why', 'is not', null).orderBy('next_at', 'desc').limit(1).executeTakeFirst()
  return { count, trouble }
}

/** Mails that were given up, newest first, before the given one. */
export async function pageOfFailed(tx: Executor, organisationId: string, { count, before }: { count: number; before: string | null }) {
  return tx.query
    .selectFrom('outbox')
    .innerJoin('users', 'users.id', 'outbox.user_id')
    .select(['outbox.id', 'outbox.kind', 'outbox.why', 'outbox.reply', 'outbox.ended_at', 'outbox.expires_at', 'outbox.user_id'])
    .select(['users.display_name', 'users.email', 'outbox.address'])
    .select((select) => select('outbox.sealed', 'is not', null).as('kept'))
    .where('outbox.organisation_id', '=', organisationId)
    .where('outbox.state', '=', 'dead')
    .where('users.removed_at', 'is', null)
    .$if(before !== null, (query) => query.where('outbox.id', '<', before ?? ''))
    .orderBy('outbox.id', 'desc')
    .limit(count)
    .execute()
}

export type FailedRow = Awaited<ReturnType<typeof pageOfFailed>>[number]

/** A mail of an organisation, held for this transaction. */
export async function lockMail(tx: Executor, organisationId: string, id: string): Promise<OutboxRow | undefined> {
  const query = tx.query.selectFrom('outbox').selectAll().where('id', '=', id).where('organisation_id', '=', organisationId)
  return lockRows(tx, query).executeTakeFirst()
}

/** Lets a mail wait again, with all its attempts before it. */
export async function reviveMail(tx: Executor, id: string, { now, giveUpAt }: { now: number; giveUpAt: number }): Promise<void> {
  const anew = { state: 'waiting', attempts: 0, next_at: now, give_up_at: giveUpAt, ended_at: null, why: null, reply: null } as const
  await tx.query.updateTable('outbox').set(anew).where('id', '=', id).execute()
}

export async function ownTemplates(tx: Executor, organisationId: string): Promise<MailTemplateRow[]> {
  return tx.query.selectFrom('mail_templates').selectAll().where('organisation_id', '=', organisationId).execute()
}

export async function saveTemplate(tx: Executor, template: MailTemplateRow): Promise<void> {
  const { subject, body, updated_at } = template
  await tx.query
    .insertInto('mail_templates')
    .values(template)
    .onConflict((conflict) => conflict.columns(['organisation_id', 'kind', 'language']).doUpdateSet({ subject, body, updated_at }))
    .execute()
}

/** @returns whether there was one. */
export async function dropTemplate(
  tx: Executor,
  { organisation_id, kind, language }: Omit<MailTemplateRow, 'subject' | 'body' | 'updated_at'>,
) {
  const { numDeletedRows } = await tx.query
    .deleteFrom('mail_templates')
    .where('organisation_id', '=', organisation_id)
    .where('kind', '=', kind)
    .where('language', '=', language)
    .executeTakeFirst()
  return numDeletedRows > 0
}
