import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'
import { createTable } from './table.ts'

/** When a new PIN is demanded (FRC-1), by which token it is set (FRC-2), and by what its owner knows the screen (FRC-4). */
export function pinChangesMigration(kind: DatabaseKind): Migration {
  return {
    up: async (db: Kysely<never>) => {
      await addColumns(db, kind)
      // Of the PINs that are there it is not known who chose a generated one.
      await sql`update pins set chosen_by_owner = typed_by_owner`.execute(db)
      await createTokens(db, kind)
    },
  }
}

async function addColumns(db: Kysely<never>, kind: DatabaseKind): Promise<void> {
  const [flag, integer] = kind === 'sqlite' ? (['integer', 'integer'] as const) : (['smallint', 'bigint'] as const)
  for (const [table, name, type, start] of [
    ['organisations', 'pin_change_given', flag, 0],
    ['organisations', 'pin_change_days', integer, 0],
    ['organisations', 'pin_change_shorter', flag, 0],
    ['organisations', 'security_images', 'text', 'off'],
    ['pins', 'chosen_by_owner', flag, 0],
  ] as const) {
    await db.schema
      .alterTable(table)
      .addColumn(name, sql.raw(type), (column) => column.notNull().defaultTo(start))
      .execute()
  }
  await db.schema.alterTable('users').addColumn('security_image', 'text').execute()
  await db.schema.alterTable('users').addColumn('personal_phrase', 'text').execute()
}

/** One for each user: a new one is in the place of the one before. The database holds the hash of a token only. */
async function createTokens(db: Kysely<never>, kind: DatabaseKind): Promise<void> {
  const columns = {
    user_id: 'id',
    organisation_id: 'id',
    token_hash: 'blob',
    surface: 'text',
    key_thumbprint: 'text?',
    app_key_id: 'id?',
    pin_set_at: 'integer',
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
