import type { Executor } from '../../db/database.ts'
import type { SessionRow } from '../../db/schema.ts'

export async function insertSession(tx: Executor, session: SessionRow): Promise<void> {
  await tx.query.insertInto('sessions').values(session).execute()
}

/** Goes on with a locked session under a new token; nothing where it ended meanwhile. @returns whether it goes on. */
export async function resumeSession(
  tx: Executor,
  id: string,
  change: Pick<SessionRow, 'token_hash' | 'last_seen_at' | 'method'>,
): Promise<boolean> {
  const resumed = await tx.query
    .updateTable('sessions')
    .set({ ...change, locked_at: null })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('locked_at', 'is not', null)
    .returning('id')
    .executeTakeFirst()
  return resumed !== undefined
}

/** Locks a live session. @returns whether there was one to lock. */
export async function lockLiveSession(tx: Executor, id: string, now: number): Promise<boolean> {
  const locked = await tx.query
    .updateTable('sessions')
    .set({ locked_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('locked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return locked !== undefined
}

/** IDs of sessions whose age ran out and that nobody ended yet. */
export async function overdueSessions(tx: Executor, now: number): Promise<{ id: string }[]> {
  return tx.query.selectFrom('sessions').select('id').where('ended_at', 'is', null).where('expires_at', '<=', now).limit(500).execute()
}

/** Notes a sign-in on the user and, where there is one, the device. */
export async function noteSignIn(tx: Executor, userId: string, deviceId: string | null, now: number): Promise<void> {
  await tx.query.updateTable('users').set({ last_login_at: now }).where('id', '=', userId).execute()
  if (deviceId !== null) await tx.query.updateTable('devices').set({ last_seen_at: now }).where('id', '=', deviceId).execute()
}
