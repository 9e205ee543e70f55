import type { AuditDetails } from '../../../contract/audit-events.ts'
import type { Confirm } from '../../../contract/confirm.ts'
import type { Device } from '../../../contract/http/devices.ts'
import { leadRoles } from '../../../contract/roles.ts'
import type { Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import { deviceKeys } from '../../db/name-key.ts'
import type { DeviceRow } from '../../db/schema.ts'
import { endSessions } from '../../db/session-endings.ts'
import type { ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, DeviceCaller, WithSession } from '../../http/caller.ts'
import { isLocked } from '../../http/caller-store.ts'
import type { Signed } from '../../http/confirm-change.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import { deviceChanged, type DeviceServiceDeps } from './device-deps.ts'
import { readDevice } from './device-lists.ts'
import { changeDevice, deleteDevice, findDevice, lockDevice } from './device-store.ts'

/** In the console, or at the device itself. */
type Lead = WithSession<BrowserCaller> | WithSession<DeviceCaller>
type Work = (tx: Executor, device: DeviceRow, signed: Signed) => Promise<ServerEvent[]>

/** Which device is changed by whom, and what they sign it with (SIGN-1). */
export interface SignedChange {
  caller: Lead
  id: string
  confirm: Confirm
}

/** Gives a device another name (DEV-8). */
export async function rename(deps: DeviceServiceDeps, wanted: SignedChange, name: string): Promise<Device | Refused> {
  return change(deps, wanted, renaming(deps, wanted.caller, name))
}

/** The change itself, for whoever may make it. */
export function renaming(deps: DeviceServiceDeps, caller: Lead, name: string): Work {
  return async (tx, device, signed) => {
    if (device.name === name) return []
    await changeDevice(tx, device.id, { name, ...deviceKeys(name) })
    await record(deps, tx, caller, device, { type: 'device.renamed', details: { from: device.name, to: name, ...signed } })
    return [deviceChanged(device)]
  }
}

/** The device has to be approved again; its sessions end at once (DEV-8, DEV-10). Twice is as good as once. */
export async function revoke(deps: DeviceServiceDeps, wanted: SignedChange): Promise<Device | Refused> {
  return change(deps, wanted, revoking(deps, wanted.caller))
}

/** The change itself, for whoever may make it. */
export function revoking(deps: DeviceServiceDeps, caller: Lead): Work {
  return async (tx, device, signed) => {
    if (device.status === 'revoked') return []
    await changeDevice(tx, device.id, { status: 'revoked', revoked_at: deps.effects.now() })
    await record(deps, tx, caller, device, { type: 'device.revoked', details: signed })
    return [...(await endSessionsOf(deps, tx, caller, device, 'device_revoked')), deviceChanged(device)]
  }
}

/** The device is gone altogether, with its counters (DEV-8); the records keep what it did. */
export async function remove(deps: DeviceServiceDeps, wanted: SignedChange): Promise<Refused | null> {
  const { caller } = wanted
  return makeSigned(deps, wanted, async (tx, device, signed) => {
    await deleteDevice(tx, device.id)
    await deps.deleteGuessing(tx, device.id)
    await record(deps, tx, caller, device, { type: 'device.deleted', details: { name: device.name, ...signed } })
    return [...(await endSessionsOf(deps, tx, caller, device, 'device_deleted')), deviceChanged(device)]
  })
}

async function change(deps: DeviceServiceDeps, wanted: SignedChange, work: Work): Promise<Device | Refused> {
  const { caller, id } = wanted
  const refused = await makeSigned(deps, wanted, work)
  if (refused !== null) return refused
  const device = await readDevice(deps.database, caller.session.organisation_id, id, deps.effects.now())
  return device ?? { refused: 'not_found' }
}

/**
 * Makes a change that is signed. Another organisation's device is not there. Signed before anything is locked: a password takes its time.
 * @returns null where it is made.
 */
export async function makeSigned(deps: DeviceServiceDeps, { caller, id, confirm }: SignedChange, work: Work): Promise<Refused | null> {
  const organisationId = caller.session.organisation_id
  if ((await findDevice(deps.database, organisationId, id)) === undefined) return { refused: 'not_found' }
  const signed = await deps.confirmChange(caller.session, confirm, caller)
  if ('refused' in signed) return signed
  const done = await deps.database.transaction(async (tx) => {
    const device = await lockDevice(tx, organisationId, id)
    await lockOrganisation(tx, organisationId)
    const gone = await refuseLate(deps, tx, caller)
    if (gone !== null) return gone
    return device === undefined ? ({ refused: 'not_found' } as const) : work(tx, device, signed)
  })
  if ('refused' in done) return done
  deps.events.publish(...done)
  return null
}

/** Whoever signed may have been blocked, demoted or signed out meanwhile; who stood at a register may have locked it and left (TRM-2). */
async function refuseLate({ stillMay, effects }: DeviceServiceDeps, tx: Executor, caller: Lead): Promise<Refused | null> {
  const gone = await stillMay(tx, caller, leadRoles, effects.now())
  if (gone !== null || caller.kind === 'browser') return gone
  return (await isLocked(tx, caller.session.id)) ? { refused: 'not_allowed' } : null
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
  | { type: 'device.renamed'; details: AuditDetails<'device.renamed'> }
  | { type: 'device.revoked'; details: AuditDetails<'device.revoked'> }
  | { type: 'device.deleted'; details: AuditDetails<'device.deleted'> }

function record(deps: DeviceServiceDeps, tx: Executor, caller: Lead, device: DeviceRow, happened: Happened): Promise<void> {
  return recordEvent(tx, deps.effects.newId, { ...byCaller(caller, deps.effects.now()), deviceId: device.id, ...happened })
}
