import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'
import { createTable } from './table.ts'

/** Running imports of users, and what became of each of their rows (USR-6). */
export function userImportsMigration(kind: DatabaseKind): Migration {
  return {
    up: async (db: Kysely<never>) => {
      const imports = {
        id: 'id',
        organisation_id: 'id',
        user_id: 'id',
        session_id: 'id',
        ip: 'text',
        secret: 'blob',
        rows: 'integer',
        pin_length: 'integer',
        with_pins: 'flag',
        started_at: 'integer',
        expires_at: 'integer',
      } as const
      await createTable(db, kind, 'user_imports', imports, (table) =>
        table
          .addPrimaryKeyConstraint('user_imports_pk', ['id'])
          .addForeignKeyConstraint('user_imports_organisation', ['organisation_id'], 'organisations', ['id']),
      )
      const results = { import_id: 'id', row: 'integer', outcome: 'text', reason: 'text?', user_id: 'id?', pin: 'text?' } as const
      await createTable(db, kind, 'user_import_results', results, (table) =>
        table
          .addPrimaryKeyConstraint('user_import_results_pk', ['import_id', 'row'])
          .addForeignKeyConstraint('user_import_results_import', ['import_id'], 'user_imports', ['id'], (key) => key.onDelete('cascade')),
      )
    },
  }
}
