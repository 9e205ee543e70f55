import { holdRows, lockRows, type Executor } from '../../db/database.ts'
import type { OrganisationRow, UserRow } from '../../db/schema.ts'
import type { SecondStepTokenRow } from '../../db/second-step-rows.ts'
import type { StepTries } from './second-step-policy.ts'

/** Where a token was handed out: the device's key, or the hash of the browser's cookie. */
export type StepPlace = Pick<SecondStepTokenRow, 'surface' | 'place'>

/** Keeps a token in the place of the one before: somebody else stands there now. */
export async function putStepToken(tx: Executor, token: SecondStepTokenRow): Promise<void> {
  await tx.query.deleteFrom('second_step_tokens').where('surface', '=', token.surface).where('place', '=', token.place).execute()
  await tx.query.insertInto('second_step_tokens').values(token).execute()
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

/** A second step that ended: no token of this user is worth anything any more, anywhere. */
export async function dropStepTokens(tx: Executor, userId: string): Promise<void> {
  await tx.query.deleteFrom('second_step_tokens').where('user_id', '=', userId).execute()
}

/** Forgets tokens that are over. @param now epoch milliseconds. */
export async function forgetStepTokens(tx: Executor, now: number): Promise<void> {
  await tx.query.deleteFrom('second_step_tokens').where('expires_at', '<=', now).execute()
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

export async function readTries(tx: Executor, userId: string): Promise<StepTries> {
  const row = await tx.query.selectFrom('second_step_counters').selectAll().where('user_id', '=', userId).executeTakeFirst()
  return { wrong: row?.wrong ?? 0, waitUntil: row?.wait_until ?? null }
}

/** Call it while the user's row is held. @param now epoch milliseconds. */
export async function writeTries(
  tx: Executor,
  user: Pick<UserRow, 'id' | 'organisation_id'>,
  tries: StepTries,
  now: number,
): Promise<void> {
  const kept = { wrong: tries.wrong, wait_until: tries.waitUntil, day_from: now, day_wrong: tries.wrong, last_at: now }
  await tx.query
    .insertInto('second_step_counters')
    .values({ user_id: user.id, place: 'strangers', organisation_id: user.organisation_id, ...kept })
    .onConflict((conflict) => conflict.columns(['user_id', 'place']).doUpdateSet(kept))
    .execute()
}

export async function clearTries(tx: Executor, userId: string): Promise<void> {
  await tx.query.deleteFrom('second_step_counters').where('user_id', '=', userId).execute()
}
