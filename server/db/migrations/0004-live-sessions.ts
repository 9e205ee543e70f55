import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Finds who is signed in on a device now without reading whoever was (DEV-9). */
export const liveSessionsMigration: Migration = {
  up: async (db: Kysely<never>) => {
    await sql`create index sessions_live on sessions (device_id) where ended_at is null`.execute(db)
  },
}
