import { Readable } from 'node:stream'
import { z } from 'zod'
import type { RecordedEvent } from '../../../contract/http/audit-events.ts'
import type { Executor } from '../../db/database.ts'
import { badCursor, cutPage, decodeCursor } from '../../db/page-cursor.ts'
import type { Refused } from '../../http/answer.ts'
import { findDeletedNames, pageOfEvents, type EventFilter, type EventKey, type ListedEvent } from './audit-list-store.ts'
import { csvFields, csvHeader, toRecordedEvent } from './audit-view.ts'
import { byteOrderMark, csvRecord } from './csv.ts'

export interface AuditServiceDeps {
  database: Executor
}

export interface AuditService {
  /** One keyset page of the records, newest first (LOG-1). */
  list: (
    filter: EventFilter,
    page: { limit: number; cursor?: string | undefined },
  ) => Promise<{ items: RecordedEvent[]; next: string | null } | Refused>
  /** All of them as CSV, read as fast as the reader takes them. */
  exportCsv: (filter: EventFilter) => Readable
}

/** Events read at a time for an export. */
const batch = 1_000
const cursorSchema = z.tuple([z.int(), z.uuid()])

export function createAuditService({ database }: AuditServiceDeps): AuditService {
  return {
    list: async (filter, page) => {
      const key = page.cursor === undefined ? undefined : decodeCursor(page.cursor, cursorSchema)
      if (key === null) return badCursor
      const after = key === undefined ? null : { at: key[0], id: key[1] }
      const read = await pageOfEvents(database, filter, page.limit + 1, after)
      const { rows, next } = cutPage(read, page.limit, (event) => [event.at, event.id])
      return { items: await named(database, filter, rows), next }
    },
    exportCsv: (filter) => Readable.from(csvChunks(database, filter)),
  }
}

async function* csvChunks(database: Executor, filter: EventFilter): AsyncGenerator<string> {
  yield byteOrderMark + csvRecord(csvHeader)
  let after: EventKey | null = null
  for (;;) {
    const rows: ListedEvent[] = await pageOfEvents(database, filter, batch, after)
    if (rows.length > 0) yield (await named(database, filter, rows)).map((event) => csvRecord(csvFields(event))).join('')
    const last = rows.at(-1)
    if (last === undefined || rows.length < batch) return
    after = { at: last.at, id: last.id }
  }
}

async function named(database: Executor, filter: EventFilter, rows: readonly ListedEvent[]): Promise<RecordedEvent[]> {
  const gone = rows.flatMap(({ device_id, device_name }) => (device_id !== null && device_name === null ? [device_id] : []))
  const names = await findDeletedNames(database, filter.organisationId, [...new Set(gone)])
  return rows.map((row) => toRecordedEvent(row, names))
}
