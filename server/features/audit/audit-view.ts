import { auditTypeSchema } from '../../../contract/audit-events.ts'
import { recordedEventSchema, type RecordedEvent } from '../../../contract/http/audit-events.ts'
import type { Executor } from '../../db/database.ts'
import { findDeletedNames, type ListedEvent } from './audit-list-store.ts'

const detailsSchema = recordedEventSchema.shape.details

/** Events as leads see them; a deleted device by its last name. */
export async function namedEvents(tx: Executor, organisationId: string, rows: readonly ListedEvent[]): Promise<RecordedEvent[]> {
  const gone = rows.flatMap(({ device_id, device_name }) => (device_id !== null && device_name === null ? [device_id] : []))
  const names = await findDeletedNames(tx, organisationId, [...new Set(gone)])
  return rows.map((row) => toRecordedEvent(row, names))
}

function toRecordedEvent(event: ListedEvent, deletedNames: ReadonlyMap<string, string>): RecordedEvent {
  return {
    id: event.id,
    at: new Date(event.at).toISOString(),
    type: auditTypeSchema.parse(event.type),
    actor: personOf(event.actor_id, event.actor_name, event.actor_removed_at),
    subject: personOf(event.subject_id, event.subject_name, event.subject_removed_at),
    device: event.device_id === null ? null : { id: event.device_id, name: nameOf(event.device_id, event.device_name, deletedNames) },
    sessionId: event.session_id,
    ip: event.ip,
    details: detailsSchema.parse(JSON.parse(event.details)),
  }
}

function personOf(id: string | null, displayName: string | null, removedAt: number | null): RecordedEvent['actor'] {
  return id === null ? null : { id, displayName: displayName ?? '', removed: removedAt !== null }
}

function nameOf(id: string, name: string | null, deletedNames: ReadonlyMap<string, string>): string {
  return name ?? deletedNames.get(id) ?? ''
}
