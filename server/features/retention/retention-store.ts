import type { Executor } from '../../db/database.ts'
import type { OrganisationRow } from '../../db/schema.ts'

/** How long each organisation keeps what. */
export async function keptDays(tx: Executor): Promise<Pick<OrganisationRow, 'id' | 'records_days' | 'sessions_days'>[]> {
  return tx.query.selectFrom('organisations').select(['id', 'records_days', 'sessions_days']).execute()
}

/** Erases the oldest events from before a moment; rows that another node is at are left to it. @returns how many. */
export async function eraseEvents(tx: Executor, organisationId: string, before: number, atMost: number): Promise<number> {
  const old = tx.query
    .selectFrom('audit_events')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('at', '<', before)
    .orderBy('at')
    .limit(atMost)
    .$if(tx.kind === 'postgresql', (query) => query.forUpdate().skipLocked())
  const ids = (await old.execute()).map(({ id }) => id)
  if (ids.length > 0) await tx.query.deleteFrom('audit_events').where('id', 'in', ids).execute()
  return ids.length
}

/** The same of sessions that ended before a moment; one that lives is none of them, however old. */
export async function eraseSessions(tx: Executor, organisationId: string, before: number, atMost: number): Promise<number> {
  const old = tx.query
    .selectFrom('sessions')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('ended_at', '<', before)
    .orderBy('ended_at')
    .limit(atMost)
    .$if(tx.kind === 'postgresql', (query) => query.forUpdate().skipLocked())
  const ids = (await old.execute()).map(({ id }) => id)
  if (ids.length > 0) await tx.query.deleteFrom('sessions').where('id', 'in', ids).execute()
  return ids.length
}
