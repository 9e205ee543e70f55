import { generatedFloor } from '../../../contract/pin-rules.ts'
import type { Executor } from '../../db/database.ts'
import type { UserRow } from '../../db/schema.ts'
import { generatedLength, type PinBounds } from './pin-policy.ts'

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

/** What an organisation decides on its PINs, as far as giving one depends on it. */
export interface GivingRules {
  /** Lengths of typed PINs, in digits; the longest is never below the floor (POL-1, POL-2). */
  bounds: PinBounds
  /** Digits of a generated PIN (POL-2). */
  generatedLength: number
  /** New PINs are not typed (POL-9). */
  generatedOnly: boolean
  /** New users get a PIN at once (POL-6). */
  forNewUsers: boolean
  /** People change their own PINs (POL-5). */
  usersMayChange: boolean
  /** A generated PIN goes to its user by mail (POL-7). */
  byMail: boolean
}

export async function readGivingRules(tx: Executor, organisationId: string): Promise<GivingRules> {
  const row = await tx.query
    .selectFrom('organisations')
    .select(['pin_min_length', 'pin_max_length', 'pins_generated_only', 'pins_for_new_users', 'pins_changed_by_users', 'pins_by_mail'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  const users = await countUsers(tx, organisationId)
  const bounds = { min: row.pin_min_length, max: Math.max(row.pin_max_length, generatedFloor(users)) }
  return {
    bounds,
    generatedLength: generatedLength(bounds, users),
    generatedOnly: row.pins_generated_only === 1,
    forNewUsers: row.pins_for_new_users === 1,
    usersMayChange: row.pins_changed_by_users === 1,
    byMail: row.pins_by_mail === 1,
  }
}
