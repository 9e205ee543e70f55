import { lockRows, type Executor } from './database.ts'
import type { OrganisationRow } from './schema.ts'

/**
 * Takes the organisation's row for this transaction. Changes to its PINs, its admins and its activation come one after another,
 * so that what a policy decides on still holds when it is written (PIN-2, POL-10, USR-5, ACT-2). Reads are not held up.
 */
export async function lockOrganisation(tx: Executor, organisationId: string): Promise<OrganisationRow | undefined> {
  return lockRows(tx, tx.query.selectFrom('organisations').selectAll().where('id', '=', organisationId)).executeTakeFirst()
}
