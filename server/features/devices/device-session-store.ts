import type { Executor } from '../../db/database.ts'
import type { SessionRow } from '../../db/schema.ts'

export type DeviceSession = Pick<SessionRow, 'id' | 'user_id' | 'method' | 'ip' | 'started_at' | 'ended_at' | 'end_reason'> & {
  display_name: string
  removed_at: number | null
}

/** Sessions of a device, newest first, after the given one (DEV-9). @param count rows to read. */
export async function pageOfDeviceSessions(
  tx: Executor,
  deviceId: string,
  count: number,
  after: { startedAt: number; id: string } | null,
): Promise<DeviceSession[]> {
  const all = tx.query
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['sessions.id', 'sessions.user_id', 'sessions.method', 'sessions.ip', 'sessions.started_at'])
    .select(['sessions.ended_at', 'sessions.end_reason', 'users.display_name', 'users.removed_at'])
    .where('sessions.device_id', '=', deviceId)
    .orderBy('sessions.started_at', 'desc')
    .orderBy('sessions.id', 'desc')
    .limit(count)
  if (after === null) return all.execute()
  return all
    .where((where) =>
      where.or([
        where('sessions.started_at', '<', after.startedAt),
        where.and([where('sessions.started_at', '=', after.startedAt), where('sessions.id', '<', after.id)]),
      ]),
    )
    .execute()
}

export type OpenSession = Pick<SessionRow, 'id' | 'user_id' | 'started_at' | 'locked_at'> & {
  device_id: string | null
  display_name: string
}

/** Sessions that are open on these devices at `now`, in epoch milliseconds; newest first. */
export async function findOpenSessions(tx: Executor, deviceIds: readonly string[], now: number): Promise<OpenSession[]> {
  if (deviceIds.length === 0) return []
  return tx.query
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['sessions.id', 'sessions.user_id', 'sessions.started_at', 'sessions.locked_at', 'sessions.device_id', 'users.display_name'])
    .where('sessions.device_id', 'in', deviceIds)
    .where('sessions.ended_at', 'is', null)
    .where('sessions.expires_at', '>', now)
    .orderBy('sessions.started_at', 'desc')
    .execute()
}

/** Whether an organisation has this session on a terminal, alive or over. */
export async function hasTerminalSession(tx: Executor, organisationId: string, id: string): Promise<boolean> {
  const session = await tx.query
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', id)
    .where('organisation_id', '=', organisationId)
    .where('surface', '=', 'terminal')
    .executeTakeFirst()
  return session !== undefined
}
