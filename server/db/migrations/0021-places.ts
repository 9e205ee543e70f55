import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'
import { createTable } from './table.ts'

/** Mailed codes and links are counted by where they were asked for (SELF-7, ACC-1), and each PIN of a user is told from the one before (FRC-1). */
export function placesMigration(kind: DatabaseKind): Migration {
  return {
    up: async (db: Kysely<never>) => {
      await addColumns(db, kind)
      const columns = { user_id: 'id', organisation_id: 'id', kind: 'text', place: 'text', at: 'integer' } as const
      await createTable(db, kind, 'secret_mails', columns)
      await sql`create index secret_mails_of_user on secret_mails (user_id, kind, place, at)`.execute(db)
      await sql`create index secret_mails_by_age on secret_mails (at)`.execute(db)
      await sql`create index sessions_of_user on sessions (user_id, device_id)`.execute(db)
    },
  }
}

async function addColumns(db: Kysely<never>, kind: DatabaseKind): Promise<void> {
  const integer = kind === 'sqlite' ? 'integer' : 'bigint'
  for (const [table, name, type] of [
    ['pin_codes', 'place', 'text'],
    ['reset_requests', 'place', 'text'],
    ['pin_change_tokens', 'pin_version', integer],
  ] as const) {
    await db.schema.alterTable(table).addColumn(name, sql.raw(type)).execute()
  }
  const version = db.schema.alterTable('pins')
  await version.addColumn('version', sql.raw(integer), (column) => column.notNull().defaultTo(1)).execute()
}
