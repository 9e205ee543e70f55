import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'
import { createTable } from './table.ts'

/** What an organisation decides on its PINs (POL-3, POL-5, POL-6, POL-9), who tried which PIN when, and the PINs that are on offer. */
export function pinRulesMigration(kind: DatabaseKind): Migration {
  return {
    up: async (db: Kysely<never>) => {
      await addOrganisationColumns(db, kind)
      await createTable(db, kind, 'refused_pins', { organisation_id: 'id', pin: 'text' }, (table) =>
        table
          .addPrimaryKeyConstraint('refused_pins_pk', ['organisation_id', 'pin'])
          .addForeignKeyConstraint('refused_pins_organisation', ['organisation_id'], 'organisations', ['id']),
      )
      const who = { organisation_id: 'id', actor_id: 'id', subject_id: 'id' } as const
      await createTable(db, kind, 'pin_tries', { ...who, kind: 'text', at: 'integer' })
      await sql`create index pin_tries_by_actor on pin_tries (actor_id, at)`.execute(db)
      await createTable(db, kind, 'pin_offers', { ...who, tag: 'blob', expires_at: 'integer' }, (table) =>
        table.addPrimaryKeyConstraint('pin_offers_pk', ['actor_id', 'subject_id', 'tag']),
      )
    },
  }
}

async function addOrganisationColumns(db: Kysely<never>, kind: DatabaseKind): Promise<void> {
  const [flag, integer] = kind === 'sqlite' ? (['integer', 'integer'] as const) : (['smallint', 'bigint'] as const)
  for (const [name, type, start] of [
    ['pins_changed_by_users', flag, 1],
    ['pins_for_new_users', flag, 0],
    ['pins_generated_only', flag, 0],
    ['pin_rules_version', integer, 1],
  ] as const) {
    await db.schema
      .alterTable('organisations')
      .addColumn(name, sql.raw(type), (column) => column.notNull().defaultTo(start))
      .execute()
  }
}
