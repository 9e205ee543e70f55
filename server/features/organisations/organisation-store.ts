import type { Executor } from '../../db/database.ts'
import type { OrganisationRow } from '../../db/schema.ts'

export async function findOrganisation(tx: Executor, id: string): Promise<OrganisationRow | undefined> {
  return tx.query.selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findOrganisationBySlug(tx: Executor, slug: string): Promise<OrganisationRow | undefined> {
  return tx.query.selectFrom('organisations').selectAll().where('slug', '=', slug).executeTakeFirst()
}

/** Whether no organisation was ever made here: the moment for a demo. */
export async function hasNoOrganisation(tx: Executor): Promise<boolean> {
  return (await tx.query.selectFrom('organisations').select('id').limit(1).executeTakeFirst()) === undefined
}

/** Length of PINs where an organisation has none yet, in digits (POL-1). */
export async function shortestPinLength(tx: Executor, organisationId: string): Promise<number> {
  const row = await tx.query.selectFrom('organisations').select('pin_min_length').where('id', '=', organisationId).executeTakeFirstOrThrow()
  return row.pin_min_length
}

/** Adds an organisation. @throws a unique violation where the short name is taken. */
export async function insertOrganisation(tx: Executor, organisation: OrganisationRow): Promise<void> {
  await tx.query.insertInto('organisations').values(organisation).execute()
}

/** Whether there is more than one organisation. */
export async function hasSeveralOrganisations(tx: Executor): Promise<boolean> {
  return (await tx.query.selectFrom('organisations').select('id').limit(2).execute()).length > 1
}
