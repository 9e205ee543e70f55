import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'
import { createTable } from './table.ts'

/** The shop's logo in a table of its own: the organisation's row is read with every tap, its picture is not. */
export function logosMigration(kind: DatabaseKind): Migration {
  return {
    up: async (db: Kysely<never>) => {
      await db.schema.alterTable('organisations').dropColumn('logo').execute()
      await db.schema.alterTable('organisations').addColumn('logo_version', 'text').execute()
      await createTable(db, kind, 'organisation_logos', { organisation_id: 'id', png: 'blob' }, (table) =>
        table.addPrimaryKeyConstraint('organisation_logos_pk', ['organisation_id']),
      )
    },
  }
}
