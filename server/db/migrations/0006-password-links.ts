import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'
import { createTable } from './table.ts'

/**
 * Links by which somebody chooses the own password, one of a kind for each user (ACC-2). A link that was used, withdrawn or replaced
 * is gone; the database holds the hash of its token only.
 */
export function passwordLinksMigration(kind: DatabaseKind): Migration {
  return {
    up: async (db: Kysely<never>) => {
      const columns = {
        organisation_id: 'id',
        user_id: 'id',
        kind: 'text',
        token_hash: 'blob',
        created_at: 'integer',
        expires_at: 'integer',
      } as const
      await createTable(db, kind, 'password_links', columns, (table) =>
        table.addPrimaryKeyConstraint('password_links_pk', ['user_id', 'kind']).addUniqueConstraint('password_links_token', ['token_hash']),
      )
      // Whether an organisation ever approved a device is asked without reading all of its records.
      await sql`create index audit_events_by_type on audit_events (organisation_id, type)`.execute(db)
    },
  }
}
