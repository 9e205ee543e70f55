import { sql } from 'kysely'
import type { ImportRow } from '../../../../contract/import-row.ts'
import { lockRows, type Executor } from '../../../db/database.ts'
import type { UserRow } from '../../../db/schema.ts'
import type { UserImportResultRow, UserImportRow } from '../../../db/user-import-rows.ts'
import { usernameKey } from '../../../db/username-key.ts'

export async function insertImport(tx: Executor, row: UserImportRow): Promise<void> {
  await tx.query.insertInto('user_imports').values(row).execute()
}

/** The import that somebody began in this very session, held until the transaction ends. */
export async function lockImport(
  tx: Executor,
  of: Pick<UserImportRow, 'id' | 'organisation_id' | 'session_id'>,
): Promise<UserImportRow | undefined> {
  const { id, organisation_id, session_id } = of
  const one = tx.query.selectFrom('user_imports').selectAll().where('id', '=', id)
  return lockRows(tx, one.where('organisation_id', '=', organisation_id).where('session_id', '=', session_id)).executeTakeFirst()
}

/** Whoever begins anew in a session gives up what ran there. */
export async function importsOfSession(tx: Executor, sessionId: string): Promise<UserImportRow[]> {
  return lockRows(tx, tx.query.selectFrom('user_imports').selectAll().where('session_id', '=', sessionId)).execute()
}

/** One that nobody ended in its time. @param now epoch milliseconds. */
export async function lockOverdueImport(tx: Executor, now: number): Promise<UserImportRow | undefined> {
  return lockRows(tx, tx.query.selectFrom('user_imports').selectAll().where('expires_at', '<=', now).limit(1)).executeTakeFirst()
}

/** Forgets an import with all its results. */
export async function deleteImport(tx: Executor, id: string): Promise<void> {
  await tx.query.deleteFrom('user_imports').where('id', '=', id).execute()
}

export async function insertResults(tx: Executor, rows: readonly UserImportResultRow[]): Promise<void> {
  if (rows.length > 0) await tx.query.insertInto('user_import_results').values(rows).execute()
}

/** What became of those rows that came before. */
export async function findResults(tx: Executor, importId: string, rows: readonly number[]): Promise<UserImportResultRow[]> {
  return tx.query.selectFrom('user_import_results').selectAll().where('import_id', '=', importId).where('row', 'in', rows).execute()
}

/** How many rows came to what. */
export async function countResults(tx: Executor, importId: string): Promise<Record<UserImportResultRow['outcome'], number>> {
  const rows = await tx.query
    .selectFrom('user_import_results')
    .select(({ fn }) => ['outcome', fn.countAll<number>().as('count')])
    .where('import_id', '=', importId)
    .groupBy('outcome')
    .execute()
  const of = (outcome: UserImportResultRow['outcome']) => rows.find((row) => row.outcome === outcome)?.count ?? 0
  return { added: of('added'), there: of('there'), refused: of('refused') }
}

export type KnownUser = Pick<UserRow, 'display_name' | 'username_key' | 'email'>

/** Users who may be one of those that the rows name; `isSamePerson` decides. */
export async function findAlike(tx: Executor, organisationId: string, rows: readonly ImportRow[]): Promise<KnownUser[]> {
  const keys = rows.flatMap(({ username }) => (username === null ? [] : [usernameKey(username)]))
  const emails = rows.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()]))
  const names = rows.flatMap(({ displayName, username, email }) => (username === null && email === null ? [displayName] : []))
  return tx.query
    .selectFrom('users')
    .select(['display_name', 'username_key', 'email'])
    .where('organisation_id', '=', organisationId)
    .where('removed_at', 'is', null)
    .where((where) =>
      where.or([
        ...(keys.length > 0 ? [where('username_key', 'in', keys)] : []),
        ...(emails.length > 0 ? [where(sql<string>`lower(email)`, 'in', emails)] : []),
        ...(names.length > 0
          ? [where.and([where('display_name', 'in', names), where('username_key', 'is', null), where('email', 'is', null)])]
          : []),
      ]),
    )
    .execute()
}

/** Adds a user unless somebody took the user name meanwhile. @returns whether it was added. */
export async function insertNewUser(tx: Executor, user: UserRow): Promise<boolean> {
  const added = await tx.query
    .insertInto('users')
    .values(user)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** What an import asks of the organisation. */
export async function readOrganisation(tx: Executor, id: string) {
  return tx.query
    .selectFrom('organisations')
    .select(['pin_login_active', 'pin_login_changed_at', 'pin_min_length', 'pin_max_length'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}
