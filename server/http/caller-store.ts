import { createHash } from 'node:crypto'
import type { Executor } from '../db/database.ts'
import type { DeviceRow } from '../db/schema.ts'
import type { LiveSession } from './caller.ts'

/** What the database holds of a session's token: its SHA-256. The token has 256 random bits, so a plain hash does. */
export function tokenHash(token: string): Uint8Array {
  return createHash('sha256').update(token).digest()
}

/** The device of a key, approved or revoked. @param thumbprint RFC 7638. */
export async function findDeviceByKey(db: Executor, thumbprint: string): Promise<DeviceRow | null> {
  const device = await db.query.selectFrom('devices').selectAll().where('key_thumbprint', '=', thumbprint).executeTakeFirst()
  return device ?? null
}

/** Where a token may be used: with the key it is bound to, or in the console. */
export type TokenPlace = { surface: 'terminal'; thumbprint: string } | { surface: 'console' }

/**
 * The session of a token, if it is alive at `now` (epoch milliseconds) in that place. Name and role are read anew, so that a
 * change counts from the next call; a blocked or removed user has none.
 */
export async function findLiveSession(db: Executor, token: string, place: TokenPlace, now: number): Promise<LiveSession | null> {
  const session = await db.query
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['sessions.id', 'sessions.organisation_id', 'sessions.user_id', 'sessions.device_id', 'sessions.surface'])
    .select(['sessions.method', 'sessions.key_thumbprint', 'sessions.started_at', 'sessions.expires_at', 'sessions.locked_at'])
    .select(['users.role', 'users.display_name as displayName'])
    .where('sessions.token_hash', '=', tokenHash(token))
    .where('sessions.surface', '=', place.surface)
    .where('sessions.key_thumbprint', place.surface === 'console' ? 'is' : '=', place.surface === 'console' ? null : place.thumbprint)
    .where('sessions.ended_at', 'is', null)
    .where('sessions.expires_at', '>', now)
    .where('users.blocked', '=', 0)
    .where('users.removed_at', 'is', null)
    .executeTakeFirst()
  return session ?? null
}

/** Whether a session that was alive still is at `now` (epoch milliseconds). A change of the user's role ends it. */
export async function isLiveSession(db: Executor, id: string, now: number): Promise<boolean> {
  const session = await db.query
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select('sessions.id')
    .where('sessions.id', '=', id)
    .where('sessions.ended_at', 'is', null)
    .where('sessions.expires_at', '>', now)
    .where('users.blocked', '=', 0)
    .where('users.removed_at', 'is', null)
    .executeTakeFirst()
  return session !== undefined
}

/** Whether a session is locked by now. */
export async function isLocked(tx: Executor, sessionId: string): Promise<boolean> {
  const row = await tx.query.selectFrom('sessions').select('locked_at').where('id', '=', sessionId).executeTakeFirst()
  return row === undefined || row.locked_at !== null
}

/** How old `last_seen_at` may be before a call renews it, in milliseconds: one write a minute, not one a call. */
const seenStep = 60_000

/** Notes that a device called. @param now epoch milliseconds. */
export async function noteSeen(db: Executor, device: Pick<DeviceRow, 'id' | 'last_seen_at'>, now: number): Promise<void> {
  if (device.last_seen_at !== null && now - device.last_seen_at < seenStep) return
  await db.query.updateTable('devices').set({ last_seen_at: now }).where('id', '=', device.id).execute()
}
