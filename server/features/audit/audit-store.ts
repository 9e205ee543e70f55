import { auditDetails, type AuditEvent } from '../../../contract/audit-events.ts'
import type { Executor } from '../../db/database.ts'

/** Writes an event to the records, in the transaction of what it tells. Details pass the type's allow-list once more (LOG-2). */
export async function recordEvent(tx: Executor, newId: () => string, event: AuditEvent): Promise<void> {
  await tx.query
    .insertInto('audit_events')
    .values({
      id: newId(),
      organisation_id: event.organisationId,
      at: event.at,
      type: event.type,
      actor_id: event.actorId,
      subject_id: event.subjectId,
      device_id: event.deviceId,
      session_id: event.sessionId,
      ip: event.ip,
      details: JSON.stringify(auditDetails[event.type].parse(event.details)),
    })
    .execute()
}
