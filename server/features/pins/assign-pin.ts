import type { Executor } from '../../db/database.ts'
import type { PinClaimRow, PinRow } from '../../db/schema.ts'
import { dropUntoldPin } from '../../db/untold-pins.ts'
import { beginGrace, endGrace } from './pin-graces.ts'
import { findClaims, giveUpClaims, takeClaims } from './pin-claim-store.ts'
import { liveKeyVersions } from './pin-key-store.ts'
import { retiredUntil, retirementMilliseconds } from './pin-policy.ts'
import { findPin, removePin, savePin } from './pin-store.ts'
import type { PinTagger } from './pin-tagger.ts'

/** Somebody else has the PIN, or had it lately. Thrown so that the transaction takes back what it wrote. */
export class PinHeldByAnother extends Error {
  override readonly name = 'PinHeldByAnother'
}

export interface PinAssignment {
  organisationId: string
  userId: string
  pin: string
  how: PinRow['how']
  typedByOwner: boolean
  /** The owner chose it, typed or of some on offer; else somebody else did (FRC-1). */
  chosenByOwner: boolean
  /** Epoch milliseconds. */
  now: number
  /** Until when the PIN before works beside this one, in epoch milliseconds (POL-4); without it, that one dies here. */
  graceUntil?: number
}

/**
 * Gives a user a PIN: claims it under every live key version, gives the one before up (PIN-10) or lets it work on for a while, notes
 * what is known of it. A PIN that was in its grace until now dies.
 * @throws PinHeldByAnother where the database says so (PIN-2).
 */
export async function assignPin(tx: Executor, tagger: PinTagger, assignment: PinAssignment): Promise<void> {
  const { organisationId, userId, pin, how, typedByOwner, chosenByOwner, now, graceUntil } = assignment
  const tags = tagger.claimTags(await liveKeyVersions(tx), organisationId, pin)
  await endGrace(tx, userId, now)
  const before = await findPin(tx, userId)
  const held = (await findClaims(tx, organisationId, tags)).find((claim) => claim.user_id === userId)
  if (!(await takeClaims(tx, { organisationId, userId, tags, now }))) throw new PinHeldByAnother()
  if (before !== undefined && graceUntil !== undefined) await beginGrace(tx, before, tags, graceUntil)
  else if (before !== undefined) await giveUpClaims(tx, userId, tags, retiredUntil(before, now))
  await dropUntoldPin(tx, userId)
  await savePin(tx, {
    user_id: userId,
    organisation_id: organisationId,
    length: pin.length,
    set_at: now,
    how,
    typed_by_owner: typedByOwner ? 1 : 0,
    chosen_by_owner: chosenByOwner ? 1 : 0,
    by_mail: 'no',
    last_login_at: lastLoginOf(held, before),
  })
}

/** Gives a user's PIN up for good, as when the user is removed (PIN-10). */
export async function releasePin(tx: Executor, userId: string, now: number): Promise<void> {
  await endGrace(tx, userId, now)
  const pin = await findPin(tx, userId)
  if (pin === undefined) return
  await giveUpClaims(tx, userId, [], retiredUntil(pin, now))
  await dropUntoldPin(tx, userId)
  await removePin(tx, userId)
}

/** A PIN its owner sets again, or takes back out of retirement, has logged in before: giving it up again must retire it again. */
function lastLoginOf(held: PinClaimRow | undefined, before: PinRow | undefined): number | null {
  if (held === undefined) return null
  return held.retired_until === null ? (before?.last_login_at ?? null) : held.retired_until - retirementMilliseconds
}
