import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { formerCode } from '../../../contract/records/former-user.ts'
import { nameKey } from '../name-key.ts'
import type { Schema } from '../schema.ts'
import { searchKey } from '../search-key.ts'

/** Takes the names of users who were removed before names were taken (LOG-3), and finds sessions by when they ended. */
export const pseudonymsMigration: Migration = {
  up: async (db: Kysely<Schema>) => {
    await db.schema.createIndex('sessions_by_end').on('sessions').columns(['organisation_id', 'ended_at']).execute()
    const removed = await db.selectFrom('users').select('id').where('removed_at', 'is not', null).execute()
    for (const { id } of removed) {
      const code = formerCode(id)
      await db
        .updateTable('users')
        .set({ display_name: code, name_key: nameKey(code), search_key: searchKey(code), username: null, username_key: null, email: null })
        .where('id', '=', id)
        .execute()
    }
  },
}
