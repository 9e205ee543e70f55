import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'
import { deviceKeys, nameKey } from '../name-key.ts'
import type { Schema } from '../schema.ts'

/** Sorts users and devices by names alike on both databases (USR-1, DEV-7), byte by byte, and finds devices while somebody types. */
export function nameKeysMigration(kind: DatabaseKind): Migration {
  // PostgreSQL would sort by the machine's language otherwise.
  const bytewise = sql.raw(kind === 'sqlite' ? 'text' : 'text collate "C"')
  return {
    up: async (db: Kysely<Schema>) => {
      for (const [table, column] of [
        ['users', 'name_key'],
        ['devices', 'name_key'],
        ['devices', 'search_key'],
      ] as const) {
        await db.schema
          .alterTable(table)
          .addColumn(column, bytewise, (definition) => definition.notNull().defaultTo(sql`''`))
          .execute()
      }
      await fillIn(db)
      await db.schema.dropIndex('users_by_name').execute()
      await db.schema.createIndex('users_by_name_key').on('users').columns(['organisation_id', 'name_key', 'id']).execute()
      await db.schema.createIndex('devices_by_name_key').on('devices').columns(['organisation_id', 'name_key', 'id']).execute()
    },
  }
}

/** Those who are there already. */
async function fillIn(db: Kysely<Schema>): Promise<void> {
  for (const { id, display_name } of await db.selectFrom('users').select(['id', 'display_name']).execute()) {
    await db
      .updateTable('users')
      .set({ name_key: nameKey(display_name) })
      .where('id', '=', id)
      .execute()
  }
  for (const { id, name } of await db.selectFrom('devices').select(['id', 'name']).execute()) {
    await db.updateTable('devices').set(deviceKeys(name)).where('id', '=', id).execute()
  }
}
