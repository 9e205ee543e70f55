import type { Executor } from '../../db/database.ts'
import type { Flag, OrganisationRow } from '../../db/schema.ts'

export type PinLoginColumns = Pick<OrganisationRow, 'pin_login_active' | 'pin_login_changed_at'>

export async function readPinLogin(tx: Executor, organisationId: string): Promise<PinLoginColumns> {
  return tx.query
    .selectFrom('organisations')
    .select(['pin_login_active', 'pin_login_changed_at'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
}

/** @param now epoch milliseconds. */
export async function writePinLogin(tx: Executor, organisationId: string, active: Flag, now: number): Promise<void> {
  await tx.query
    .updateTable('organisations')
    .set({ pin_login_active: active, pin_login_changed_at: now })
    .where('id', '=', organisationId)
    .execute()
}

/** How many devices are approved: those that deactivating stops (ACT-2). */
export async function countApprovedDevices(tx: Executor, organisationId: string): Promise<number> {
  const { count } = await tx.query
    .selectFrom('devices')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organisation_id', '=', organisationId)
    .where('status', '=', 'approved')
    .executeTakeFirstOrThrow()
  return count
}

/** How many people, not blocked, have no password and could not work without PIN login (ACT-2). */
export async function countWithoutPassword(tx: Executor, organisationId: string): Promise<number> {
  const { count } = await tx.query
    .selectFrom('users')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', organisationId)
    .where('password_hash', 'is', null)
    .where('blocked', '=', 0)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** Whether a device is or was approved in the organisation: that outlives the device, and the records, which are erased (LOG-3). */
export async function wasEverApproved(tx: Executor, organisationId: string): Promise<boolean> {
  const first = tx.query.selectFrom('first_approvals').select('at').where('organisation_id', '=', organisationId)
  return (await first.executeTakeFirst()) !== undefined
}
