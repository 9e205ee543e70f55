import type { TillSigner } from '../../../contract/http/own-device.ts'
import type { Executor } from '../../db/database.ts'
import type { LiveSession } from '../../http/caller.ts'
import { currentTriesLeft } from './own-pin-policy.ts'
import { findTillOwner, type PinOwnerRow } from './own-pin-store.ts'
import { readGivingRules } from './pin-user-store.ts'
import { currentKeypadOf } from './till-pin-view.ts'
import { wrongOwnPins } from './wrong-pin-store.ts'

type SignsWithPin = (tx: Executor, user: Pick<PinOwnerRow, 'id' | 'pin_for_signing'>) => Promise<boolean>

/**
 * By what somebody signs at a register (SIGN-1): the own PIN where that is switched on, the password where there is one.
 * @returns undefined where the person was blocked or removed meanwhile.
 */
export async function readTillSigner(signsWithPin: SignsWithPin, tx: Executor, session: LiveSession): Promise<TillSigner | undefined> {
  const owner = await findTillOwner(tx, session.user_id)
  if (owner === undefined) return undefined
  const byPin = await signsWithPin(tx, owner)
  const { bounds } = await readGivingRules(tx, session.organisation_id)
  return {
    takes: [...(byPin ? (['pin'] as const) : []), ...(owner.hasPassword ? (['password'] as const) : [])],
    pinTriesLeft: currentTriesLeft(await wrongOwnPins(tx, owner.id)),
    keypad: await currentKeypadOf(tx, session.organisation_id, bounds.min),
    securityImage: byPin ? owner.image : { name: null, phrase: null },
  }
}
