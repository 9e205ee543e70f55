import type { z } from 'zod'
import { auditTypeSchema } from '../../../contract/audit-events.ts'
import { recordedEventSchema, type RecordedEvent } from '../../../contract/http/audit-events.ts'
import type { ListedEvent } from './audit-list-store.ts'

const detailsSchema = recordedEventSchema.shape.details

/** An event as leads see it. @param deletedNames last names of devices that are gone, by ID. */
export function toRecordedEvent(event: ListedEvent, deletedNames: ReadonlyMap<string, string>): RecordedEvent {
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

export const csvHeader = ['time', 'event', 'person', 'person_id', 'subject', 'subject_id', 'device', 'device_id', 'ip', 'details'] as const

/** The event's fields in the order of `csvHeader`. */
export function csvFields({ at, type, actor, subject, device, ip, details }: RecordedEvent): string[] {
  return [at, type, ...named(actor), ...named(subject), device?.name ?? '', device?.id ?? '', ip ?? '', inWords(details)]
}

function named(person: RecordedEvent['actor']): string[] {
  return [person?.displayName ?? '', person?.id ?? '']
}

function inWords(details: z.infer<typeof detailsSchema>): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${inText(value)}`)
    .join('; ')
}

function inText(value: z.infer<typeof detailsSchema>[string]): string {
  return typeof value === 'object' ? value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(' ') : String(value)
}
