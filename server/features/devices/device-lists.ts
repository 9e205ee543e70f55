import { z } from 'zod'
import type { Device, DeviceSort, listDeviceSessions, listReattachable } from '../../../contract/http/devices.ts'
import type { Executor } from '../../db/database.ts'
import { badCursor, cutPage, decodeCursor } from '../../db/page-cursor.ts'
import type { Refused } from '../../http/answer.ts'
import { pageOfDevices, sortKeyOf } from './device-page-store.ts'
import { findOpenSessions, pageOfDeviceSessions, type DeviceSession } from './device-session-store.ts'
import { findDevice, findReattachable } from './device-store.ts'
import { timeOf, toDevice } from './device-view.ts'

export interface Page {
  limit: number
  cursor?: string | undefined
}

export interface DevicePage extends Page {
  /** Newest approval first, where none is given. */
  sort?: DeviceSort
  /** Words as typed. */
  q?: string | undefined
}

type SessionPage = z.input<(typeof listDeviceSessions.responses)[200]>
type Candidates = z.input<(typeof listReattachable.responses)[200]>

/** Goes back in time, and by ID within one millisecond. */
const cursorSchema = z.tuple([z.int(), z.uuid()])
const deviceCursors = {
  approved: cursorSchema,
  seen: cursorSchema,
  name: z.tuple([z.string(), z.uuid()]),
  status: z.tuple([z.int(), z.string(), z.uuid()]),
} as const satisfies Record<DeviceSort, z.ZodType<(string | number)[]>>

function readCursor({ cursor }: Page): { at: number; id: string } | null | 'bad' {
  if (cursor === undefined) return null
  const key = decodeCursor(cursor, cursorSchema)
  return key === null ? 'bad' : { at: key[0], id: key[1] }
}

/** One keyset page of the organisation's devices, with who is signed in there. @param now epoch milliseconds. */
export async function listDevices(
  tx: Executor,
  organisationId: string,
  page: DevicePage,
  now: number,
): Promise<{ items: Device[]; next: string | null } | Refused> {
  const { sort = 'approved' } = page
  const key = page.cursor === undefined ? undefined : decodeCursor<(string | number)[]>(page.cursor, deviceCursors[sort])
  if (key === null) return badCursor
  const read = await pageOfDevices(tx, organisationId, { sort, q: page.q, count: page.limit + 1, after: key ?? null })
  const { rows, next } = cutPage(read, page.limit, (device) => sortKeyOf(sort, device))
  const open = await findOpenSessions(
    tx,
    rows.map(({ id }) => id),
    now,
  )
  return { items: rows.map((row) => toDevice(row, open)), next }
}

/** One device, with who is signed in there. @param now epoch milliseconds. */
export async function readDevice(tx: Executor, organisationId: string, id: string, now: number): Promise<Device | undefined> {
  const device = await findDevice(tx, organisationId, id)
  return device === undefined ? undefined : toDevice(device, await findOpenSessions(tx, [id], now))
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
    user: { id: session.user_id, displayName: session.display_name, removed: session.removed_at !== null },
    method: session.method,
    ip: session.ip,
    startedAt: new Date(session.started_at).toISOString(),
    endedAt: timeOf(session.ended_at),
    endReason: session.end_reason,
  }
}
