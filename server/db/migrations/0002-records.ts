import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Finds a person's records without reading everybody's (LOG-1). */
export const recordsMigration: Migration = {
  up: async (db: Kysely<never>) => {
    await db.schema.createIndex('audit_events_by_actor').on('audit_events').columns(['actor_id', 'at']).execute()
    await db.schema.createIndex('audit_events_by_subject').on('audit_events').columns(['subject_id', 'at']).execute()
  },
}
