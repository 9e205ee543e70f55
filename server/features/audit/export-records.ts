import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { AuditDetails } from '../../../contract/audit-events.ts'
import type { RecordedEvent } from '../../../contract/http/audit-events.ts'
import type { Executor } from '../../db/database.ts'
import type { OrganisationRow } from '../../db/schema.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import type { Effects } from '../effects.ts'
import { pageOfEvents, type EventFilter, type EventKey, type ListedEvent } from './audit-list-store.ts'
import { recordEvent } from './audit-store.ts'
import { namedEvents } from './audit-view.ts'
import { byCaller } from './caller-event.ts'
import { byteOrderMark, csvRecord } from '../../../contract/csv.ts'
import { csvFieldsFor, csvFileName, csvHeader, type CsvReader } from './csv-columns.ts'

export interface ExportDeps {
  database: Executor
  effects: Effects
  organisationById: (tx: Executor, id: string) => Promise<OrganisationRow | undefined>
}

/** A file on its way to the browser. */
export interface RecordsFile {
  stream: Readable
  fileName: string
}

/** Events read at a time: few, since a tap that comes meanwhile waits for them on SQLite. */
const batch = 250

/** All matching events as CSV, read as fast as the reader takes them. That somebody took them is on record before the first of them leaves. */
export async function exportRecords(
  { database, effects, organisationById }: ExportDeps,
  caller: WithSession<BrowserCaller>,
  filter: EventFilter,
  reader: CsvReader,
): Promise<RecordsFile> {
  const now = effects.now()
  await recordEvent(database, effects.newId, { type: 'records.exported', ...byCaller(caller, now), details: narrowedBy(filter) })
  const organisation = await organisationById(database, filter.organisationId)
  return {
    stream: Readable.from(csvChunks(database, filter, reader), { highWaterMark: 1 }),
    fileName: csvFileName(organisation?.slug ?? '', { ...filter, now }, reader.timeZone),
  }
}

function narrowedBy({ from, to, person, deviceId, types }: EventFilter): AuditDetails<'records.exported'> {
  return {
    ...(from !== undefined && { since: new Date(from).toISOString() }),
    ...(to !== undefined && { until: new Date(to).toISOString() }),
    ...(person !== undefined && { person }),
    ...(deviceId !== undefined && { device: deviceId }),
    ...(types !== undefined && { kinds: [...types] }),
  }
}

async function* csvChunks(database: Executor, filter: EventFilter, reader: CsvReader): AsyncGenerator<string> {
  const fieldsOf = csvFieldsFor(reader)
  yield byteOrderMark + csvRecord(csvHeader[reader.language])
  let after: EventKey | null = null
  for (;;) {
    const rows: ListedEvent[] = await pageOfEvents(database, filter, batch, after)
    const events: RecordedEvent[] = await namedEvents(database, filter.organisationId, rows)
    if (events.length > 0) yield events.map((event) => csvRecord(fieldsOf(event))).join('')
    const last = rows.at(-1)
    if (last === undefined || rows.length < batch) return
    after = { at: last.at, id: last.id }
    // A quick reader would otherwise leave nobody else a turn.
    await setImmediate()
  }
}
