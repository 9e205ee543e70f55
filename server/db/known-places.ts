import type { Executor } from './database.ts'
import type { KnownPlaceRow } from './guarding-rows.ts'

type PlaceKey = Pick<KnownPlaceRow, 'organisation_id' | 'user_id' | 'place'>

/** Whether a user signed in at a place before (GRD-8). */
export async function isKnownPlace(tx: Executor, key: PlaceKey): Promise<boolean> {
  const row = await tx.query
    .selectFrom('known_places')
    .select('last_at')
    .where('organisation_id', '=', key.organisation_id)
    .where('user_id', '=', key.user_id)
    .where('place', '=', key.place)
    .executeTakeFirst()
  return row !== undefined
}

/** Notes that a user signed in at a place. */
export async function noteKnownPlace(tx: Executor, key: PlaceKey, now: number): Promise<void> {
  await tx.query
    .insertInto('known_places')
    .values({ ...key, last_at: now })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'user_id', 'place']).doUpdateSet({ last_at: now }))
    .execute()
}

/** Forgets places where nobody signed in since. @param before epoch milliseconds. */
export async function forgetKnownPlaces(tx: Executor, before: number): Promise<void> {
  await tx.query.deleteFrom('known_places').where('last_at', '<', before).execute()
}
