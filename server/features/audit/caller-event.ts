import type { AuditEvent } from '../../../contract/audit-events.ts'
import type { BrowserCaller, DeviceCaller, WithSession } from '../../http/caller.ts'

type Common = Pick<AuditEvent, 'organisationId' | 'at' | 'actorId' | 'subjectId' | 'deviceId' | 'sessionId' | 'ip'>

/** The part of an audit event that tells who did it, and from where. @param at epoch milliseconds. */
export function byCaller(caller: WithSession<BrowserCaller> | WithSession<DeviceCaller>, at: number): Common {
  const { session, ip } = caller
  return {
    organisationId: session.organisation_id,
    at,
    actorId: session.user_id,
    subjectId: null,
    deviceId: session.device_id,
    sessionId: session.id,
    ip,
  }
}
