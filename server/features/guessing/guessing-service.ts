import type { DeviceTries } from '../../../contract/http/devices.ts'
import type { Tries } from '../../../contract/http/terminal.ts'
import type { Database, Executor } from '../../db/database.ts'
import type { EventBus, ServerEvent } from '../../events/event-bus.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'
import { populationOf, type Population } from '../../../contract/guess-chance.ts'
import { afterLift, liftsLeftAtDevice, untouched, wrongToday, type Lift } from './guessing-policy.ts'
import { lockGuessing, readGuessing, writeGuessing, type GuessedDevice } from './guessing-store.ts'
import type { PinNeighbourhood } from './guessing-tap.ts'
import { forgetRefusals } from './refusals-store.ts'
import { toDeviceTries, toTries } from './tries.ts'

export interface GuessingDeps {
  database: Database
  effects: Effects
  events: EventBus
  pins: Pick<PinNeighbourhood, 'activePinStats'>
  /** The organisation's shortest PIN length where it has no PIN yet, in digits. */
  pinLengthOf(tx: Executor, organisationId: string): Promise<number>
}

/** Who lifts, and where from. */
export interface LiftedBy {
  userId: string
  sessionId: string | null
  ip: string | null
}

export type LiftOutcome = 'lifted' | 'not_paused' | 'lift_used_up'

/** The device as its guessing and its terminal's events know it. */
export interface LiftedDevice extends GuessedDevice {
  key_thumbprint: string
}

export interface GuessingService {
  /** What the keypad of a device may say now. Reads only. */
  terminalTries(tx: Executor, device: GuessedDevice): Promise<Tries>
  /** Whether the device takes no PINs until somebody lifts it. Reads only. */
  isPaused(tx: Executor, deviceId: string): Promise<boolean>
  /** What a person sees before lifting (GRD-9). Reads only. */
  deviceTries(device: GuessedDevice): Promise<DeviceTries>
  /** Lifts a pause or wait on the device (at most twice in 30 days) or from the console (GRD-9). */
  lift(device: LiftedDevice, where: 'device' | 'console', by: LiftedBy): Promise<LiftOutcome>
  /** An approval counts as a lift; in the approval's own transaction. */
  liftAfterApproval(tx: Executor, device: GuessedDevice, by: LiftedBy): Promise<void>
  /** Erases tags of refused PINs that are older than five minutes. */
  sweep(): Promise<void>
}

/** Reads and lifts what taps wrote; the tap itself is `guessing-tap.ts`. */
export function createGuessingService(deps: GuessingDeps): GuessingService {
  const { database, effects } = deps
  return {
    terminalTries: async (tx, device) =>
      toTries((await readGuessing(tx, device.id)) ?? untouched, effects.now(), await population(deps, tx, device.organisation_id)),
    isPaused: async (tx, deviceId) => ((await readGuessing(tx, deviceId))?.pausedAt ?? null) !== null,
    deviceTries: async (device) =>
      toDeviceTries(
        (await readGuessing(database, device.id)) ?? untouched,
        effects.now(),
        await population(deps, database, device.organisation_id),
      ),
    lift: (device, where, by) => lift(deps, device, where, by),
    liftAfterApproval: (tx, device, by) => liftIn(deps, tx, device, 'approval', by),
    sweep: () => forgetRefusals(database, effects.now()),
  }
}

async function population(deps: GuessingDeps, tx: Executor, organisationId: string): Promise<Population> {
  const active = await deps.pins.activePinStats(tx, organisationId)
  return populationOf(active.count, active.lengths, await deps.pinLengthOf(tx, organisationId))
}

async function lift(deps: GuessingDeps, device: LiftedDevice, where: 'device' | 'console', by: LiftedBy): Promise<LiftOutcome> {
  const outcome = await deps.database.transaction(async (tx): Promise<LiftOutcome> => {
    const state = await lockGuessing(tx, device)
    if (state.pausedAt === null) return 'not_paused'
    if (where === 'device' && liftsLeftAtDevice(state, deps.effects.now()) === 0) return 'lift_used_up'
    await liftIn(deps, tx, device, where, by)
    return 'lifted'
  })
  if (outcome === 'lifted') deps.events.publish(deviceChanged(device))
  return outcome
}

function deviceChanged(device: LiftedDevice): ServerEvent {
  return { type: 'device_changed', organisationId: device.organisation_id, deviceId: device.id, keyThumbprint: device.key_thumbprint }
}

async function liftIn(deps: GuessingDeps, tx: Executor, device: GuessedDevice, where: Lift['where'], by: LiftedBy): Promise<void> {
  const now = deps.effects.now()
  const state = await lockGuessing(tx, device)
  await writeGuessing(tx, device.id, afterLift(state, now, where))
  await recordEvent(tx, deps.effects.newId, {
    type: 'device.lifted',
    organisationId: device.organisation_id,
    at: now,
    actorId: by.userId,
    subjectId: null,
    deviceId: device.id,
    sessionId: by.sessionId,
    ip: by.ip,
    details: { where, wrongToday: wrongToday(state, now) },
  })
}
