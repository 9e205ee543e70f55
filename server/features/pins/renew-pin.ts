import { usablePins } from '../../../contract/pin-rules.ts'
import type { Executor } from '../../db/database.ts'
import { assignPins } from './assign-pin.ts'
import { lookThrough, mostLookedThrough } from './look-through.ts'
import { listKeptTags } from './pin-claim-store.ts'
import { keypadOf } from './pin-graces.ts'
import { generatePin, generateSome, readSpace, type PinGeneratorDeps } from './pin-generator.ts'
import { liveKeyVersions } from './pin-key-store.ts'
import { readGivingRules } from './pin-user-store.ts'
import { listRefusedPins } from './refused-pin-store.ts'

export interface PinRenewalWish {
  organisationId: string
  /** At least one, nobody twice. */
  userIds: readonly string[]
  /** Digits of the new ones. */
  length: number
  /** Until when the old ones work beside them, in epoch milliseconds; undefined: they die at once. */
  graceUntil: number | undefined
  /** Epoch milliseconds. */
  now: number
}

/** What giving everybody a new PIN needs of PINs (POL-4). */
export interface RenewPins {
  /**
   * Gives people generated PINs in the place of the old ones, in hardly more queries than one. Call it under `lockOrganisation`.
   * @returns the new ones by user; whose is missing found none free, and the old one is as it was.
   */
  renew: (tx: Executor, wish: PinRenewalWish) => Promise<Map<string, string>>
  /** Whether there are so many free PINs of a length. Looks through short ones, which takes half a second where they are nearly all taken. */
  hasRoom: (tx: Executor, space: { organisationId: string; length: number; people: number; now: number }) => Promise<boolean>
  /** Digits of PINs that are generated now (POL-2). */
  lengthOf: (tx: Executor, organisationId: string) => Promise<number>
  /** What a keypad is built for: the lengths of PINs that work (PIN-9). */
  keypadOf: (tx: Executor, organisationId: string) => Promise<string>
}

export function createRenewPins(deps: PinGeneratorDeps): RenewPins {
  return {
    renew: (tx, wish) => renew(tx, deps, wish),
    hasRoom: async (tx, space) => hasRoom(tx, deps, space),
    lengthOf: async (tx, organisationId) => (await readGivingRules(tx, organisationId)).generatedLength,
    keypadOf,
  }
}

async function renew(
  tx: Executor,
  deps: PinGeneratorDeps,
  { organisationId, userIds, length, graceUntil, now }: PinRenewalWish,
): Promise<Map<string, string>> {
  const space = await readSpace(tx, organisationId)
  const generation = { organisationId, length, now, space }
  const grace = graceUntil === undefined ? {} : { graceUntil }
  const give = (pins: readonly { userId: string; pin: string }[]) =>
    assignPins(tx, deps.tagger, { ...generated, organisationId, pins, now, ...grace, versions: space.versions })
  const some = await generateSome(tx, deps, generation, userIds.length)
  const given = some.flatMap((pin, at) => userIds.slice(at, at + 1).map((userId) => ({ userId, pin })))
  if (given.length > 0) await give(given)
  for (const userId of userIds.slice(given.length)) {
    const pin = await generatePin(tx, deps, generation)
    if (pin === null) continue
    await give([{ userId, pin }])
    given.push({ userId, pin })
  }
  return new Map(given.map(({ userId, pin }) => [userId, pin]))
}

const generated = { how: 'generated', typedByOwner: false, chosenByOwner: false } as const

type Space = Parameters<RenewPins['hasRoom']>[1]

/** Nobody knows how long a claimed PIN is. So at first each counts, whatever its length; only where that is too much, the space is looked through. */
async function hasRoom(tx: Executor, { tagger }: PinGeneratorDeps, { organisationId, length, people, now }: Space): Promise<boolean> {
  const refused = (await listRefusedPins(tx, organisationId)).filter((pin) => pin.length === length)
  const kept = (await listKeptTags(tx, organisationId, now)).length
  if (people <= usablePins(length) - refused.length - kept) return true
  if (length > mostLookedThrough) return false
  const versions = await liveKeyVersions(tx)
  const free = await lookThrough(tx, tagger, { organisationId, length, versions, refused: new Set(refused), now })
  return people <= free.length
}
