import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely'

/** Kysely's SQLite dialect over Node's own SQLite. Kysely has none for node:sqlite; these few lines adapt it. */
export function sqliteDialect(file: string): SqliteDialect {
  return new SqliteDialect({ database: () => Promise.resolve(openSqlite(file)) })
}

function openSqlite(file: string): SqliteDatabase {
  const database = new DatabaseSync(file)
  database.exec('pragma busy_timeout = 10000')
  database.exec('pragma journal_mode = WAL')
  database.exec('pragma synchronous = FULL')
  database.exec('pragma foreign_keys = ON')
  return { close: () => database.close(), prepare: (sql) => adaptStatement(database.prepare(immediate(sql))) }
}

/** A deferred transaction fails at once with "database is locked" when it writes after a read that another writer overtook. */
function immediate(sql: string): string {
  return sql === 'begin' ? 'begin immediate' : sql
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(checkedValue)),
    run: (parameters) => statement.run(...parameters.map(checkedValue)),
    iterate: (parameters) => statement.iterate(...parameters.map(checkedValue)) as IterableIterator<unknown>,
  }
}

/** node:sqlite takes a Date or `undefined` silently as NULL and an object as named parameters; here they are mistakes. */
function checkedValue(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`a ${value === undefined ? 'missing value' : typeof value} cannot be bound to a query`)
}
