import { sql } from 'kysely'
import type { PinCodeRow } from '../../db/code-rows.ts'
import { lockRows, type Executor } from '../../db/database.ts'
import { mostWrong } from './pin-code-policy.ts'

export async function insertRequest(tx: Executor, request: PinCodeRow): Promise<void> {
  await tx.query.insertInto('pin_codes').values(request).execute()
}

/** Takes one wish that nobody answered yet and that is due; nodes that come at once get different ones. */
export async function takeWish(tx: Executor, now: number): Promise<PinCodeRow | undefined> {
  const due = tx.query.selectFrom('pin_codes').selectAll().where('wanted', 'is not', null).where('next_at', '<=', now)
  const oldest = due.orderBy('created_at').limit(1)
  return (tx.kind === 'postgresql' ? oldest.forUpdate().skipLocked() : oldest).executeTakeFirst()
}

/** Lets a wish that could not be answered wait by itself. */
export async function putOffWish(tx: Executor, requestHash: Uint8Array, until: Pick<PinCodeRow, 'tries' | 'next_at'>): Promise<void> {
  await tx.query.updateTable('pin_codes').set(until).where('request_hash', '=', requestHash).execute()
}

/** Notes the answer to a wish: whose code it is, where somebody was found. What was typed is forgotten. */
export async function answerWish(
  tx: Executor,
  requestHash: Uint8Array,
  answer: Pick<PinCodeRow, 'organisation_id' | 'user_id' | 'tag'> | null,
): Promise<void> {
  await tx.query
    .updateTable('pin_codes')
    .set({ wanted: null, organisation: null, ...answer })
    .where('request_hash', '=', requestHash)
    .execute()
}

/** A request, held until the transaction ends. */
export async function lockRequest(tx: Executor, requestHash: Uint8Array): Promise<PinCodeRow | undefined> {
  return lockRows(tx, tx.query.selectFrom('pin_codes').selectAll().where('request_hash', '=', requestHash)).executeTakeFirst()
}

export async function noteWrong(tx: Executor, requestHash: Uint8Array, wrong: number): Promise<void> {
  await tx.query.updateTable('pin_codes').set({ wrong }).where('request_hash', '=', requestHash).execute()
}

/** Whoever chose a PIN needs none of their other codes. */
export async function dropCodesOf(tx: Executor, userId: string): Promise<void> {
  await tx.query.deleteFrom('pin_codes').where('user_id', '=', userId).execute()
}

/** Takes requests that are over off the table. @returns them. */
export async function takeOver(tx: Executor, now: number): Promise<PinCodeRow[]> {
  return tx.query
    .deleteFrom('pin_codes')
    .where((where) => where.or([where('expires_at', '<=', now), where('wrong', '>=', mostWrong)]))
    .returningAll()
    .execute()
}

/** Who is meant by a user name or, where nobody has that, by an address that one person has; nobody who is blocked or removed. */
export async function findNamed(tx: Executor, organisationId: string, { usernameKey, typed }: { usernameKey: string; typed: string }) {
  const people = await tx.query
    .selectFrom('users')
    .select(['id', 'username_key'])
    .where('organisation_id', '=', organisationId)
    .where('removed_at', 'is', null)
    .where('blocked', '=', 0)
    .where((where) => where.or([where('username_key', '=', usernameKey), sql<boolean>`lower(email) = lower(${typed})`]))
    .limit(3)
    .execute()
  const named = people.find(({ username_key }) => username_key === usernameKey)
  return named?.id ?? (people.length === 1 ? people[0]?.id : undefined)
}

/** Whether users set their own PINs at all (POL-5). */
export async function usersMayChange(tx: Executor, organisationId: string): Promise<boolean> {
  const row = await tx.query.selectFrom('organisations').select('pins_changed_by_users').where('id', '=', organisationId).executeTakeFirst()
  return row?.pins_changed_by_users === 1
}

/** Names to greet whoever typed the right code with. */
export async function findGreeting(tx: Executor, userId: string) {
  return tx.query
    .selectFrom('users')
    .innerJoin('organisations', 'organisations.id', 'users.organisation_id')
    .select(['users.display_name', 'organisations.name'])
    .where('users.id', '=', userId)
    .executeTakeFirstOrThrow()
}
