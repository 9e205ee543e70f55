import type { Device } from '../../../contract/http/devices.ts'
import type { OpenSession } from './device-session-store.ts'
import type { ListedDevice } from './device-store.ts'

/** A device as leads see it. @param open sessions, this device's or others' too. */
export function toDevice(device: ListedDevice, open: readonly OpenSession[]): Device {
  return {
    id: device.id,
    name: device.name,
    status: device.status === 'approved' && device.paused_at !== null ? 'paused' : device.status,
    platform: device.platform,
    appVersion: device.app_version,
    approvedAt: new Date(device.approved_at).toISOString(),
    approvedBy: approverOf(device),
    lastSeenAt: timeOf(device.last_seen_at),
    revokedAt: timeOf(device.revoked_at),
    pausedAt: timeOf(device.paused_at),
    pauseReason: device.pause_reason,
    signedIn: open.filter((session) => session.device_id === device.id).map(toSignedIn),
  }
}

function approverOf({ approved_by, approver_name, approver_removed_at }: ListedDevice): Device['approvedBy'] {
  return approver_name === null ? null : { id: approved_by, displayName: approver_name, removed: approver_removed_at !== null }
}

function toSignedIn(session: OpenSession): Device['signedIn'][number] {
  return {
    sessionId: session.id,
    user: { id: session.user_id, displayName: session.display_name },
    startedAt: new Date(session.started_at).toISOString(),
    locked: session.locked_at !== null,
  }
}

/** ISO 8601 UTC, or null for what has not happened. */
export function timeOf(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString()
}
