import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'
import { createTable } from './table.ts'

/** Other applications (FRC-5): who they are, what they prove themselves with, and their bearer tokens (FRC-7). Hashes only. */
export function appKeysMigration(kind: DatabaseKind): Migration {
  return {
    up: async (db: Kysely<never>) => {
      await createKeys(db, kind)
      const of = { app_key_id: 'id', organisation_id: 'id' } as const
      const secrets = { key_hash: 'blob', ...of, created_at: 'integer', last_used_at: 'integer?', expires_at: 'integer?' } as const
      await createTable(db, kind, 'app_key_secrets', secrets, (table) =>
        table
          .addPrimaryKeyConstraint('app_key_secrets_pk', ['key_hash'])
          .addForeignKeyConstraint('app_key_secrets_key', ['app_key_id'], 'app_keys', ['id']),
      )
      await sql`create index app_key_secrets_of_key on app_key_secrets (app_key_id)`.execute(db)
      const tokens = { token_hash: 'blob', ...of, created_at: 'integer', expires_at: 'integer' } as const
      await createTable(db, kind, 'app_tokens', tokens, (table) =>
        table
          .addPrimaryKeyConstraint('app_tokens_pk', ['token_hash'])
          .addForeignKeyConstraint('app_tokens_key', ['app_key_id'], 'app_keys', ['id']),
      )
      await sql`create index app_tokens_of_key on app_tokens (app_key_id)`.execute(db)
      await sql`create index app_tokens_by_end on app_tokens (expires_at)`.execute(db)
    },
  }
}

async function createKeys(db: Kysely<never>, kind: DatabaseKind): Promise<void> {
  const columns = {
    id: 'id',
    organisation_id: 'id',
    name: 'text',
    kind: 'text',
    scopes: 'text',
    created_by: 'id',
    created_at: 'integer',
    last_used_at: 'integer?',
    withdrawn_at: 'integer?',
  } as const
  await createTable(db, kind, 'app_keys', columns, (table) =>
    table
      .addPrimaryKeyConstraint('app_keys_pk', ['id'])
      .addForeignKeyConstraint('app_keys_organisation', ['organisation_id'], 'organisations', ['id']),
  )
  await sql`create index app_keys_of_organisation on app_keys (organisation_id, id)`.execute(db)
}
