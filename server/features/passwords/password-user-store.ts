import { holdRows, lockRows, type Executor } from '../../db/database.ts'
import type { UserRow } from '../../db/schema.ts'

/** A user of an organisation by the folded user name. */
export async function findByUsername(tx: Executor, organisationId: string, usernameKey: string): Promise<UserRow | undefined> {
  return tx.query
    .selectFrom('users')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('username_key', '=', usernameKey)
    .executeTakeFirst()
}

export async function findById(tx: Executor, userId: string): Promise<UserRow | undefined> {
  return tx.query.selectFrom('users').selectAll().where('id', '=', userId).executeTakeFirst()
}

/**
 * The user's row, held until the transaction ends: a block or a new password waits, or is seen. The device's row comes first, as in a
 * tap, then the organisation's, as for all who change users, so that no two wait for each other.
 * @param deviceId the device that the sign-in happens on, where it has a record.
 */
export async function holdUser(
  tx: Executor,
  organisationId: string,
  userId: string,
  deviceId: string | null,
): Promise<UserRow | undefined> {
  if (deviceId !== null) await lockRows(tx, tx.query.selectFrom('devices').select('id').where('id', '=', deviceId)).executeTakeFirst()
  await holdRows(tx, tx.query.selectFrom('organisations').select('id').where('id', '=', organisationId)).executeTakeFirst()
  return lockRows(tx, tx.query.selectFrom('users').selectAll().where('id', '=', userId)).executeTakeFirst()
}

/** IDs of the organisations a sign-in may mean: the named one, or up to two where none is named. */
export async function organisationIds(tx: Executor, slug: string | undefined): Promise<string[]> {
  const all = tx.query.selectFrom('organisations').select('id').limit(2)
  const rows = await (slug === undefined ? all : all.where('slug', '=', slug)).execute()
  return rows.map((row) => row.id)
}
