import type { ExpressionBuilder } from 'kysely'
import { assertNever } from '../../../contract/errors.ts'
import type { Executor } from '../../db/database.ts'
import type { PinChangeTokenRow } from '../../db/pin-rule-rows.ts'
import type { OrganisationRow, PinRow, Schema, UserRow } from '../../db/schema.ts'

/** Whose PIN is to be judged, with what is known of it; nulls where there is none. */
export type ChangingUser = Pick<UserRow, 'id' | 'display_name' | 'role' | 'security_image' | 'personal_phrase' | 'version'> & {
  [Column in 'set_at' | 'length' | 'chosen_by_owner']: PinRow[Column] | null
} & {
  pin_version: PinRow['version'] | null
}

export async function findChangingUser(tx: Executor, userId: string): Promise<ChangingUser | undefined> {
  return tx.query
    .selectFrom('users')
    .leftJoin('pins', 'pins.user_id', 'users.id')
    .select(['users.id', 'users.display_name', 'users.role', 'users.security_image', 'users.personal_phrase', 'users.version'])
    .select(['pins.set_at', 'pins.length', 'pins.chosen_by_owner', 'pins.version as pin_version'])
    .where('users.id', '=', userId)
    .executeTakeFirst()
}

export async function findOrganisationOf(tx: Executor, id: string): Promise<OrganisationRow> {
  return tx.query.selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** Keeps a token in the place of the user's before, and of anybody's who stood at the same device: that person has left. */
export async function putToken(tx: Executor, token: PinChangeTokenRow): Promise<void> {
  await tx.query
    .deleteFrom('pin_change_tokens')
    .where((where) =>
      where.or([
        where('user_id', '=', token.user_id),
        where('key_thumbprint', '=', token.key_thumbprint),
        where('browser_place', '=', token.browser_place),
      ]),
    )
    .execute()
  // At the same instant the person may be asked in another place, where this one's rows are not seen yet.
  await tx.query
    .insertInto('pin_change_tokens')
    .values(token)
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(token))
    .execute()
}

/** A token, and how it stands with its user and PIN now. */
export type FoundToken = PinChangeTokenRow &
  Pick<UserRow, 'display_name' | 'role' | 'security_image' | 'personal_phrase' | 'blocked' | 'removed_at' | 'version'> & {
    set_at: number | null
    version_of_pin: number | null
  }

/** To what a token is bound: the device's key, the browser's cookie as its hash, or the application's key. */
export type TokenPlace =
  { surface: 'terminal'; keyThumbprint: string } | { surface: 'console'; browserPlace: string } | { surface: 'app'; appKeyId: string }

/** The token of a hash, where it is bound to that place. */
export async function findToken(tx: Executor, hash: Uint8Array, place: TokenPlace): Promise<FoundToken | undefined> {
  return tx.query
    .selectFrom('pin_change_tokens')
    .innerJoin('users', 'users.id', 'pin_change_tokens.user_id')
    .leftJoin('pins', 'pins.user_id', 'pin_change_tokens.user_id')
    .selectAll('pin_change_tokens')
    .select(['users.display_name', 'users.role', 'users.security_image', 'users.personal_phrase'])
    .select(['users.blocked', 'users.removed_at', 'users.version', 'pins.set_at'])
    .select('pins.version as version_of_pin')
    .where('pin_change_tokens.token_hash', '=', hash)
    .where('pin_change_tokens.surface', '=', place.surface)
    .where((where) => boundTo(where, place))
    .executeTakeFirst()
}

type TokenColumns = ExpressionBuilder<Schema, 'pin_change_tokens'>

function boundTo(where: TokenColumns, place: TokenPlace) {
  switch (place.surface) {
    case 'terminal':
      return where('pin_change_tokens.key_thumbprint', '=', place.keyThumbprint)
    case 'console':
      return where('pin_change_tokens.browser_place', '=', place.browserPlace)
    case 'app':
      return where('pin_change_tokens.app_key_id', '=', place.appKeyId)
    default:
      return assertNever(place)
  }
}

export async function dropTokenOf(tx: Executor, userId: string): Promise<void> {
  await tx.query.deleteFrom('pin_change_tokens').where('user_id', '=', userId).execute()
}

/** Forgets tokens that are over. @param now epoch milliseconds. */
export async function forgetTokens(tx: Executor, now: number): Promise<void> {
  await tx.query.deleteFrom('pin_change_tokens').where('expires_at', '<=', now).execute()
}

/** Writes by what somebody knows the screen, and counts the version up. */
export async function writeImage(
  tx: Executor,
  userId: string,
  columns: Partial<Pick<UserRow, 'security_image' | 'personal_phrase'>>,
): Promise<void> {
  await tx.query
    .updateTable('users')
    .set((set) => ({ ...columns, version: set('version', '+', 1) }))
    .where('id', '=', userId)
    .execute()
}
