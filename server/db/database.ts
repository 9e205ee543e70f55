import type { Kysely } from 'kysely'
import type { AuditEvent } from '../../contract/audit-events.ts'
import type { Schema } from './schema.ts'

export type DatabaseKind = 'sqlite' | 'postgresql'

/** What a store needs: where it runs, and the queries of one connection or transaction. */
export interface Executor {
  kind: DatabaseKind
  query: Kysely<Schema>
  /** Keeps what was put on record for `Database.onRecorded`: it is told after the commit, and never where the transaction rolls back. */
  noteRecorded(event: AuditEvent): void
}

/** Hears what was put on record; it must not throw, since that is on record already. */
export type RecordedListener = (events: readonly AuditEvent[]) => void

/** The open database. Stores get an `Executor`; only services and composition roots see this. */
export interface Database extends Executor {
  /** Runs `work` in one transaction that is durable when the promise resolves; an exception rolls back and is rethrown. `work` may run again: it touches the database only. */
  transaction<T>(work: (tx: Executor) => Promise<T>): Promise<T>
  /** Lets a listener hear of every event that this process put on record, after its commit. */
  onRecorded(listener: RecordedListener): void
  /** What the connections do now; null where there is one, inside the process. */
  usage(): PoolUsage | null
  close(): Promise<void>
}

/** Connections to PostgreSQL; `awaited` is how many callers wait for one. */
export interface PoolUsage {
  busy: number
  idle: number
  awaited: number
}

/** A select that keeps its rows for this transaction: a row lock on PostgreSQL; on SQLite the immediate transaction holds already. */
export function lockRows<Query extends { forUpdate(): Query }>(tx: Executor, query: Query): Query {
  return tx.kind === 'postgresql' ? query.forUpdate() : query
}

/** A select whose rows nobody may change until this transaction ends, while others may read them likewise. */
export function holdRows<Query extends { forShare(): Query }>(tx: Executor, query: Query): Query {
  return tx.kind === 'postgresql' ? query.forShare() : query
}
