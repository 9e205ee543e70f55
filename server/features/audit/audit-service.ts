import { z } from 'zod'
import type { RecordedEvent } from '../../../contract/http/audit-events.ts'
import { badCursor, cutPage, decodeCursor } from '../../db/page-cursor.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { pageOfEvents, type EventFilter } from './audit-list-store.ts'
import { namedEvents } from './audit-view.ts'
import type { CsvReader } from './csv-columns.ts'
import { exportRecords, type ExportDeps, type RecordsFile } from './export-records.ts'

export interface AuditService {
  /** One keyset page of the records, newest first (LOG-1). */
  list: (
    filter: EventFilter,
    page: { limit: number; cursor?: string | undefined },
  ) => Promise<{ items: RecordedEvent[]; next: string | null } | Refused>
  /** All of them as a CSV file; who took it is on record. */
  export: (caller: WithSession<BrowserCaller>, filter: EventFilter, reader: CsvReader) => Promise<RecordsFile>
}

const cursorSchema = z.tuple([z.int(), z.uuid()])

export function createAuditService(deps: ExportDeps): AuditService {
  const { database } = deps
  return {
    list: async (filter, page) => {
      const key = page.cursor === undefined ? undefined : decodeCursor(page.cursor, cursorSchema)
      if (key === null) return badCursor
      const after = key === undefined ? null : { at: key[0], id: key[1] }
      const read = await pageOfEvents(database, filter, page.limit + 1, after)
      const { rows, next } = cutPage(read, page.limit, (event) => [event.at, event.id])
      return { items: await namedEvents(database, filter.organisationId, rows), next }
    },
    export: (caller, filter, reader) => exportRecords(deps, caller, filter, reader),
  }
}
