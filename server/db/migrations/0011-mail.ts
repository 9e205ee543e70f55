import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'
import { createTable } from './table.ts'

/** Mails that wait (MAIL-2), an organisation's own words for them (MAIL-1), and wishes for a new password (ACC-1). */
export function mailMigration(kind: DatabaseKind): Migration {
  return {
    up: async (db: Kysely<never>) => {
      await createOutbox(db, kind)
      const templates = {
        organisation_id: 'id',
        kind: 'text',
        language: 'text',
        subject: 'text',
        body: 'text',
        updated_at: 'integer',
      } as const
      await createTable(db, kind, 'mail_templates', templates, (table) =>
        table
          .addPrimaryKeyConstraint('mail_templates_pk', ['organisation_id', 'kind', 'language'])
          .addForeignKeyConstraint('mail_templates_organisation', ['organisation_id'], 'organisations', ['id']),
      )
      const requests = { id: 'id', organisation: 'text?', username: 'text', ip: 'text', at: 'integer' } as const
      await createTable(db, kind, 'reset_requests', requests, (table) => table.addPrimaryKeyConstraint('reset_requests_pk', ['id']))
    },
  }
}

async function createOutbox(db: Kysely<never>, kind: DatabaseKind): Promise<void> {
  const columns = {
    id: 'id',
    organisation_id: 'id',
    user_id: 'id',
    kind: 'text',
    language: 'text',
    sealed: 'blob?',
    state: 'text',
    attempts: 'integer',
    next_at: 'integer',
    lease: 'id?',
    lease_until: 'integer?',
    why: 'text?',
    reply: 'text?',
    created_at: 'integer',
    give_up_at: 'integer',
    expires_at: 'integer',
    ended_at: 'integer?',
  } as const
  await createTable(db, kind, 'outbox', columns, (table) =>
    table
      .addPrimaryKeyConstraint('outbox_pk', ['id'])
      .addForeignKeyConstraint('outbox_organisation', ['organisation_id'], 'organisations', ['id']),
  )
  await sql`create index outbox_due on outbox (state, next_at)`.execute(db)
  await sql`create index outbox_of_organisation on outbox (organisation_id, state, id)`.execute(db)
  await sql`create index outbox_of_user on outbox (user_id, kind, created_at)`.execute(db)
}
