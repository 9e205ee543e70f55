import type { SessionEndReason } from '../../../contract/http/terminal.ts'
import type { Executor } from '../../db/database.ts'

/** How a session ended, or null while it is alive. */
export async function findEndOfSession(db: Executor, id: string): Promise<SessionEndReason | null> {
  const session = await db.query.selectFrom('sessions').select('end_reason').where('id', '=', id).executeTakeFirst()
  return session?.end_reason ?? null
}
