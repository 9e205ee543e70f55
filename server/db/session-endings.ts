import type { SessionEndReason } from '../../contract/http/terminal.ts'
import { recordEvent } from '../features/audit/audit-store.ts'
import type { Effects } from '../features/effects.ts'
import type { ServerEvent } from '../events/event-bus.ts'
import type { Executor } from './database.ts'
import type { SessionRow } from './schema.ts'

/** Which live sessions end; every given column has to match. */
export type SessionChoice = Partial<{
  id: string
  organisation_id: string
  user_id: string
  device_id: string
  key_thumbprint: string
  surface: 'terminal' | 'console'
  method: 'pin' | 'password'
}>

export interface EndedBy {
  actorId: string | null
  ip: string | null
}

const endedColumns = ['id', 'organisation_id', 'user_id', 'device_id', 'key_thumbprint'] as const

/**
 * Ends every live session that matches, in the transaction of what ends them, and records each. An empty choice ends nothing.
 * @returns the events to publish after the commit.
 */
export async function endSessions(
  tx: Executor,
  effects: Effects,
  choice: SessionChoice,
  reason: SessionEndReason,
  by: EndedBy,
): Promise<ServerEvent[]> {
  if (Object.keys(choice).length === 0) return []
  const ended = await tx.query
    .updateTable('sessions')
    .set({ ended_at: effects.now(), end_reason: reason })
    .where('ended_at', 'is', null)
    .where((where) => where.and(choice))
    .returning(endedColumns)
    .execute()
  return recordEnded(tx, effects, ended, reason, by)
}

/** Parameters that a statement has room for, and then some. */
const atOnce = 500

/** The same for sessions that were looked up. */
export async function endTheseSessions(
  tx: Executor,
  effects: Effects,
  ids: readonly string[],
  reason: SessionEndReason,
  by: EndedBy,
): Promise<ServerEvent[]> {
  const events: ServerEvent[] = []
  for (let from = 0; from < ids.length; from += atOnce) {
    const ended = await tx.query
      .updateTable('sessions')
      .set({ ended_at: effects.now(), end_reason: reason })
      .where('ended_at', 'is', null)
      .where('id', 'in', ids.slice(from, from + atOnce))
      .returning(endedColumns)
      .execute()
    events.push(...(await recordEnded(tx, effects, ended, reason, by)))
  }
  return events
}

type Ended = Pick<SessionRow, (typeof endedColumns)[number]>

async function recordEnded(
  tx: Executor,
  effects: Effects,
  ended: readonly Ended[],
  reason: SessionEndReason,
  by: EndedBy,
): Promise<ServerEvent[]> {
  for (const session of ended) {
    await recordEvent(tx, effects.newId, {
      type: 'session.ended',
      organisationId: session.organisation_id,
      at: effects.now(),
      actorId: by.actorId,
      subjectId: session.user_id === by.actorId ? null : session.user_id,
      deviceId: session.device_id,
      sessionId: session.id,
      ip: by.ip,
      details: { reason },
    })
  }
  return ended.map((session) => ({
    type: 'session_ended',
    organisationId: session.organisation_id,
    sessionId: session.id,
    deviceId: session.device_id,
    keyThumbprint: session.key_thumbprint,
    reason,
  }))
}
