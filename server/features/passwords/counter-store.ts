import type { Executor } from '../../db/database.ts'
import type { PasswordAttemptRow } from '../../db/guarding-rows.ts'
import type { PasswordCounter } from './password-policy.ts'

/** Whose counter at which place. */
export type CounterKey = Pick<PasswordAttemptRow, 'organisation_id' | 'subject' | 'place'>

/**
 * Takes a counter for this transaction, making it first where there is none: one statement, so that neither a first try in
 * parallel nor a purge comes between. Whoever takes two takes the stranger's own place before `strangers`.
 */
export async function takeCounter(tx: Executor, key: CounterKey, now: number): Promise<PasswordCounter> {
  const row = await tx.query
    .insertInto('password_attempts')
    .values({ ...key, wrong_in_row: 0, refused_until: null, last_at: now })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'subject', 'place']).doUpdateSet({ last_at: now }))
    .returning(['wrong_in_row', 'refused_until'])
    .executeTakeFirstOrThrow()
  return { wrongInRow: row.wrong_in_row, refusedUntil: row.refused_until }
}

/** Writes a counter that this transaction has taken. */
export async function writeCounter(tx: Executor, key: CounterKey, counter: PasswordCounter): Promise<void> {
  await tx.query
    .updateTable('password_attempts')
    .set({ wrong_in_row: counter.wrongInRow, refused_until: counter.refusedUntil })
    .where('organisation_id', '=', key.organisation_id)
    .where('subject', '=', key.subject)
    .where('place', '=', key.place)
    .execute()
}

/** Forgets what was tried of one user, at every place. */
export async function forgetCountersOf(tx: Executor, { organisation_id, subject }: Omit<CounterKey, 'place'>): Promise<void> {
  await tx.query.deleteFrom('password_attempts').where('organisation_id', '=', organisation_id).where('subject', '=', subject).execute()
}

/** Forgets counters that nobody touched since. @param before epoch milliseconds. */
export async function forgetCounters(tx: Executor, before: number): Promise<void> {
  await tx.query.deleteFrom('password_attempts').where('last_at', '<', before).execute()
}

/** Forgets records of organisations that were never there, which nobody could read. @param belowId see `firstRealId`. */
export async function forgetMadeUpRecords(tx: Executor, belowId: string, before: number): Promise<void> {
  await tx.query.deleteFrom('audit_events').where('organisation_id', '<', belowId).where('at', '<', before).execute()
}
