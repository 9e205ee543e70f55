import type { Insertable } from 'kysely'
import type { Executor } from '../../db/database.ts'
import type { Schema } from '../../db/schema.ts'

/** Few enough that no statement has more values than either database takes. */
const atOnce = 500

/** Writes many rows of one table. */
export async function insertAll<Table extends keyof Schema>(
  tx: Executor,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) {
    await tx.query
      .insertInto(table)
      .values(rows.slice(from, from + atOnce))
      .execute()
  }
}
