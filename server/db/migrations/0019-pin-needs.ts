import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'
import { createTable } from './table.ts'

/** By role a PIN is optional, required, or a second step after the password (POL-8). */
export function pinNeedsMigration(kind: DatabaseKind): Migration {
  return {
    up: async (db: Kysely<never>) => {
      for (const column of ['pin_need_admin', 'pin_need_manager', 'pin_need_staff']) {
        await db.schema
          .alterTable('organisations')
          .addColumn(column, 'text', (built) => built.notNull().defaultTo('optional'))
          .execute()
      }
      await createStepTables(db, kind)
      await remakeChangeTokens(db, kind)
    },
  }
}

async function createStepTables(db: Kysely<never>, kind: DatabaseKind): Promise<void> {
  const tokens = {
    surface: 'text',
    place: 'text',
    user_id: 'id',
    organisation_id: 'id',
    token_hash: 'blob',
    password_mark: 'blob',
    user_version: 'integer',
    created_at: 'integer',
    expires_at: 'integer',
  } as const
  await createTable(db, kind, 'second_step_tokens', tokens, (table) =>
    table
      .addPrimaryKeyConstraint('second_step_tokens_pk', ['surface', 'place'])
      .addUniqueConstraint('second_step_tokens_token', ['token_hash'])
      .addForeignKeyConstraint('second_step_tokens_user', ['user_id'], 'users', ['id']),
  )
  const tries = { user_id: 'id', organisation_id: 'id', wrong: 'integer', wait_until: 'integer?', last_at: 'integer' } as const
  await createTable(db, kind, 'second_step_tries', tries, (table) =>
    table
      .addPrimaryKeyConstraint('second_step_tries_pk', ['user_id'])
      .addForeignKeyConstraint('second_step_tries_user', ['user_id'], 'users', ['id']),
  )
}

/**
 * A token may be handed out after a password too: to a browser, and to who has no PIN yet. Tokens live for ten minutes, so that none of
 * those there is worth keeping.
 */
async function remakeChangeTokens(db: Kysely<never>, kind: DatabaseKind): Promise<void> {
  await sql`drop table pin_change_tokens`.execute(db)
  const columns = {
    user_id: 'id',
    organisation_id: 'id',
    token_hash: 'blob',
    surface: 'text',
    key_thumbprint: 'text?',
    app_key_id: 'id?',
    browser_place: 'text?',
    after_password: 'flag',
    pin_set_at: 'integer?',
    user_version: 'integer',
    created_at: 'integer',
    expires_at: 'integer',
  } as const
  await createTable(db, kind, 'pin_change_tokens', columns, (table) =>
    table
      .addPrimaryKeyConstraint('pin_change_tokens_pk', ['user_id'])
      .addUniqueConstraint('pin_change_tokens_token', ['token_hash'])
      .addForeignKeyConstraint('pin_change_tokens_user', ['user_id'], 'users', ['id']),
  )
}
