import type { Executor } from '../../db/database.ts'
import type { PinSetter } from './pin-tries.ts'

/** Puts PINs on offer in the place of those before. @param expiresAt epoch milliseconds. */
export async function replaceOffers(tx: Executor, who: PinSetter, tags: readonly Uint8Array[], expiresAt: number): Promise<void> {
  const { organisationId, actorId, subjectId } = who
  await endOffers(tx, who)
  await tx.query
    .insertInto('pin_offers')
    .values(tags.map((tag) => ({ organisation_id: organisationId, actor_id: actorId, subject_id: subjectId, tag, expires_at: expiresAt })))
    .execute()
}

/** Takes what is on offer away: one of three is chosen, once. */
export async function endOffers(tx: Executor, { actorId, subjectId }: PinSetter): Promise<void> {
  await tx.query.deleteFrom('pin_offers').where('actor_id', '=', actorId).where('subject_id', '=', subjectId).execute()
}

export async function isOffered(tx: Executor, { actorId, subjectId }: PinSetter, tag: Uint8Array, now: number): Promise<boolean> {
  const row = await tx.query
    .selectFrom('pin_offers')
    .select('expires_at')
    .where('actor_id', '=', actorId)
    .where('subject_id', '=', subjectId)
    .where('tag', '=', tag)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}
