import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'
import { createTable } from './table.ts'

/** New PINs for everybody (POL-4): the job, what became of each person, and old PINs that work beside the new ones for a while. */
export function pinRenewalsMigration(kind: DatabaseKind): Migration {
  return {
    up: async (db: Kysely<never>) => {
      await addGrace(db, kind)
      const renewals = {
        id: 'id',
        organisation_id: 'id',
        state: 'text',
        length: 'integer',
        grace_days: 'integer',
        started_by: 'id',
        started_at: 'integer',
        ended_at: 'integer?',
      } as const
      await createTable(db, kind, 'pin_renewals', renewals, (table) =>
        table
          .addPrimaryKeyConstraint('pin_renewals_pk', ['id'])
          .addForeignKeyConstraint('pin_renewals_organisation', ['organisation_id'], 'organisations', ['id']),
      )
      // One at a time: two would give somebody two PINs.
      await sql`create unique index pin_renewals_open on pin_renewals (organisation_id) where state in ('running', 'paused')`.execute(db)
      await createResults(db, kind)
    },
  }
}

async function addGrace(db: Kysely<never>, kind: DatabaseKind): Promise<void> {
  await db.schema
    .alterTable('pin_claims')
    .addColumn('grace', sql.raw(kind === 'sqlite' ? 'integer' : 'smallint'), (column) => column.notNull().defaultTo(0))
    .execute()
  const graces = {
    user_id: 'id',
    organisation_id: 'id',
    length: 'integer',
    set_at: 'integer',
    typed_by_owner: 'flag',
    last_login_at: 'integer?',
    until: 'integer',
  } as const
  await createTable(db, kind, 'pin_graces', graces, (table) => table.addPrimaryKeyConstraint('pin_graces_pk', ['user_id']))
  await sql`create index pin_graces_end on pin_graces (until)`.execute(db)
  await sql`create index pin_graces_of_organisation on pin_graces (organisation_id, length)`.execute(db)
}

async function createResults(db: Kysely<never>, kind: DatabaseKind): Promise<void> {
  const results = {
    renewal_id: 'id',
    user_id: 'id',
    organisation_id: 'id',
    outcome: 'text',
    why: 'text?',
    at: 'integer',
    sealed: 'blob?',
    sealed_until: 'integer?',
    shown_at: 'integer?',
    handed_out_at: 'integer?',
  } as const
  await createTable(db, kind, 'pin_renewal_results', results, (table) =>
    table
      .addPrimaryKeyConstraint('pin_renewal_results_pk', ['renewal_id', 'user_id'])
      .addForeignKeyConstraint('pin_renewal_results_renewal', ['renewal_id'], 'pin_renewals', ['id']),
  )
  await sql`create index pin_renewal_results_sealed on pin_renewal_results (sealed_until) where sealed_until is not null`.execute(db)
}
