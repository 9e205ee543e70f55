import { holdRows, lockRows, type Executor } from '../../db/database.ts'
import type { GuessingRow } from '../../db/guarding-rows.ts'
import type { DeviceRow, OrganisationRow } from '../../db/schema.ts'

/** A device with who approved it, since when it is paused, and why. */
export interface ListedDevice extends DeviceRow {
  approver_name: string | null
  approver_removed_at: number | null
  paused_at: number | null
  pause_reason: GuessingRow['pause_reason'] | null
}

/** The organisation's devices, to be narrowed down and sorted. */
export const listed = (tx: Executor, organisationId: string) =>
  tx.query
    .selectFrom('devices')
    .leftJoin('users', 'users.id', 'devices.approved_by')
    .leftJoin('guessing', 'guessing.device_id', 'devices.id')
    .selectAll('devices')
    .select(['users.display_name as approver_name', 'users.removed_at as approver_removed_at'])
    .select(['guessing.paused_at', 'guessing.pause_reason'])
    .where('devices.organisation_id', '=', organisationId)

export async function findDevice(tx: Executor, organisationId: string, id: string): Promise<ListedDevice | undefined> {
  return listed(tx, organisationId).where('devices.id', '=', id).executeTakeFirst()
}

/** Records that have other keys than this one, for a device that lost its own (DEV-12): those of the same machine first, then those seen last. */
export async function findReattachable(
  tx: Executor,
  search: { organisationId: string; thumbprint: string; machineId: string; count: number },
) {
  return tx.query
    .selectFrom('devices')
    .select(['id', 'name', 'last_seen_at', 'machine_id'])
    .where('organisation_id', '=', search.organisationId)
    .where('key_thumbprint', '!=', search.thumbprint)
    .orderBy((order) => order.case().when('machine_id', '=', search.machineId).then(0).else(1).end())
    .orderBy((order) => order.fn.coalesce('last_seen_at', 'approved_at'), 'desc')
    .limit(search.count)
    .execute()
}

/** A device's row of an organisation, held until the transaction ends. */
export async function lockDevice(tx: Executor, organisationId: string, id: string): Promise<DeviceRow | undefined> {
  const one = tx.query.selectFrom('devices').selectAll().where('organisation_id', '=', organisationId).where('id', '=', id)
  return lockRows(tx, one).executeTakeFirst()
}

/** The record of a key and another one by ID, both held, lower ID first so that two approvals never wait for each other. */
export async function lockByKeyOrId(tx: Executor, thumbprint: string, id: string | undefined): Promise<DeviceRow[]> {
  const either = tx.query
    .selectFrom('devices')
    .selectAll()
    .where((where) => where.or([where('key_thumbprint', '=', thumbprint), ...(id === undefined ? [] : [where('id', '=', id)])]))
    .orderBy('id')
  return lockRows(tx, either).execute()
}

/** The organisation as it stands now; a deactivation waits, or is seen. After the device's row, as in a tap. */
export async function holdOrganisation(tx: Executor, id: string): Promise<OrganisationRow> {
  return holdRows(tx, tx.query.selectFrom('organisations').selectAll().where('id', '=', id)).executeTakeFirstOrThrow()
}

/** Adds a device; the organisation's first is noted for good. @throws a unique violation where the key has a record already. */
export async function insertDevice(tx: Executor, device: DeviceRow): Promise<void> {
  await tx.query.insertInto('devices').values(device).execute()
  await tx.query
    .insertInto('first_approvals')
    .values({ organisation_id: device.organisation_id, at: device.approved_at })
    .onConflict((conflict) => conflict.column('organisation_id').doNothing())
    .execute()
}

export async function changeDevice(tx: Executor, id: string, columns: Partial<DeviceRow>): Promise<void> {
  await tx.query.updateTable('devices').set(columns).where('id', '=', id).execute()
}

export async function deleteDevice(tx: Executor, id: string): Promise<void> {
  await tx.query.deleteFrom('devices').where('id', '=', id).execute()
}

/** The approver's session began before the device had a record; from now on it counts as the device's (DEV-10). */
export async function giveSessionDevice(tx: Executor, sessionId: string, deviceId: string): Promise<void> {
  await tx.query.updateTable('sessions').set({ device_id: deviceId }).where('id', '=', sessionId).execute()
}
