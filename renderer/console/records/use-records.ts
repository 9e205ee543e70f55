import type { AuditType } from '../../../contract/audit-events.ts'
import { listAuditEvents, type RecordedEvent } from '../../../contract/http/audit-events.ts'
import { ask } from '../api/ask.ts'
import { usePages } from '../api/use-pages.ts'

/** Under this key lie the records, so that a new event refreshes them. */
const recordsKey = ['records']

/** What narrows the records down, as the server takes it; what is left out does not. Times as ISO 8601. */
export interface RecordFilter {
  /** Who did it, or to whom it happened. */
  person?: string
  deviceId?: string
  type?: readonly AuditType[]
  from?: string
  /** The first instant that is too late. */
  to?: string
}

/** Records, newest first, page after page. @param limit rows of one page. */
export const useRecords = (filter: RecordFilter, limit = 50) =>
  usePages<RecordedEvent>({
    key: [...recordsKey, 'list', filter, limit],
    read: (query) => ask(listAuditEvents, { query: { ...query, ...filter } }),
    limit,
  })
