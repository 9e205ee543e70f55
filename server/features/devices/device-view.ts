import type { Device } from '../../../contract/http/devices.ts'
import type { ListedDevice } from './device-store.ts'

/** A device as leads see it. */
export function toDevice(device: ListedDevice): Device {
  return {
    id: device.id,
    name: device.name,
    status: device.status === 'approved' && device.paused_at !== null ? 'paused' : device.status,
    platform: device.platform,
    appVersion: device.app_version,
    approvedAt: new Date(device.approved_at).toISOString(),
    approvedBy: device.approver_name === null ? null : { id: device.approved_by, displayName: device.approver_name },
    lastSeenAt: timeOf(device.last_seen_at),
    revokedAt: timeOf(device.revoked_at),
    pausedAt: timeOf(device.paused_at),
  }
}

/** ISO 8601 UTC, or null for what has not happened. */
export function timeOf(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString()
}
