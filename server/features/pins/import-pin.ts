import type { Executor } from '../../db/database.ts'
import { assignPin } from './assign-pin.ts'
import { drawPin } from './draw-pin.ts'
import { findClaims } from './pin-claim-store.ts'
import { generatePin, holdsKept, mostDraws } from './pin-generator.ts'
import { keypadOf } from './pin-graces.ts'
import { liveKeyVersions } from './pin-key-store.ts'
import { generatedLength, refuseTypedPin } from './pin-policy.ts'
import { findPin } from './pin-store.ts'
import type { PinTagger } from './pin-tagger.ts'
import { countUsers, readGivingRules } from './pin-user-store.ts'
import { isRefusedPin } from './refused-pin-store.ts'

/** What an import needs of PINs. Everything runs in the import's transaction, under `lockOrganisation`. */
export interface PinImport {
  /** Digits of the PINs that are generated where so many users come in (POL-2). */
  lengthFor: (tx: Executor, organisationId: string, more: number) => Promise<number>
  /** Users, and digits of the PINs that are generated for so many (POL-2). */
  floorOf: (tx: Executor, organisationId: string) => Promise<{ users: number; digits: number }>
  /** What a keypad is built for: the lengths of active PINs (PIN-9). */
  keypadOf: (tx: Executor, organisationId: string) => Promise<string>
  /** Whether new users get a PIN at once (POL-6), whether it goes to them by mail (POL-7), and the fewest digits now (POL-1). */
  wishesFor: (tx: Executor, organisationId: string) => Promise<{ forNewUsers: boolean; byMail: boolean; bounds: { min: number } }>
  /** Gives somebody new the PIN of the file, or a generated one where that cannot be used, whatever the reason (POL-9). Null: none was free. */
  give: (tx: Executor, gift: PinGift) => Promise<PinGiven | null>
  /** The generated PIN that `give` told of once, drawn again from the same randomness. Null: the user has another by now. */
  recall: (tx: Executor, gift: Omit<PinGift, 'pin' | 'now'>) => Promise<string | null>
}

export interface PinGift {
  organisationId: string
  userId: string
  /** As it stood in the file; null asks for a generated one. */
  pin: string | null
  /** Digits of a generated one. */
  length: number
  randomBytes: (count: number) => Uint8Array
  /** Epoch milliseconds. */
  now: number
}

/** The digits, and whether they stood in the file. */
export interface PinGiven {
  pin: string
  from: 'file' | 'generated'
}

export function createPinImport(tagger: PinTagger): PinImport {
  return {
    lengthFor: async (tx, organisationId, more) =>
      generatedLength((await readGivingRules(tx, organisationId)).bounds, (await countUsers(tx, organisationId)) + more),
    floorOf,
    keypadOf,
    wishesFor: readGivingRules,
    give: (tx, gift) => give(tx, tagger, gift),
    recall: (tx, gift) => recall(tx, tagger, gift),
  }
}

async function floorOf(tx: Executor, organisationId: string): Promise<{ users: number; digits: number }> {
  const users = await countUsers(tx, organisationId)
  return { users, digits: generatedLength((await readGivingRules(tx, organisationId)).bounds, users) }
}

async function give(tx: Executor, tagger: PinTagger, gift: PinGift): Promise<PinGiven | null> {
  const { organisationId, userId, randomBytes, length, now } = gift
  const fromFile = gift.pin !== null && (await isUsable(tx, tagger, gift, gift.pin)) ? gift.pin : null
  const pin = fromFile ?? (await generatePin(tx, { tagger, randomBytes }, { organisationId, length, now }))
  if (pin === null) return null
  const how = fromFile === null ? 'generated' : 'typed'
  await assignPin(tx, tagger, { organisationId, userId, pin, how, typedByOwner: false, chosenByOwner: false, now })
  return { pin, from: fromFile === null ? 'generated' : 'file' }
}

/** A PIN of a file is a typed one, of which none may be the organisation's rule (POL-9). */
async function isUsable(tx: Executor, tagger: PinTagger, { organisationId, now }: PinGift, pin: string): Promise<boolean> {
  const { bounds, generatedOnly } = await readGivingRules(tx, organisationId)
  if (generatedOnly || refuseTypedPin(pin, bounds) !== null || !/^[0-9]+$/.test(pin)) return false
  if (await isRefusedPin(tx, organisationId, pin)) return false
  const tags = tagger.claimTags(await liveKeyVersions(tx), organisationId, pin)
  return !holdsKept(await findClaims(tx, organisationId, tags), tags, now)
}

async function recall(tx: Executor, tagger: PinTagger, gift: Omit<PinGift, 'pin' | 'now'>): Promise<string | null> {
  const { organisationId, userId, randomBytes } = gift
  const length = (await findPin(tx, userId))?.length ?? gift.length
  const versions = await liveKeyVersions(tx)
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const pin = drawPin(length, randomBytes)
    const claims = await findClaims(tx, organisationId, tagger.claimTags(versions, organisationId, pin))
    if (claims.some((claim) => claim.user_id === userId && claim.retired_until === null)) return pin
  }
  return null
}
