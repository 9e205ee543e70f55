import { lockRows, type Executor } from '../../db/database.ts'
import type { PinGraceRow } from '../../db/pin-renewal-rows.ts'
import { claimedBy } from './claimed-by.ts'
import type { ClaimTag } from './pin-tagger.ts'

/** What is known of a user's PIN in its grace, held until the transaction ends: it ends before, or after. */
export async function lockGrace(tx: Executor, userId: string): Promise<PinGraceRow | undefined> {
  return lockRows(tx, tx.query.selectFrom('pin_graces').selectAll().where('user_id', '=', userId)).executeTakeFirst()
}

/** Graces that are over, some at a time; those that another node is at are left to it. */
export async function listOverGraces(tx: Executor, now: number, atMost: number): Promise<PinGraceRow[]> {
  const over = tx.query.selectFrom('pin_graces').selectAll().where('until', '<=', now).orderBy('until').limit(atMost)
  return (tx.kind === 'postgresql' ? over.forUpdate().skipLocked() : over).execute()
}

export async function saveGrace(tx: Executor, grace: PinGraceRow): Promise<void> {
  await tx.query.insertInto('pin_graces').values(grace).execute()
}

/** @returns what was known of the PIN, unless somebody else ended its grace just now. */
export async function removeGrace(tx: Executor, userId: string): Promise<PinGraceRow | undefined> {
  return tx.query.deleteFrom('pin_graces').where('user_id', '=', userId).returningAll().executeTakeFirst()
}

/** Notes when a PIN in its grace last opened a session, in epoch milliseconds. */
export async function touchGrace(tx: Executor, userId: string, at: number): Promise<void> {
  await tx.query.updateTable('pin_graces').set({ last_login_at: at }).where('user_id', '=', userId).execute()
}

/** Whether one of the tags is that of a PIN in its grace. */
export async function isInGrace(tx: Executor, organisationId: string, tags: readonly ClaimTag[]): Promise<boolean> {
  const claim = await tx.query
    .selectFrom('pin_claims')
    .select('user_id')
    .where('organisation_id', '=', organisationId)
    .where(claimedBy(tags))
    .where('grace', '=', 1)
    .executeTakeFirst()
  return claim !== undefined
}

/** Marks a user's active claims, apart from those on the given tags, as in their grace. */
export async function markGrace(tx: Executor, userId: string, except: readonly ClaimTag[]): Promise<void> {
  const kept = except.map(({ tag }) => tag)
  await tx.query
    .updateTable('pin_claims')
    .set({ grace: 1 })
    .where('user_id', '=', userId)
    .where('retired_until', 'is', null)
    .where('tag', 'not in', kept)
    .execute()
}

/** Gives up the claims of a PIN whose grace is over: kept until then, or freed at once where that is null (PIN-10). */
export async function giveUpGraceClaims(tx: Executor, userId: string, retiredUntil: number | null): Promise<void> {
  if (retiredUntil === null) {
    await tx.query.deleteFrom('pin_claims').where('user_id', '=', userId).where('grace', '=', 1).execute()
    return
  }
  await tx.query
    .updateTable('pin_claims')
    .set({ retired_until: retiredUntil, grace: 0 })
    .where('user_id', '=', userId)
    .where('grace', '=', 1)
    .execute()
}
