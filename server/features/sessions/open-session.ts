import { createHash } from 'node:crypto'
import type { OpenedSession } from '../../../contract/http/sessions.ts'
import type { Role } from '../../../contract/roles.ts'
import type { Executor } from '../../db/database.ts'
import type { OrganisationRow, SessionRow } from '../../db/schema.ts'
import { endSessions } from '../../db/session-endings.ts'
import type { ServerEvent } from '../../events/event-bus.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'
import type { SessionOffers } from './session-offers.ts'
import { insertSession, noteSignIn } from './sessions-store.ts'

/** Somebody who proved who they are, on a device's key. */
export interface SignIn {
  user: { id: string; displayName: string; role: Role }
  organisation: Pick<OrganisationRow, 'id' | 'name' | 'terminal_session_seconds'>
  /** Null on a device that is not approved. */
  deviceId: string | null
  keyThumbprint: string
  method: 'pin' | 'password'
  /** Whether the PIN was proved after the password (POL-8). */
  secondStep: boolean
  ip: string
}

export interface Opened {
  session: OpenedSession
  events: ServerEvent[]
}

/** A new opaque token: 32 random bytes; the database keeps its SHA-256 only. */
export function newToken(effects: Effects): { token: string; hash: Uint8Array } {
  const token = Buffer.from(effects.randomBytes(32)).toString('base64url')
  return { token, hash: createHash('sha256').update(token).digest() }
}

/** Opens a session on a device's key. A key has one session at a time: an earlier one ends, `switched` or `replaced`. */
export async function openSession(
  tx: Executor,
  effects: Effects,
  signIn: SignIn,
  offers: SessionOffers,
  ends: 'switched' | 'replaced',
): Promise<Opened> {
  const now = effects.now()
  const earlier = { key_thumbprint: signIn.keyThumbprint, surface: 'terminal' } as const
  const events = await endSessions(tx, effects, earlier, ends, { actorId: signIn.user.id, ip: signIn.ip })
  const { token, hash } = newToken(effects)
  const row = sessionRow(effects.newId(), signIn, hash, now)
  await insertSession(tx, row)
  await noteSignIn(tx, signIn.user.id, signIn.deviceId, now)
  await recordEvent(tx, effects.newId, {
    type: 'session.started',
    organisationId: signIn.organisation.id,
    at: now,
    actorId: signIn.user.id,
    subjectId: null,
    deviceId: signIn.deviceId,
    sessionId: row.id,
    ip: signIn.ip,
    details: { method: signIn.method, surface: 'terminal', ...(signIn.secondStep && { secondStep: true }) },
  })
  return { session: toOpened(row, token, signIn, offers, now, false), events }
}

function sessionRow(id: string, signIn: SignIn, hash: Uint8Array, now: number): SessionRow {
  return {
    id,
    organisation_id: signIn.organisation.id,
    user_id: signIn.user.id,
    device_id: signIn.deviceId,
    surface: 'terminal',
    method: signIn.method,
    second_step: signIn.secondStep ? 1 : 0,
    token_hash: hash,
    key_thumbprint: signIn.keyThumbprint,
    started_at: now,
    last_seen_at: now,
    expires_at: now + signIn.organisation.terminal_session_seconds * 1_000,
    locked_at: null,
    ended_at: null,
    end_reason: null,
    ip: signIn.ip,
  }
}

/** A session as its device gets it. @param now epoch milliseconds, for the time that is left. */
export function toOpened(
  row: Pick<SessionRow, 'id' | 'method' | 'started_at' | 'expires_at'>,
  token: string,
  signIn: Pick<SignIn, 'user' | 'organisation'>,
  offers: SessionOffers,
  now: number,
  resumed: boolean,
): OpenedSession {
  return {
    kind: 'session',
    id: row.id,
    token,
    method: row.method,
    startedAt: new Date(row.started_at).toISOString(),
    expiresAt: new Date(row.expires_at).toISOString(),
    expiresInSeconds: Math.max(0, Math.floor((row.expires_at - now) / 1_000)),
    user: { id: signIn.user.id, displayName: signIn.user.displayName, role: signIn.user.role },
    organisation: { id: signIn.organisation.id, name: signIn.organisation.name },
    resumed,
    ...offers,
  }
}
