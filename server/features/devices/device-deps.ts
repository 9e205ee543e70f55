import type { DeviceTries } from '../../../contract/http/devices.ts'
import type { TillSigner } from '../../../contract/http/own-device.ts'
import type { Database, Executor } from '../../db/database.ts'
import type { EventBus, ServerEvent } from '../../events/event-bus.ts'
import type { DeviceRow } from '../../db/schema.ts'
import type { LiveSession } from '../../http/caller.ts'
import type { ConfirmChange } from '../../http/confirm-change.ts'
import type { StillMay } from '../../http/still-may.ts'
import type { Effects } from '../effects.ts'

/** Who does it, for the counters' records. */
export interface ActingPerson {
  userId: string
  sessionId: string | null
  ip: string | null
}

type Counted = Pick<DeviceRow, 'id' | 'organisation_id'>
type Told = Pick<DeviceRow, 'id' | 'organisation_id' | 'key_thumbprint'>

export interface DeviceServiceDeps {
  database: Database
  effects: Effects
  events: EventBus
  /** Signs a change with the own password or PIN (SIGN-1). */
  confirmChange: ConfirmChange
  /** By what somebody at a register signs; undefined where the person is gone. */
  readSigner: (tx: Executor, session: LiveSession) => Promise<TillSigner | undefined>
  /** Whether who signed may still do it, asked in the transaction. */
  stillMay: StillMay
  /** An approval counts as a lift; in the approval's own transaction (GRD-9). */
  liftAfterApproval: (tx: Executor, device: Counted, by: ActingPerson) => Promise<void>
  /** Lifts a pause from the console (GRD-9). */
  lift: (device: Told, where: 'console', by: ActingPerson) => Promise<'lifted' | 'not_paused' | 'lift_used_up'>
  /** The tries on a device and the chance they had (GRD-9). */
  deviceTries: (device: Counted) => Promise<DeviceTries>
  /** Erases the counters of a device that is deleted. */
  deleteGuessing: (tx: Executor, deviceId: string) => Promise<void>
}

/** What a device's terminal, wherever it is connected, hears of a change. */
export function deviceChanged(device: Told): ServerEvent {
  return { type: 'device_changed', organisationId: device.organisation_id, deviceId: device.id, keyThumbprint: device.key_thumbprint }
}
