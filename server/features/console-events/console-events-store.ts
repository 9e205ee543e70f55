import type { Executor } from '../../db/database.ts'

/** IDs that one query asks for; SQLite and PostgreSQL take far more. */
const atOnce = 1_000

/** Those of the sessions that are alive at `now` (epoch milliseconds): not ended, not expired, their users neither blocked nor removed. */
export async function findAlive(db: Executor, ids: readonly string[], now: number): Promise<Set<string>> {
  const alive = new Set<string>()
  for (let at = 0; at < ids.length; at += atOnce) {
    const rows = await db.query
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .select('sessions.id')
      .where('sessions.id', 'in', ids.slice(at, at + atOnce))
      .where('sessions.ended_at', 'is', null)
      .where('sessions.expires_at', '>', now)
      .where('users.blocked', '=', 0)
      .where('users.removed_at', 'is', null)
      .execute()
    for (const { id } of rows) alive.add(id)
  }
  return alive
}
