import type { Executor } from '../../db/database.ts'
import type { UserRow } from '../../db/schema.ts'

/** The user whose PIN is to be set, unless removed or of another organisation. */
export async function findPinUser(tx: Executor, organisationId: string, userId: string): Promise<Pick<UserRow, 'id' | 'role'> | undefined> {
  return tx.query
    .selectFrom('users')
    .select(['id', 'role'])
    .where('id', '=', userId)
    .where('organisation_id', '=', organisationId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

/** How many users there are, blocked ones too: what raises the floor of generated PINs (POL-2). */
export async function countUsers(tx: Executor, organisationId: string): Promise<number> {
  const { count } = await tx.query
    .selectFrom('users')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', organisationId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** The lengths an organisation allows, in digits (POL-1). */
export async function readPinBounds(tx: Executor, organisationId: string): Promise<{ min: number; max: number }> {
  const row = await tx.query
    .selectFrom('organisations')
    .select(['pin_min_length', 'pin_max_length'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return { min: row.pin_min_length, max: row.pin_max_length }
}
