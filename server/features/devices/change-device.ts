import type { AuditDetails } from '../../../contract/audit-events.ts'
import type { Device } from '../../../contract/http/devices.ts'
import type { Executor } from '../../db/database.ts'
import { deviceKeys } from '../../db/name-key.ts'
import type { DeviceRow } from '../../db/schema.ts'
import { endSessions } from '../../db/session-endings.ts'
import type { ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import { deviceChanged, type DeviceServiceDeps } from './device-deps.ts'
import { readDevice } from './device-lists.ts'
import { changeDevice, deleteDevice, lockDevice } from './device-store.ts'

type Lead = WithSession<BrowserCaller>
type Work = (tx: Executor, device: DeviceRow) => Promise<ServerEvent[]>

/** Gives a device another name (DEV-8). */
export async function rename(deps: DeviceServiceDeps, caller: Lead, id: string, name: string): Promise<Device | Refused> {
  return change(deps, caller, id, async (tx, device) => {
    if (device.name === name) return []
    await changeDevice(tx, id, { name, ...deviceKeys(name) })
    await record(deps, tx, caller, device, { type: 'device.renamed', details: { from: device.name, to: name } })
    return [deviceChanged(device)]
  })
}

/** The device has to be approved again; its sessions end at once (DEV-8, DEV-10). Twice is as good as once. */
export async function revoke(deps: DeviceServiceDeps, caller: Lead, id: string): Promise<Device | Refused> {
  return change(deps, caller, id, async (tx, device) => {
    if (device.status === 'revoked') return []
    await changeDevice(tx, id, { status: 'revoked', revoked_at: deps.effects.now() })
    await record(deps, tx, caller, device, { type: 'device.revoked', details: {} })
    return [...(await endSessionsOf(deps, tx, caller, device, 'device_revoked')), deviceChanged(device)]
  })
}

/** The device is gone altogether, with its counters (DEV-8); the records keep what it did. */
export async function remove(deps: DeviceServiceDeps, caller: Lead, id: string): Promise<Refused | null> {
  return locked(deps, caller, id, async (tx, device) => {
    await deleteDevice(tx, id)
    await deps.deleteGuessing(tx, id)
    await record(deps, tx, caller, device, { type: 'device.deleted', details: { name: device.name } })
    return [...(await endSessionsOf(deps, tx, caller, device, 'device_deleted')), deviceChanged(device)]
  })
}

async function change(deps: DeviceServiceDeps, caller: Lead, id: string, work: Work): Promise<Device | Refused> {
  const refused = await locked(deps, caller, id, work)
  if (refused !== null) return refused
  const device = await readDevice(deps.database, caller.session.organisation_id, id, deps.effects.now())
  return device ?? { refused: 'not_found' }
}

/** Another organisation's device is not there. */
async function locked(deps: DeviceServiceDeps, caller: Lead, id: string, work: Work): Promise<Refused | null> {
  const events = await deps.database.transaction(async (tx) => {
    const device = await lockDevice(tx, caller.session.organisation_id, id)
    return device === undefined ? null : work(tx, device)
  })
  if (events === null) return { refused: 'not_found' }
  deps.events.publish(...events)
  return null
}

/** Every session under the device's key, those that began before its approval too. */
function endSessionsOf(
  deps: DeviceServiceDeps,
  tx: Executor,
  caller: Lead,
  device: DeviceRow,
  reason: 'device_revoked' | 'device_deleted',
): Promise<ServerEvent[]> {
  const by = { actorId: caller.session.user_id, ip: caller.ip }
  return endSessions(tx, deps.effects, { key_thumbprint: device.key_thumbprint }, reason, by)
}

type Happened =
  | { type: 'device.renamed'; details: { from: string; to: string } }
  | { type: 'device.revoked'; details: AuditDetails<'device.revoked'> }
  | { type: 'device.deleted'; details: { name: string } }

function record(deps: DeviceServiceDeps, tx: Executor, caller: Lead, device: DeviceRow, happened: Happened): Promise<void> {
  return recordEvent(tx, deps.effects.newId, { ...byCaller(caller, deps.effects.now()), deviceId: device.id, ...happened })
}
