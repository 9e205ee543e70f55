import type { Executor } from '../../db/database.ts'
import type { OrganisationRow } from '../../db/schema.ts'

/** An organisation with its logo's PNG. */
export type SettingsRow = OrganisationRow & { png: Uint8Array | null }

export async function findSettings(tx: Executor, organisationId: string): Promise<SettingsRow | undefined> {
  return tx.query
    .selectFrom('organisations')
    .leftJoin('organisation_logos', 'organisation_logos.organisation_id', 'organisations.id')
    .selectAll('organisations')
    .select('organisation_logos.png')
    .where('organisations.id', '=', organisationId)
    .executeTakeFirst()
}

/** Writes changed columns and counts the version up. */
export async function changeOrganisation(tx: Executor, before: OrganisationRow, columns: Partial<OrganisationRow>): Promise<void> {
  await tx.query
    .updateTable('organisations')
    .set({ ...columns, settings_version: before.settings_version + 1 })
    .where('id', '=', before.id)
    .execute()
}

/** Puts a logo in the place of the one before, or takes it away. */
export async function replaceLogo(tx: Executor, organisationId: string, png: Uint8Array | null): Promise<void> {
  await tx.query.deleteFrom('organisation_logos').where('organisation_id', '=', organisationId).execute()
  if (png !== null) await tx.query.insertInto('organisation_logos').values({ organisation_id: organisationId, png }).execute()
}

/** Approved devices that are browsers (TRM-8). */
export async function browserDevices(tx: Executor, organisationId: string): Promise<{ id: string }[]> {
  return tx.query
    .selectFrom('devices')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('platform', '=', 'browser')
    .where('status', '=', 'approved')
    .execute()
}

/** Lets no open session of a surface become older than so many seconds (TRM-1). */
export async function shortenSessions(
  tx: Executor,
  organisationId: string,
  surface: 'terminal' | 'console',
  seconds: number,
): Promise<void> {
  await tx.query
    .updateTable('sessions')
    .set(({ eb }) => ({ expires_at: eb('started_at', '+', seconds * 1_000) }))
    .where('organisation_id', '=', organisationId)
    .where('surface', '=', surface)
    .where('ended_at', 'is', null)
    .where(({ eb }) => eb('expires_at', '>', eb('started_at', '+', seconds * 1_000)))
    .execute()
}
