import type { Executor } from '../../db/database.ts'
import { sameTag } from '../../crypto/pin-tags.ts'
import { populationOf, type Population } from '../../../contract/guess-chance.ts'
import { afterRightPin, afterWrongPin, mayForgive, type GuessingState } from './guessing-policy.ts'
import { lockGuessing, writeGuessing, type GuessedDevice } from './guessing-store.ts'
import { keepRefusal, recentRefusals, uncharge } from './refusals-store.ts'

/** What guessing needs to know of PINs. */
export interface PinNeighbourhood {
  activePinStats: (tx: Executor, organisationId: string) => Promise<{ count: number; lengths: number[] }>
  tagOf: (organisationId: string, pin: string) => Uint8Array
  tagsOfNeighbours: (organisationId: string, pin: string) => Uint8Array[]
  hasActiveNeighbour: (tx: Executor, organisationId: string, pin: string) => Promise<boolean>
}

/** The organisation of the tap: who could be hit by a guess. */
export interface GuessedOrganisation {
  id: string
  pin_min_length: number
}

/** One tap's hold on its device's counters, from the row lock to the commit (GRD-3). */
export interface GuessingTap {
  device: GuessedDevice
  state: GuessingState
  population: Population
  now: number
}

/** GRD-5: how soon the right PIN has to follow the slip, and how long a typed PIN's neighbourhood forgives nothing. Milliseconds. */
const slipSpan = 60_000
const typedSpan = 30 * 24 * 60 * 60_000

/** Takes the device's counters for this transaction. Every other tap on the device waits here. */
export async function beginTap(
  tx: Executor,
  pins: PinNeighbourhood,
  device: GuessedDevice,
  organisation: GuessedOrganisation,
  now: number,
): Promise<GuessingTap> {
  const state = await lockGuessing(tx, device)
  const active = await pins.activePinStats(tx, organisation.id)
  return { device, state, population: populationOf(active.count, active.lengths, organisation.pin_min_length), now }
}

/** Counts a wrong PIN, unless it was refused here within the last five minutes (GRD-4). */
export async function countWrongPin(
  tx: Executor,
  pins: PinNeighbourhood,
  tap: GuessingTap,
  pin: string,
): Promise<{ state: GuessingState; counted: boolean }> {
  const { device, now } = tap
  const tag = pins.tagOf(device.organisation_id, pin)
  const refusals = await recentRefusals(tx, device.id, now)
  const counted = !refusals.some((refusal) => sameTag(refusal.tag, tag))
  const state = counted ? afterWrongPin(tap.state, now, tap.population) : tap.state
  await writeGuessing(tx, device.id, state)
  if (counted) await keepRefusal(tx, { device_id: device.id, tag, refused_at: now, charged_at: now })
  return { state, counted }
}

/** Ends the row of wrong PINs and forgives at most one slip (GRD-5). */
export async function acceptRightPin(
  tx: Executor,
  pins: PinNeighbourhood,
  tap: GuessingTap,
  pin: string,
  owner: { typedByOwner: boolean; setAt: number },
): Promise<GuessingState> {
  const slip = await findSlip(tx, pins, tap, pin, owner)
  const state = afterRightPin(tap.state, tap.now, slip)
  if (slip !== null) await uncharge(tx, tap.device.id, slip.tag)
  await writeGuessing(tx, tap.device.id, state)
  return state
}

async function findSlip(
  tx: Executor,
  pins: PinNeighbourhood,
  tap: GuessingTap,
  pin: string,
  owner: { typedByOwner: boolean; setAt: number },
): Promise<{ tag: Uint8Array; chargedAt: number } | null> {
  const chosenLately = owner.typedByOwner && owner.setAt > tap.now - typedSpan
  if (chosenLately || !mayForgive(tap.state, tap.now, tap.population)) return null
  const near = pins.tagsOfNeighbours(tap.device.organisation_id, pin)
  const slips = (await recentRefusals(tx, tap.device.id, tap.now)).filter(
    (refusal) => refusal.refused_at > tap.now - slipSpan && near.some((tag) => sameTag(tag, refusal.tag)),
  )
  const last = slips.filter((slip) => slip.charged_at !== null).sort((a, b) => b.refused_at - a.refused_at)[0]
  const chargedAt = last?.charged_at ?? null
  if (last === undefined || chargedAt === null) return null
  return (await pins.hasActiveNeighbour(tx, tap.device.organisation_id, pin)) ? null : { tag: last.tag, chargedAt }
}
