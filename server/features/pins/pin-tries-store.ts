import type { Executor } from '../../db/database.ts'
import type { PinTryRow } from '../../db/pin-rule-rows.ts'
import { triesCountFor, type PinTry } from './pin-tries-policy.ts'

/** What somebody tried in the time in which it counts. */
export async function listTries(tx: Executor, actorId: string, now: number): Promise<PinTry[]> {
  return tx.query
    .selectFrom('pin_tries')
    .select(['subject_id', 'kind', 'at'])
    .where('actor_id', '=', actorId)
    .where('at', '>', now - triesCountFor)
    .execute()
}

export async function addTry(tx: Executor, row: PinTryRow): Promise<void> {
  await tx.query.insertInto('pin_tries').values(row).execute()
}

/** Forgets tries that count no longer, and offers that are over. */
export async function forgetTries(tx: Executor, now: number): Promise<void> {
  await tx.query
    .deleteFrom('pin_tries')
    .where('at', '<=', now - triesCountFor)
    .execute()
  await tx.query.deleteFrom('pin_offers').where('expires_at', '<=', now).execute()
}
