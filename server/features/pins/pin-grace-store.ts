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

export async function saveGraces(tx: Executor, graces: readonly PinGraceRow[]): Promise<void> {
  await tx.query.insertInto('pin_graces').values(graces).execute()
}

/** @returns what was known of the PINs; of one whose grace somebody else ended just now, nothing. */
export async function removeGraces(tx: Executor, userIds: readonly string[]): Promise<PinGraceRow[]> {
  return tx.query.deleteFrom('pin_graces').where('user_id', 'in', userIds).returningAll().execute()
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

/** Marks users' active claims, apart from those on the given tags, as in their grace. */
export async function markGraces(tx: Executor, userIds: readonly string[], except: readonly ClaimTag[]): Promise<void> {
  const kept = except.map(({ tag }) => tag)
  await tx.query
    .updateTable('pin_claims')
    .set({ grace: 1 })
    .where('user_id', 'in', userIds)
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
