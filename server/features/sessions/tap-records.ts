import type { Tries } from '../../../contract/http/terminal.ts'
import type { Executor } from '../../db/database.ts'
import type { DeviceRow } from '../../db/schema.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'

interface TappedDevice {
  device: DeviceRow
  ip: string
}

/** Records a PIN that opened nothing. The subject is known where the PIN was somebody's: the one who typed is not told (PIN-7). */
export async function recordRefusedPin(
  tx: Executor,
  effects: Effects,
  { device, ip }: TappedDevice,
  owner: { userId: string; retired: boolean; blocked: boolean; removed: boolean } | null,
  counted: boolean,
): Promise<void> {
  await recordEvent(tx, effects.newId, {
    type: 'pin.refused',
    organisationId: device.organisation_id,
    at: effects.now(),
    actorId: null,
    subjectId: owner?.userId ?? null,
    deviceId: device.id,
    sessionId: null,
    ip,
    details: { why: whyRefused(owner), counted },
  })
}

function whyRefused(owner: { retired: boolean; blocked: boolean; removed: boolean } | null) {
  if (owner === null) return 'unknown'
  if (owner.retired) return 'retired'
  return owner.blocked || owner.removed ? 'user_blocked' : 'second_step'
}

/** Records that the device waits, or takes no PINs any more (GRD-1, GRD-2). */
export async function recordStop(
  tx: Executor,
  effects: Effects,
  { device, ip }: TappedDevice,
  brought: 'wait' | 'paused',
  tries: Tries,
): Promise<void> {
  const where = {
    organisationId: device.organisation_id,
    at: effects.now(),
    actorId: null,
    subjectId: null,
    deviceId: device.id,
    sessionId: null,
    ip,
  }
  if (brought === 'wait')
    await recordEvent(tx, effects.newId, { ...where, type: 'device.waiting', details: { seconds: tries.waitSeconds } })
  else if (tries.pauseReason !== null)
    await recordEvent(tx, effects.newId, { ...where, type: 'device.paused', details: { reason: tries.pauseReason } })
}
