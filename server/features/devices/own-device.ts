import type { Confirm } from '../../../contract/confirm.ts'
import type { OwnDevice } from '../../../contract/http/own-device.ts'
import type { Refused } from '../../http/answer.ts'
import type { DeviceCaller, WithSession } from '../../http/caller.ts'
import { ownApproved } from '../../http/own-device.ts'
import { makeSigned, renaming, revoking } from './change-device.ts'
import type { DeviceServiceDeps } from './device-deps.ts'
import { readDevice } from './device-lists.ts'

type Terminal = WithSession<DeviceCaller>

const notApproved = { refused: 'device_not_approved' } as const

/** The device that calls, as a lead who stands at it sees it. */
export async function readOwn(deps: DeviceServiceDeps, caller: Terminal): Promise<OwnDevice | Refused> {
  const own = ownApproved(caller)
  const device = own === null ? undefined : await readDevice(deps.database, own.organisation_id, own.id, deps.effects.now())
  if (own === null || device === undefined) return notApproved
  const signer = await deps.readSigner(deps.database, caller.session)
  if (signer === undefined) return { refused: 'invalid_token' }
  const { wrongToday, dayBudget } = await deps.deviceTries(own)
  const { id, name, approvedAt, approvedBy } = device
  return { id, name, approvedAt, approvedBy, wrongToday, dayBudget, signer }
}

/** Gives the device that calls another name (DEV-8). @returns null where it is done. */
export function renameOwn(deps: DeviceServiceDeps, caller: Terminal, wanted: { name: string; confirm: Confirm }): Promise<Refused | null> {
  return changeOwn(deps, caller, wanted.confirm, renaming(deps, caller, wanted.name))
}

/** Takes the approval of the device that calls back: its sessions end, that of the caller too (DEV-8, DEV-10). @returns null where it is done. */
export function revokeOwn(deps: DeviceServiceDeps, caller: Terminal, confirm: Confirm): Promise<Refused | null> {
  return changeOwn(deps, caller, confirm, revoking(deps, caller))
}

async function changeOwn(deps: DeviceServiceDeps, caller: Terminal, confirm: Confirm, work: ReturnType<typeof revoking>) {
  const device = ownApproved(caller)
  if (device === null) return notApproved
  const refused = await makeSigned(deps, { caller, id: device.id, confirm }, work)
  return refused?.refused === 'not_found' ? notApproved : refused
}
