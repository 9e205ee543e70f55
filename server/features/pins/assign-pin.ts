import type { Executor } from '../../db/database.ts'
import type { PinClaimRow, PinRow } from '../../db/schema.ts'
import { dropUntoldPin, dropUntoldPins } from '../../db/untold-pins.ts'
import { beginGraces, endGrace, endGraces } from './pin-graces.ts'
import { findClaims, giveUpClaims, takeClaims, type NewClaim } from './pin-claim-store.ts'
import { liveKeyVersions } from './pin-key-store.ts'
import { retiredUntil, retirementMilliseconds } from './pin-policy.ts'
import { findPin, findPins, removePin, savePins } from './pin-store.ts'
import type { PinTagger } from './pin-tagger.ts'

export type PinAssignment = Omit<PinAssignments, 'pins'> & { userId: string; pin: string }

/** Somebody else has the PIN, or had it lately. Thrown so that the transaction takes back what it wrote. */
export class PinHeldByAnother extends Error {
  override readonly name = 'PinHeldByAnother'
}

export interface PinAssignments {
  organisationId: string
  /** At least one, and no PIN twice. */
  pins: readonly { userId: string; pin: string }[]
  how: PinRow['how']
  typedByOwner: boolean
  /** The owner chose it, typed or of some on offer; else somebody else did (FRC-1). */
  chosenByOwner: boolean
  /** Epoch milliseconds. */
  now: number
  /** Until when the PIN before works beside this one, in epoch milliseconds (POL-4); without it, that one dies here. */
  graceUntil?: number
  /** Live key versions, where the transaction has read them already. */
  versions?: readonly number[]
}

/** `assignPins` for one. @throws PinHeldByAnother */
export async function assignPin(tx: Executor, tagger: PinTagger, { userId, pin, ...assignment }: PinAssignment): Promise<void> {
  await assignPins(tx, tagger, { ...assignment, pins: [{ userId, pin }] })
}

/**
 * Gives users PINs, in as many queries as one: claims each under every live key version, gives the one before up (PIN-10) or lets it
 * work on for a while, notes what is known of it. A PIN that was in its grace until now dies.
 * @throws PinHeldByAnother where the database says so (PIN-2); then nobody has got any.
 */
export async function assignPins(tx: Executor, tagger: PinTagger, assignment: PinAssignments): Promise<void> {
  const { organisationId, pins, now, graceUntil } = assignment
  const versions = assignment.versions ?? (await liveKeyVersions(tx))
  const claims = pins.flatMap(({ userId, pin }) =>
    tagger.claimTags(versions, organisationId, pin).map((tag) => ({ ...tag, user_id: userId })),
  )
  const userIds = pins.map(({ userId }) => userId)
  await endGraces(tx, userIds, now)
  const before = await findPins(tx, userIds)
  const held = (await findClaims(tx, organisationId, claims)).filter((claim) => claims.some((own) => isSameClaim(own, claim)))
  if (!(await takeClaims(tx, { organisationId, claims, now }))) throw new PinHeldByAnother()
  if (graceUntil === undefined) await giveUpBefore(tx, before, claims, now)
  else await beginGraces(tx, before, claims, graceUntil)
  await dropUntoldPins(tx, userIds)
  await savePins(
    tx,
    pins.map((given) => rowOf(assignment, given, { before, held })),
  )
}

function isSameClaim(own: NewClaim, { user_id, key_version, tag }: NewClaim): boolean {
  return own.user_id === user_id && own.key_version === key_version && Buffer.compare(own.tag, tag) === 0
}

/** Most are kept for as long, or freed at once: as few queries as there are ends. */
async function giveUpBefore(tx: Executor, before: readonly PinRow[], except: readonly NewClaim[], now: number): Promise<void> {
  const ends = new Map<number | null, string[]>()
  for (const pin of before) ends.set(retiredUntil(pin, now), [...(ends.get(retiredUntil(pin, now)) ?? []), pin.user_id])
  for (const [until, userIds] of ends) await giveUpClaims(tx, userIds, except, until)
}

function rowOf(
  { organisationId, how, typedByOwner, chosenByOwner, now }: PinAssignments,
  { userId, pin }: { userId: string; pin: string },
  { before, held }: { before: readonly PinRow[]; held: readonly PinClaimRow[] },
): Omit<PinRow, 'version'> {
  const [claim, old] = [held.find(({ user_id }) => user_id === userId), before.find(({ user_id }) => user_id === userId)]
  return {
    user_id: userId,
    organisation_id: organisationId,
    length: pin.length,
    set_at: now,
    how,
    typed_by_owner: typedByOwner ? 1 : 0,
    chosen_by_owner: chosenByOwner ? 1 : 0,
    by_mail: 'no',
    last_login_at: lastLoginOf(claim, old),
  }
}

/** Gives a user's PIN up for good, as when the user is removed (PIN-10). */
export async function releasePin(tx: Executor, userId: string, now: number): Promise<void> {
  await endGrace(tx, userId, now)
  const pin = await findPin(tx, userId)
  if (pin === undefined) return
  await giveUpClaims(tx, [userId], [], retiredUntil(pin, now))
  await dropUntoldPin(tx, userId)
  await removePin(tx, userId)
}

/** A PIN its owner sets again, or takes back out of retirement, has logged in before: giving it up again must retire it again. */
function lastLoginOf(held: PinClaimRow | undefined, before: PinRow | undefined): number | null {
  if (held === undefined) return null
  return held.retired_until === null ? (before?.last_login_at ?? null) : held.retired_until - retirementMilliseconds
}
