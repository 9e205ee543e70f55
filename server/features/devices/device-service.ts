import type { Confirm } from '../../../contract/confirm.ts'
import type { Device, DeviceDetails } from '../../../contract/http/devices.ts'
import type { OwnDevice } from '../../../contract/http/own-device.ts'
import { endSessions } from '../../db/session-endings.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, DeviceCaller, WithSession } from '../../http/caller.ts'
import { approve, type Approval, type Approved } from './approve-device.ts'
import { remove, rename, revoke, type SignedChange } from './change-device.ts'
import type { DeviceServiceDeps } from './device-deps.ts'
import { listCandidates, listDevices, listSessions, readDevice, type DevicePage, type Page } from './device-lists.ts'
import { countDevices } from './device-page-store.ts'
import { hasTerminalSession } from './device-session-store.ts'
import { findDevice } from './device-store.ts'
import { readOwn, renameOwn, revokeOwn } from './own-device.ts'

type Lead = WithSession<BrowserCaller>
type Terminal = WithSession<DeviceCaller>

export interface DeviceService {
  approve: (caller: Terminal, approval: Approval) => Promise<Approved | Refused>
  candidates: (caller: Terminal, machineId: string) => ReturnType<typeof listCandidates>
  /** The device that calls. */
  own: (caller: Terminal) => Promise<OwnDevice | Refused>
  /** Null: done. */
  renameOwn: (caller: Terminal, wanted: { name: string; confirm: Confirm }) => Promise<Refused | null>
  /** Null: done. */
  revokeOwn: (caller: Terminal, confirm: Confirm) => Promise<Refused | null>
  list: (caller: Lead, page: DevicePage) => ReturnType<typeof listDevices>
  count: (caller: Lead, q: string | undefined) => ReturnType<typeof countDevices>
  get: (caller: Lead, id: string) => Promise<DeviceDetails | Refused>
  rename: (change: SignedChange, name: string) => Promise<Device | Refused>
  revoke: (change: SignedChange) => Promise<Device | Refused>
  lift: (caller: Lead, id: string) => Promise<Device | Refused>
  /** Null: done. */
  remove: (change: SignedChange) => Promise<Refused | null>
  sessions: (caller: Lead, id: string, page: Page) => ReturnType<typeof listSessions>
  /** Null: done. */
  endSession: (caller: Lead, sessionId: string) => Promise<Refused | null>
}

export function createDeviceService(deps: DeviceServiceDeps): DeviceService {
  return {
    approve: (caller, approval) => approve(deps, caller, approval),
    candidates: ({ session, proof }, machineId) =>
      listCandidates(deps.database, { organisationId: session.organisation_id, thumbprint: proof.thumbprint, machineId }),
    own: (caller) => readOwn(deps, caller),
    renameOwn: (caller, wanted) => renameOwn(deps, caller, wanted),
    revokeOwn: (caller, confirm) => revokeOwn(deps, caller, confirm),
    list: (caller, page) => listDevices(deps.database, caller.session.organisation_id, page, deps.effects.now()),
    count: (caller, q) => countDevices(deps.database, caller.session.organisation_id, q),
    get: (caller, id) => get(deps, caller, id),
    rename: (change, name) => rename(deps, change, name),
    revoke: (change) => revoke(deps, change),
    lift: (caller, id) => lift(deps, caller, id),
    remove: (change) => remove(deps, change),
    sessions: (caller, id, page) => listSessions(deps.database, caller.session.organisation_id, id, page),
    endSession: (caller, sessionId) => endSession(deps, caller, sessionId),
  }
}

async function get(deps: DeviceServiceDeps, caller: Lead, id: string): Promise<DeviceDetails | Refused> {
  const organisationId = caller.session.organisation_id
  const device = await readDevice(deps.database, organisationId, id, deps.effects.now())
  if (device === undefined) return { refused: 'not_found' }
  return { ...device, tries: await deps.deviceTries({ id, organisation_id: organisationId }) }
}

async function endSession(deps: DeviceServiceDeps, { session, ip }: Lead, id: string): Promise<Refused | null> {
  const by = { actorId: session.user_id, ip }
  const ended = await deps.database.transaction(async (tx) =>
    (await hasTerminalSession(tx, session.organisation_id, id)) ? endSessions(tx, deps.effects, { id }, 'ended_by_admin', by) : null,
  )
  if (ended === null) return { refused: 'not_found' }
  deps.events.publish(...ended)
  return null
}

async function lift(deps: DeviceServiceDeps, caller: Lead, id: string): Promise<Device | Refused> {
  const device = await findDevice(deps.database, caller.session.organisation_id, id)
  if (device === undefined) return { refused: 'not_found' }
  const by = { userId: caller.session.user_id, sessionId: caller.session.id, ip: caller.ip }
  const outcome = await deps.lift(device, 'console', by)
  return outcome === 'lifted' ? get(deps, caller, id) : { refused: outcome }
}
