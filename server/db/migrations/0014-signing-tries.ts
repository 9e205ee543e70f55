import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'
import { createTable } from './table.ts'

/** Wrong PINs with which somebody tried to sign (SIGN-1). */
export function signingTriesMigration(kind: DatabaseKind): Migration {
  return {
    up: async (db: Kysely<never>) => {
      await createTable(
        db,
        kind,
        'signing_tries',
        { user_id: 'id', organisation_id: 'id', wrong: 'integer', last_at: 'integer' },
        (table) =>
          table
            .addPrimaryKeyConstraint('signing_tries_pk', ['user_id'])
            .addForeignKeyConstraint('signing_tries_user', ['user_id'], 'users', ['id']),
      )
    },
  }
}
