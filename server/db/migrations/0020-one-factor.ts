import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'
import { createTable } from './table.ts'

/** What came by mail, which sessions two factors opened, and wrong PINs after the password by place (POL-8). */
export function oneFactorMigration(kind: DatabaseKind): Migration {
  return {
    up: async (db: Kysely<never>) => {
      const flag = kind === 'sqlite' ? 'integer' : 'smallint'
      for (const [table, column] of [
        ['users', 'password_by_mail'],
        ['sessions', 'second_step'],
      ] as const) {
        await sql`alter table ${sql.table(table)} add column ${sql.ref(column)} ${sql.raw(flag)} not null default 0`.execute(db)
      }
      await sql`alter table pins add column by_mail text not null default 'no'`.execute(db)
      await markMailedPins(db)
      await createCounters(db, kind)
    },
  }
}

/** Of the PINs that are there it is not known which were mailed: those that somebody else had generated may have been. */
async function markMailedPins(db: Kysely<never>): Promise<void> {
  await sql`update pins set by_mail = 'digits' where how = 'generated' and chosen_by_owner = 0
    and organisation_id in (select id from organisations where pins_by_mail = 1 and pins_by_link = 0)`.execute(db)
}

/** Tries that were counted per user go on as those of strangers. */
async function createCounters(db: Kysely<never>, kind: DatabaseKind): Promise<void> {
  const columns = {
    user_id: 'id',
    place: 'text',
    organisation_id: 'id',
    wrong: 'integer',
    wait_until: 'integer?',
    day_from: 'integer',
    day_wrong: 'integer',
    last_at: 'integer',
  } as const
  await createTable(db, kind, 'second_step_counters', columns, (table) =>
    table
      .addPrimaryKeyConstraint('second_step_counters_pk', ['user_id', 'place'])
      .addForeignKeyConstraint('second_step_counters_user', ['user_id'], 'users', ['id']),
  )
  await sql`insert into second_step_counters (user_id, place, organisation_id, wrong, wait_until, day_from, day_wrong, last_at)
    select user_id, 'strangers', organisation_id, wrong, wait_until, last_at, wrong, last_at from second_step_tries`.execute(db)
  await sql`drop table second_step_tries`.execute(db)
}
