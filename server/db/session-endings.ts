import type { SessionEndReason } from '../../contract/http/terminal.ts'
import { recordEvent } from '../features/audit/audit-store.ts'
import type { Effects } from '../features/effects.ts'
import type { ServerEvent } from '../events/event-bus.ts'
import type { Executor } from './database.ts'

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
  const columns = Object.entries(choice)
  if (columns.length === 0) return []
  const now = effects.now()
  const ended = await tx.query
    .updateTable('sessions')
    .set({ ended_at: now, end_reason: reason })
    .where('ended_at', 'is', null)
    .where((where) => where.and(choice))
    .returning(['id', 'organisation_id', 'user_id', 'device_id', 'key_thumbprint'])
    .execute()
  for (const session of ended) {
    await recordEvent(tx, effects.newId, {
      type: 'session.ended',
      organisationId: session.organisation_id,
      at: now,
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
