import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'
import { createTable } from './table.ts'

/** How a new PIN reaches its user (POL-7, MAIL-3), and what an import told whom (POL-6, ACC-2). */
export function newPinsMigration(kind: DatabaseKind): Migration {
  return {
    up: async (db: Kysely<never>) => {
      const flag = kind === 'sqlite' ? 'integer' : 'smallint'
      for (const [table, column] of [
        ['organisations', 'pins_by_mail'],
        ['organisations', 'pins_by_link'],
        ['user_imports', 'invites'],
        ['user_import_results', 'invited'],
      ] as const) {
        await sql`alter table ${sql.table(table)} add column ${sql.ref(column)} ${sql.raw(flag)} not null default 0`.execute(db)
      }
      await sql`alter table user_import_results add column pin_told text`.execute(db)
      await createPinLinks(db, kind)
      // Mails that are of no use soon overtake a thousand that have a week.
      await sql`create index outbox_by_end on outbox (state, expires_at)`.execute(db)
    },
  }
}

async function createPinLinks(db: Kysely<never>, kind: DatabaseKind): Promise<void> {
  const columns = {
    user_id: 'id',
    organisation_id: 'id',
    token_hash: 'blob',
    sealed: 'blob',
    created_at: 'integer',
    expires_at: 'integer',
  } as const
  await createTable(db, kind, 'pin_links', columns, (table) =>
    table
      .addPrimaryKeyConstraint('pin_links_pk', ['user_id'])
      .addUniqueConstraint('pin_links_token', ['token_hash'])
      .addForeignKeyConstraint('pin_links_organisation', ['organisation_id'], 'organisations', ['id']),
  )
}
