import { sql } from 'kysely'
import { auditDetails, type AuditType } from '../../../contract/audit-events.ts'
import type { Executor } from '../../db/database.ts'
import type { AuditEventRow } from '../../db/schema.ts'

const deletedName = auditDetails['device.deleted']

/** What narrows the records down; what is left out does not. Times in epoch milliseconds. */
export interface EventFilter {
  organisationId: string
  /** ID of the actor or the subject. */
  person: string | undefined
  deviceId: string | undefined
  types: readonly AuditType[] | undefined
  /** The first millisecond. */
  from: number | undefined
  /** The first millisecond after. */
  to: number | undefined
}

/** Where a page ended. */
export interface EventKey {
  at: number
  id: string
}

export type ListedEvent = Omit<AuditEventRow, 'organisation_id'> & {
  actor_name: string | null
  actor_removed_at: number | null
  subject_name: string | null
  subject_removed_at: number | null
  device_name: string | null
}

/** Events, newest first, after the given one. @param count rows to read. */
export async function pageOfEvents(tx: Executor, filter: EventFilter, count: number, after: EventKey | null): Promise<ListedEvent[]> {
  return matching(tx, filter, after)
    .leftJoin('users as actors', 'actors.id', 'events.actor_id')
    .leftJoin('users as subjects', 'subjects.id', 'events.subject_id')
    .leftJoin('devices', 'devices.id', 'events.device_id')
    .select(['events.id', 'events.at', 'events.type', 'events.actor_id', 'events.subject_id', 'events.device_id'])
    .select(['events.session_id', 'events.ip', 'events.details', 'devices.name as device_name'])
    .select(['actors.display_name as actor_name', 'actors.removed_at as actor_removed_at'])
    .select(['subjects.display_name as subject_name', 'subjects.removed_at as subject_removed_at'])
    .orderBy('events.at', 'desc')
    .orderBy('events.id', 'desc')
    .limit(count)
    .execute()
}

function matching(tx: Executor, filter: EventFilter, after: EventKey | null) {
  const { person, deviceId, types, from, to } = filter
  return (
    tx.query
      .selectFrom('audit_events as events')
      .where('events.organisation_id', '=', filter.organisationId)
      .$if(person !== undefined, (query) =>
        query.where((where) => where.or([where('events.actor_id', '=', person ?? ''), where('events.subject_id', '=', person ?? '')])),
      )
      .$if(deviceId !== undefined, (query) => query.where('events.device_id', '=', deviceId ?? ''))
      .$if(types !== undefined, (query) => query.where('events.type', 'in', types ?? []))
      .$if(from !== undefined, (query) => query.where('events.at', '>=', from ?? 0))
      .$if(to !== undefined, (query) => query.where('events.at', '<', to ?? 0))
      // A row value walks the index from there on; the same in or and and would read all that is newer first.
      .$if(after !== null, (query) => query.where(sql<boolean>`(events.at, events.id) < (${after?.at ?? 0}, ${after?.id ?? ''})`))
  )
}

/** The last names of deleted devices, by ID: their records say them (DEV-8). */
export async function findDeletedNames(tx: Executor, organisationId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query
    .selectFrom('audit_events')
    .select(['device_id', 'details'])
    .where('device_id', 'in', ids)
    .where('organisation_id', '=', organisationId)
    .where('type', '=', 'device.deleted')
    .execute()
  return new Map(rows.map((row) => [row.device_id ?? '', deletedName.parse(JSON.parse(row.details)).name]))
}
