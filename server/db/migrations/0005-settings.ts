import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'

/**
 * What an organisation may set for itself: how long records and sessions are kept in days (LOG-3), the terminal's languages, its sign's
 * colour and logo; and the language each user reads. `settings_version` is the ETag of the settings.
 */
export function settingsMigration(kind: DatabaseKind): Migration {
  return {
    up: async (db: Kysely<never>) => {
      const integer = sql.raw(kind === 'sqlite' ? 'integer' : 'bigint')
      const blob = sql.raw(kind === 'sqlite' ? 'blob' : 'bytea')
      for (const [name, start] of [
        ['records_days', 730],
        ['sessions_days', 365],
        ['settings_version', 1],
      ] as const) {
        await db.schema
          .alterTable('organisations')
          .addColumn(name, integer, (column) => column.notNull().defaultTo(start))
          .execute()
      }
      await db.schema
        .alterTable('organisations')
        .addColumn('languages', 'text', (column) => column.notNull().defaultTo('en,nl,de'))
        .execute()
      await db.schema.alterTable('organisations').addColumn('shop_colour', 'text').execute()
      await db.schema.alterTable('organisations').addColumn('logo', blob).execute()
      await db.schema.alterTable('users').addColumn('language', 'text').execute()
    },
  }
}
