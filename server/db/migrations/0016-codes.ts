import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'
import { createTable } from './table.ts'

/** Verified addresses, codes to choose a new PIN (SELF-4, SELF-7) and printed codes to choose a new password (ACC-1). */
export function codesMigration(kind: DatabaseKind): Migration {
  return {
    up: async (db: Kysely<never>) => {
      await addColumns(db, kind)
      await sql`create index users_by_email on users (organisation_id, lower(email))`.execute(db)
      const who = { organisation_id: 'id', user_id: 'id' } as const
      const times = { created_at: 'integer', expires_at: 'integer' } as const
      await createTable(db, kind, 'email_links', { ...who, email: 'text', token_hash: 'blob', ...times }, (table) =>
        table.addPrimaryKeyConstraint('email_links_pk', ['user_id']).addUniqueConstraint('email_links_token', ['token_hash']),
      )
      await createPinCodes(db, kind)
      await createTable(db, kind, 'recovery_codes', { ...who, tag: 'blob', created_at: 'integer' }, (table) =>
        table.addPrimaryKeyConstraint('recovery_codes_pk', ['user_id', 'tag']),
      )
    },
  }
}

async function addColumns(db: Kysely<never>, kind: DatabaseKind): Promise<void> {
  const [integer, blob] = kind === 'sqlite' ? (['integer', 'blob'] as const) : (['bigint', 'bytea'] as const)
  for (const [table, name, type] of [
    ['users', 'email_verified_at', integer],
    ['password_links', 'mailed_token_hash', blob],
    ['password_links', 'mailed_to', 'text'],
    ['outbox', 'address', 'text'],
  ] as const) {
    await db.schema.alterTable(table).addColumn(name, sql.raw(type)).execute()
  }
}

/** A wish for a code waits in `wanted` until it is answered, whoever it names; it has a code only where somebody was found. */
async function createPinCodes(db: Kysely<never>, kind: DatabaseKind): Promise<void> {
  const columns = {
    request_hash: 'blob',
    organisation: 'text?',
    organisation_id: 'id?',
    wanted: 'text?',
    user_id: 'id?',
    tag: 'blob?',
    wrong: 'integer',
    ip: 'text',
    device_id: 'id?',
    created_at: 'integer',
    expires_at: 'integer',
  } as const
  await createTable(db, kind, 'pin_codes', columns, (table) => table.addPrimaryKeyConstraint('pin_codes_pk', ['request_hash']))
  await sql`create index pin_codes_of_user on pin_codes (user_id)`.execute(db)
}
