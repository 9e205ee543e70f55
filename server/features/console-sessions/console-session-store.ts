import type { Language } from '../../../contract/language.ts'
import type { Executor } from '../../db/database.ts'
import type { OrganisationRow, SessionRow } from '../../db/schema.ts'

/** The organisation of a session, as the console shows it. @throws where it is gone: a session never outlives it. */
export async function organisationOf(tx: Executor, id: string): Promise<OrganisationRow> {
  return tx.query.selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** The language a user chose; null where none was. */
export async function languageOf(tx: Executor, userId: string): Promise<Language | null> {
  const user = await tx.query.selectFrom('users').select('language').where('id', '=', userId).executeTakeFirst()
  return user?.language ?? null
}

/** Writes a new session and notes the sign-in on its user. */
export async function insertConsoleSession(tx: Executor, session: SessionRow): Promise<void> {
  await tx.query.insertInto('sessions').values(session).execute()
  await tx.query.updateTable('users').set({ last_login_at: session.started_at }).where('id', '=', session.user_id).execute()
}
