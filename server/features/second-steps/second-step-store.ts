import { holdRows, lockRows, type Executor } from '../../db/database.ts'
import type { OrganisationRow, UserRow } from '../../db/schema.ts'
import type { SecondStepCounterRow, SecondStepTokenRow } from '../../db/second-step-rows.ts'
import { untriedAt, type StepCounter } from './second-step-tries.ts'

/** Where a token was handed out: the device's key, or the hash of the browser's cookie. */
export type StepPlace = Pick<SecondStepTokenRow, 'surface' | 'place'>

/**
 * Keeps a token in the place of the one before: somebody else stands there now. Of several that come at the same instant each takes the
 * place of the one before, once that is there to be seen.
 * @returns those that stood there.
 */
export async function putStepToken(tx: Executor, token: SecondStepTokenRow): Promise<SecondStepTokenRow[]> {
  const replaced: SecondStepTokenRow[] = []
  for (let put = false; !put;) {
    const there = tx.query.deleteFrom('second_step_tokens').where('surface', '=', token.surface).where('place', '=', token.place)
    replaced.push(...(await there.returningAll().execute()))
    put = await insertWhereFree(tx, token)
  }
  return replaced
}

/** Waits for whoever is putting a token there. @returns whether the place was free. */
async function insertWhereFree(tx: Executor, token: SecondStepTokenRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('second_step_tokens')
    .values(token)
    .onConflict((conflict) => conflict.columns(['surface', 'place']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** The token of a hash, where it was handed out there. */
export async function findStepToken(
  tx: Executor,
  hash: Uint8Array,
  { surface, place }: StepPlace,
): Promise<SecondStepTokenRow | undefined> {
  return tx.query
    .selectFrom('second_step_tokens')
    .selectAll()
    .where('token_hash', '=', hash)
    .where('surface', '=', surface)
    .where('place', '=', place)
    .executeTakeFirst()
}

/** The places where this user's tokens were handed out. */
export async function listStepPlaces(tx: Executor, userId: string): Promise<StepPlace[]> {
  return tx.query.selectFrom('second_step_tokens').select(['surface', 'place']).where('user_id', '=', userId).execute()
}

/** Takes the token away where its user stands: what came of it is on record. */
export async function dropStepTokenAt(tx: Executor, userId: string, { surface, place }: StepPlace): Promise<void> {
  const there = tx.query.deleteFrom('second_step_tokens').where('surface', '=', surface).where('place', '=', place)
  await there.where('user_id', '=', userId).execute()
}

/** Lets tokens of a user be worth nothing any more; the next sweep puts on record that they were left open. */
export async function endStepTokens(tx: Executor, userId: string, places?: readonly StepPlace[]): Promise<void> {
  const all = tx.query.updateTable('second_step_tokens').set({ expires_at: 0 }).where('user_id', '=', userId)
  if (places === undefined) await all.execute()
  for (const { surface, place } of places ?? []) await all.where('surface', '=', surface).where('place', '=', place).execute()
}

/** Takes tokens that are over off the table; nodes that come at once get different ones. @param now epoch milliseconds. */
export async function takeOverTokens(tx: Executor, now: number, atMost: number): Promise<SecondStepTokenRow[]> {
  const over = tx.query.selectFrom('second_step_tokens').select('token_hash').where('expires_at', '<=', now).limit(atMost)
  const hashes = (await (tx.kind === 'postgresql' ? over.forUpdate().skipLocked() : over).execute()).map((row) => row.token_hash)
  if (hashes.length === 0) return []
  return tx.query.deleteFrom('second_step_tokens').where('token_hash', 'in', hashes).returningAll().execute()
}

/** How long a counter that nobody touches is kept, in milliseconds: 30 days, as for passwords (GRD-8). */
const counterSpan = 30 * 24 * 60 * 60_000

/** Forgets counters that nobody touched for long. @param now epoch milliseconds. */
export async function forgetStepCounters(tx: Executor, now: number): Promise<void> {
  await tx.query
    .deleteFrom('second_step_counters')
    .where('last_at', '<', now - counterSpan)
    .execute()
}

/** Organisation and user as they stand, held until the transaction ends: in the order in which every sign-in takes them. */
export async function holdUser(
  tx: Executor,
  organisationId: string,
  userId: string,
): Promise<{ organisation: OrganisationRow; user: UserRow }> {
  const organisations = tx.query.selectFrom('organisations').selectAll().where('id', '=', organisationId)
  const organisation = await holdRows(tx, organisations).executeTakeFirstOrThrow()
  const users = tx.query.selectFrom('users').selectAll().where('id', '=', userId)
  return { organisation, user: await lockRows(tx, users).executeTakeFirstOrThrow() }
}

/** Counters of the user at these places, as they stand or untried. Call it while the user's row is held. */
export async function readCounters(tx: Executor, userId: string, places: readonly string[]): Promise<StepCounter[]> {
  const rows = await tx.query
    .selectFrom('second_step_counters')
    .selectAll()
    .where('user_id', '=', userId)
    .where('place', 'in', places)
    .execute()
  return places.map((place) => {
    const row = rows.find((one) => one.place === place)
    return row === undefined ? untriedAt(place) : toCounter(row)
  })
}

function toCounter({ place, wrong, wait_until, day_from, day_wrong, last_at }: SecondStepCounterRow): StepCounter {
  return { place, wrong, waitUntil: wait_until, dayFrom: day_from, dayWrong: day_wrong, lastAt: last_at }
}

/** Call it while the user's row is held. */
export async function writeCounters(
  tx: Executor,
  user: Pick<UserRow, 'id' | 'organisation_id'>,
  counters: readonly StepCounter[],
): Promise<void> {
  for (const { place, wrong, waitUntil, dayFrom, dayWrong, lastAt } of counters) {
    const kept = { wrong, wait_until: waitUntil, day_from: dayFrom, day_wrong: dayWrong, last_at: lastAt }
    await tx.query
      .insertInto('second_step_counters')
      .values({ user_id: user.id, place, organisation_id: user.organisation_id, ...kept })
      .onConflict((conflict) => conflict.columns(['user_id', 'place']).doUpdateSet(kept))
      .execute()
  }
}
