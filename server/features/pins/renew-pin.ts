import { usablePins } from '../../../contract/pin-rules.ts'
import type { Executor } from '../../db/database.ts'
import { assignPin } from './assign-pin.ts'
import { lookThrough, mostLookedThrough } from './look-through.ts'
import { listKeptTags } from './pin-claim-store.ts'
import { keypadOf } from './pin-graces.ts'
import { generatePin, type PinGeneratorDeps } from './pin-generator.ts'
import { liveKeyVersions } from './pin-key-store.ts'
import { readGivingRules } from './pin-user-store.ts'
import { listRefusedPins } from './refused-pin-store.ts'

export interface PinRenewalWish {
  organisationId: string
  userId: string
  /** Digits of the new one. */
  length: number
  /** Until when the old one works beside it, in epoch milliseconds; undefined: it dies at once. */
  graceUntil: number | undefined
  /** Epoch milliseconds. */
  now: number
}

/** What giving everybody a new PIN needs of PINs (POL-4). */
export interface RenewPins {
  /** Gives somebody a generated PIN in the place of the old one. Call it under `lockOrganisation`. Null: none is free, and the old one is as it was. */
  renew: (tx: Executor, wish: PinRenewalWish) => Promise<string | null>
  /** Whether there are so many free PINs of a length. Looks through short ones, which takes half a second where they are nearly all taken. */
  hasRoom: (tx: Executor, space: { organisationId: string; length: number; people: number; now: number }) => Promise<boolean>
  /** Digits of PINs that are generated now (POL-2). */
  lengthOf: (tx: Executor, organisationId: string) => Promise<number>
  /** What a keypad is built for: the lengths of PINs that work (PIN-9). */
  keypadOf: (tx: Executor, organisationId: string) => Promise<string>
}

export function createRenewPins(deps: PinGeneratorDeps): RenewPins {
  return {
    renew: async (tx, { organisationId, userId, length, graceUntil, now }) => {
      const pin = await generatePin(tx, deps, { organisationId, length, now })
      if (pin === null) return null
      const grace = graceUntil === undefined ? {} : { graceUntil }
      await assignPin(tx, deps.tagger, {
        organisationId,
        userId,
        pin,
        how: 'generated',
        typedByOwner: false,
        chosenByOwner: false,
        now,
        ...grace,
      })
      return pin
    },
    hasRoom: async (tx, space) => hasRoom(tx, deps, space),
    lengthOf: async (tx, organisationId) => (await readGivingRules(tx, organisationId)).generatedLength,
    keypadOf,
  }
}

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
