import type { Executor } from '../../db/database.ts'

/** A user's sessions that are open at `now`, in epoch milliseconds; newest first. */
export async function findOpenSessionsOf(tx: Executor, userId: string, now: number) {
  return tx.query
    .selectFrom('sessions')
    .leftJoin('devices', 'devices.id', 'sessions.device_id')
    .select(['sessions.id', 'sessions.surface', 'sessions.method', 'sessions.ip', 'sessions.started_at', 'devices.name as device'])
    .where('sessions.user_id', '=', userId)
    .where('sessions.ended_at', 'is', null)
    .where('sessions.expires_at', '>', now)
    .orderBy('sessions.started_at', 'desc')
    .orderBy('sessions.id', 'desc')
    .execute()
}
