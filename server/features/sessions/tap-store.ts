import { holdRows, lockRows, type Executor } from '../../db/database.ts'
import type { DeviceRow, OrganisationRow } from '../../db/schema.ts'

/**
 * The device and its organisation as they stand now, held until this transaction ends: a revoke or deactivation waits, or is seen.
 * The device's row comes first in every transaction that takes more than one, so that two of them never wait for each other.
 */
export async function holdDevice(tx: Executor, deviceId: string): Promise<{ device: DeviceRow; organisation: OrganisationRow } | null> {
  const device = await lockRows(tx, tx.query.selectFrom('devices').selectAll().where('id', '=', deviceId)).executeTakeFirst()
  if (device === undefined) return null
  const organisation = await holdRows(
    tx,
    tx.query.selectFrom('organisations').selectAll().where('id', '=', device.organisation_id),
  ).executeTakeFirst()
  return organisation === undefined ? null : { device, organisation }
}

/** The device's row alone, held likewise: for a transaction that locks its organisation's afterwards. */
export async function lockDevice(tx: Executor, deviceId: string): Promise<DeviceRow | undefined> {
  return lockRows(tx, tx.query.selectFrom('devices').selectAll().where('id', '=', deviceId)).executeTakeFirst()
}

/** The device as it stands, held by nobody. */
export async function findDevice(tx: Executor, deviceId: string): Promise<DeviceRow | undefined> {
  return tx.query.selectFrom('devices').selectAll().where('id', '=', deviceId).executeTakeFirst()
}

/** The device as it stands in this transaction, which holds its row; null where it is not, or no longer, approved under this key. */
export async function stillApproved(tx: Executor, device: Pick<DeviceRow, 'id' | 'key_thumbprint'>): Promise<DeviceRow | null> {
  const now = await tx.query
    .selectFrom('devices')
    .selectAll()
    .where('id', '=', device.id)
    .where('key_thumbprint', '=', device.key_thumbprint)
    .where('status', '=', 'approved')
    .executeTakeFirst()
  return now ?? null
}

/** Whether a device is a browser where the organisation allows none (TRM-8). A revoked one is told that it is revoked. */
export function isForbidden(device: DeviceRow, organisation: Pick<OrganisationRow, 'browser_devices_allowed'>): boolean {
  return device.status === 'approved' && device.platform === 'browser' && organisation.browser_devices_allowed === 0
}

/** Whether PINs may be taken on this device at all (PIN-6, TRM-8). */
export function pinRefusal(device: DeviceRow, organisation: OrganisationRow) {
  if (device.status !== 'approved') return 'device_not_approved' as const
  if (organisation.pin_login_active === 0) return 'pin_login_inactive' as const
  if (isForbidden(device, organisation)) return 'browser_devices_forbidden' as const
  return null
}
