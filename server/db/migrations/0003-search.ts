import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Schema } from '../schema.ts'
import { userSearchKey } from '../search-key.ts'

/** What users are found by while somebody types (USR-1), also for those who are there already. */
export const searchMigration: Migration = {
  up: async (db: Kysely<Schema>) => {
    await db.schema
      .alterTable('users')
      .addColumn('search_key', 'text', (column) => column.notNull().defaultTo(sql`''`))
      .execute()
    const users = await db.selectFrom('users').select(['id', 'display_name', 'username', 'email']).execute()
    for (const user of users) {
      await db
        .updateTable('users')
        .set({ search_key: userSearchKey(user) })
        .where('id', '=', user.id)
        .execute()
    }
  },
}
