import { auditDetails, type AuditEvent } from '../../../contract/audit-events.ts'
import type { Executor } from '../../db/database.ts'
import type { AuditEventRow } from '../../db/schema.ts'

/** Writes an event to the records, in the transaction of what it tells; open consoles hear of it after the commit. */
export async function recordEvent(tx: Executor, newId: () => string, event: AuditEvent): Promise<void> {
  await recordEvents(tx, newId, [event])
}

/** The same for several, in one query. */
export async function recordEvents(tx: Executor, newId: () => string, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) => auditRow(newId(), event))
  await tx.query.insertInto('audit_events').values(rows).execute()
  for (const event of events) tx.noteRecorded(event)
}

/** The event as a row. Its details pass the type's allow-list once more (LOG-2). */
export function auditRow(id: string, event: AuditEvent): AuditEventRow {
  return {
    id,
    organisation_id: event.organisationId,
    at: event.at,
    type: event.type,
    actor_id: event.actorId,
    subject_id: event.subjectId,
    device_id: event.deviceId,
    session_id: event.sessionId,
    ip: event.ip,
    details: JSON.stringify(auditDetails[event.type].parse(event.details)),
  }
}
