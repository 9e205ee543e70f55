import { z } from 'zod'
import type { Device, listDeviceSessions, listReattachable } from '../../../contract/http/devices.ts'
import type { Executor } from '../../db/database.ts'
import { badCursor, cutPage, decodeCursor } from '../../db/page-cursor.ts'
import type { Refused } from '../../http/answer.ts'
import { pageOfDeviceSessions, type DeviceSession } from './device-session-store.ts'
import { findDevice, findReattachable, pageOfDevices } from './device-store.ts'
import { timeOf, toDevice } from './device-view.ts'

export interface Page {
  limit: number
  cursor?: string | undefined
}

type SessionPage = z.input<(typeof listDeviceSessions.responses)[200]>
type Candidates = z.input<(typeof listReattachable.responses)[200]>

/** Both lists go back in time, and by ID within one millisecond. */
const cursorSchema = z.tuple([z.int(), z.uuid()])

function readCursor({ cursor }: Page): { at: number; id: string } | null | 'bad' {
  if (cursor === undefined) return null
  const key = decodeCursor(cursor, cursorSchema)
  return key === null ? 'bad' : { at: key[0], id: key[1] }
}

/** One keyset page of the organisation's devices, newest approval first. */
export async function listDevices(
  tx: Executor,
  organisationId: string,
  page: Page,
): Promise<{ items: Device[]; next: string | null } | Refused> {
  const after = readCursor(page)
  if (after === 'bad') return badCursor
  const from = after === null ? null : { approvedAt: after.at, id: after.id }
  const read = await pageOfDevices(tx, organisationId, page.limit + 1, from)
  const { rows, next } = cutPage(read, page.limit, (device) => [device.approved_at, device.id])
  return { items: rows.map(toDevice), next }
}

/** One keyset page of a device's sessions, newest first (DEV-9). */
export async function listSessions(tx: Executor, organisationId: string, deviceId: string, page: Page): Promise<SessionPage | Refused> {
  if ((await findDevice(tx, organisationId, deviceId)) === undefined) return { refused: 'not_found' }
  const after = readCursor(page)
  if (after === 'bad') return badCursor
  const from = after === null ? null : { startedAt: after.at, id: after.id }
  const read = await pageOfDeviceSessions(tx, deviceId, page.limit + 1, from)
  const { rows, next } = cutPage(read, page.limit, (session) => [session.started_at, session.id])
  return { items: rows.map(toDeviceSession), next }
}

/** Records a device that lost its key may be re-attached to, the likeliest first (DEV-12). An empty machine ID is nobody's. */
export async function listCandidates(
  tx: Executor,
  search: { organisationId: string; thumbprint: string; machineId: string },
): Promise<Candidates> {
  const rows = await findReattachable(tx, { ...search, count: 50 })
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      lastSeenAt: timeOf(row.last_seen_at),
      sameMachine: search.machineId !== '' && row.machine_id === search.machineId,
    })),
  }
}

function toDeviceSession(session: DeviceSession): SessionPage['items'][number] {
  return {
    id: session.id,
    user: { id: session.user_id, displayName: session.display_name },
    method: session.method,
    ip: session.ip,
    startedAt: new Date(session.started_at).toISOString(),
    endedAt: timeOf(session.ended_at),
    endReason: session.end_reason,
  }
}
