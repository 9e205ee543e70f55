import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'
import { createTable } from './table.ts'

/**
 * Wishes for a code or link that cannot be answered wait by themselves (SELF-7, ACC-1), a second step that is left open is put on record
 * with where it was (LOG-1), and that a device was ever approved outlives the records (ACT-3, LOG-3).
 */
export function wishesMigration(kind: DatabaseKind): Migration {
  return {
    up: async (db: Kysely<never>) => {
      const integer = sql.raw(kind === 'sqlite' ? 'integer' : 'bigint')
      for (const table of ['pin_codes', 'reset_requests']) {
        for (const column of ['tries', 'next_at']) {
          const added = db.schema.alterTable(table).addColumn(column, integer, (built) => built.notNull().defaultTo(0))
          await added.execute()
        }
      }
      await db.schema.alterTable('second_step_tokens').addColumn('device_id', 'text').execute()
      await db.schema.alterTable('second_step_tokens').addColumn('ip', 'text').execute()
      await createFirstApprovals(db, kind)
    },
  }
}

/** Of the devices that are gone, the records tell. */
async function createFirstApprovals(db: Kysely<never>, kind: DatabaseKind): Promise<void> {
  await createTable(db, kind, 'first_approvals', { organisation_id: 'id', at: 'integer' }, (table) =>
    table
      .addPrimaryKeyConstraint('first_approvals_pk', ['organisation_id'])
      .addForeignKeyConstraint('first_approvals_organisation', ['organisation_id'], 'organisations', ['id']),
  )
  await sql`insert into first_approvals (organisation_id, at)
    select organisation_id, min(at) from (
      select organisation_id, created_at as at from devices
      union all
      select organisation_id, at from audit_events where type = 'device.approved'
    ) as approved where organisation_id in (select id from organisations) group by organisation_id`.execute(db)
}
