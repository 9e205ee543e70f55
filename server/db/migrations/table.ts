import { sql, type CreateTableBuilder, type Kysely } from 'kysely'
import type { DatabaseKind } from '../database.ts'

type AnyKysely = Kysely<never>
type Column = 'id' | 'text' | 'integer' | 'blob' | 'flag'
type TableBuilder = CreateTableBuilder<string, string>

/** Column types that mean the same on both databases; SQLite's STRICT tables know few names. */
const typeOf = {
  sqlite: { id: 'text', text: 'text', integer: 'integer', blob: 'blob', flag: 'integer' },
  postgresql: { id: 'text', text: 'text', integer: 'bigint', blob: 'bytea', flag: 'smallint' },
} as const

/** Columns by name; a trailing `?` on the type makes it nullable. */
export type Columns = Record<string, Column | `${Column}?`>

/** Creates one table with the same meaning on both databases; `finish` adds keys. */
export async function createTable(
  db: AnyKysely,
  kind: DatabaseKind,
  name: string,
  columns: Columns,
  finish: (table: TableBuilder) => TableBuilder = (table) => table,
): Promise<void> {
  const table = Object.entries(columns).reduce<TableBuilder>(
    (builder, [column, type]) => addColumn(builder, kind, column, type),
    db.schema.createTable(name),
  )
  const finished = finish(table)
  await (kind === 'sqlite' ? finished.modifyEnd(sql`strict`) : finished).execute()
}

function addColumn(builder: TableBuilder, kind: DatabaseKind, column: string, type: Column | `${Column}?`): TableBuilder {
  const nullable = type.endsWith('?')
  const base = (nullable ? type.slice(0, -1) : type) as Column
  return builder.addColumn(column, sql.raw(typeOf[kind][base]), (built) => {
    const typed = nullable ? built : built.notNull()
    return base === 'flag' ? typed.check(sql`${sql.ref(column)} in (0, 1)`) : typed
  })
}
