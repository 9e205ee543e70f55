import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { AuditEvent } from '../../contract/audit-events.ts'
import type { Database, DatabaseKind, Executor, PoolUsage, RecordedListener } from './database.ts'
import { makeFolder } from './make-folder.ts'
import type { Schema } from './schema.ts'
import { sqliteDialect } from './sqlite-driver.ts'
import { watchClients, WatchedClient } from './watched-client.ts'
import { withRetries } from './with-retries.ts'

export type DatabaseLocation = { kind: 'sqlite'; file: string } | PostgresLocation
interface PostgresLocation {
  kind: 'postgresql'
  url: string
  poolSize?: number
  /** Waits for a silent server as long as it takes: a migration of a large table says nothing for a while. */
  patient?: boolean
  /** Milliseconds to wait for a connection or a row, in place of the usual ones. */
  longestWait?: number
}

/**
 * Opens a database without touching its tables; `migrate` brings them up to date.
 * `onIdleError` hears of connections that died while nobody used them; without a listener node-postgres would end the process.
 */
export function openDatabase(location: DatabaseLocation, onIdleError: (error: Error) => void): Database {
  if (location.kind === 'sqlite') {
    makeFile(location.file)
    return wrap('sqlite', new Kysely<Schema>({ dialect: sqliteDialect(location.file) }), () => null)
  }
  const pool = openPool(location, onIdleError)
  return wrap('postgresql', new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }), () => usageOf(pool))
}

/** Password hashes will be in it: the file is for this system user alone, and SQLite gives its log the mode of the file. */
function makeFile(file: string): void {
  makeFolder(path.dirname(file))
  closeSync(openSync(file, 'a', 0o600))
}

/**
 * Milliseconds to wait for a connection, or for a row that somebody else has: then the answer is no (GRD-7). A node that froze in the
 * middle of a transaction loses it after twice as long, so that the register it was at works on the others again.
 */
const usualWait = 5_000

function openPool(location: PostgresLocation, onIdleError: (error: Error) => void): pg.Pool {
  const { longestWait = usualWait } = location
  const pool = new pg.Pool({
    connectionString: location.url,
    max: location.poolSize ?? 10,
    connectionTimeoutMillis: longestWait,
    lock_timeout: longestWait,
    idle_in_transaction_session_timeout: 2 * longestWait,
    types: numbersForInt8(),
    Client: WatchedClient,
  })
  if (location.patient !== true) watchClients(pool)
  pool.on('error', onIdleError)
  return pool
}

/** int8 (OID 20) as number: epoch milliseconds and counters stay far below 2^53. */
function numbersForInt8(): pg.TypeOverrides {
  const types = new pg.TypeOverrides()
  types.setTypeParser(20, Number)
  return types
}

function usageOf({ totalCount, idleCount, waitingCount }: pg.Pool): PoolUsage {
  return { busy: totalCount - idleCount, idle: idleCount, awaited: waitingCount }
}

function wrap(kind: DatabaseKind, query: Kysely<Schema>, usage: Database['usage']): Database {
  const recorded = createRecorded()
  return {
    kind,
    query,
    noteRecorded: (event) => recorded.tell([event]),
    onRecorded: (listener) => recorded.listen(listener),
    transaction: async <T>(work: (tx: Executor) => Promise<T>) => {
      const { result, events } = await withRetries(() => runIn(kind, query, work))
      recorded.tell(events)
      return result
    },
    usage,
    close: () => query.destroy(),
  }
}

/** A transaction that is tried again begins with nothing on record. */
async function runIn<T>(kind: DatabaseKind, query: Kysely<Schema>, work: (tx: Executor) => Promise<T>) {
  const events: AuditEvent[] = []
  const result = await query.transaction().execute((tx) => work({ kind, query: tx, noteRecorded: (event) => void events.push(event) }))
  return { result, events }
}

function createRecorded() {
  const listeners: RecordedListener[] = []
  return {
    listen: (listener: RecordedListener): void => void listeners.push(listener),
    tell: (events: readonly AuditEvent[]): void => {
      if (events.length > 0) for (const listener of listeners) listener(events)
    },
  }
}
