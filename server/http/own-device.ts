import type { DeviceRow } from '../db/schema.ts'
import type { DeviceCaller, WithSession } from './caller.ts'

/** The approved device that calls, where the session's person belongs to its organisation. */
export function ownApproved({ device, session }: WithSession<DeviceCaller>): DeviceRow | null {
  return device !== null && device.status === 'approved' && device.organisation_id === session.organisation_id ? device : null
}
