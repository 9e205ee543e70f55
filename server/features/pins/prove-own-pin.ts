import type { OwnPinProof } from '../../../contract/http/own-pin.ts'
import type { Executor } from '../../db/database.ts'
import type { Refused } from '../../http/answer.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { PinOwner } from './hold-owner.ts'
import { compareOwnPin } from './own-pin.ts'
import {
  currentRefused,
  currentTriesLeft,
  mustSignInAgain,
  nothingToProve,
  passwordSessionNeeded,
  passwordNeeded,
  proofMissing,
  signedInLongAgo,
} from './own-pin-policy.ts'
import type { PinCoreDeps } from './pin-deps.ts'
import { findPin } from './pin-store.ts'
import { addWrongOwnPin, forgetWrongOwnPins, wrongOwnPins } from './wrong-pin-store.ts'

/**
 * Why what was shown does not open the own PIN to a change; null: it does. A password was verified before. One transaction compares, counts
 * and records, while the owner's row is held: no wrong PIN is free, not in parallel and not by a crash.
 */
export async function refuseProof(
  deps: PinCoreDeps,
  tx: Executor,
  owner: PinOwner,
  proof: OwnPinProof | undefined,
): Promise<Refused | null> {
  const userId = owner.session.user_id
  const hasPin = (await findPin(tx, userId)) !== undefined
  if (proof !== undefined && 'password' in proof) {
    await forgetWrongOwnPins(tx, userId)
    return null
  }
  if (!hasPin) return proof === undefined ? refuseFirst(deps, owner) : nothingToProve
  return proof === undefined ? proofMissing : refuseCurrent(deps, tx, owner, proof.currentPin)
}

function refuseFirst({ effects }: PinCoreDeps, { session }: PinOwner): Refused | null {
  if (session.method !== 'password') return passwordSessionNeeded
  return mustSignInAgain(session.started_at, effects.now()) ? signedInLongAgo : null
}

async function refuseCurrent(deps: PinCoreDeps, tx: Executor, owner: PinOwner, pin: string): Promise<Refused | null> {
  const { user_id: userId, organisation_id: organisationId } = owner.session
  const wrong = await wrongOwnPins(tx, userId)
  if (currentTriesLeft(wrong) === 0) return passwordNeeded
  const { matches } = await compareOwnPin(deps.tagger, tx, { organisationId, userId, pin })
  if (matches) return null
  const now = deps.effects.now()
  await addWrongOwnPin(tx, { id: userId, organisationId }, now)
  const triesLeft = currentTriesLeft(wrong + 1)
  await recordEvent(tx, deps.effects.newId, { type: 'user.current_pin_refused', ...byCaller(owner, now), details: { triesLeft } })
  return currentRefused(triesLeft)
}
