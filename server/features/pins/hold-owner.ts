import type { Executor } from '../../db/database.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, DeviceCaller, WithSession } from '../../http/caller.ts'
import { isLiveSession, isLocked } from '../../http/caller-store.ts'
import { changeOff } from './own-pin-policy.ts'
import { lockPinOwner, type PinOwnerRow } from './own-pin-store.ts'
import type { PinCoreDeps } from './pin-deps.ts'
import { readGivingRules } from './pin-user-store.ts'

/** Whoever sets the own PIN: in the console, or signed in at a register (SELF-5). */
export type PinOwner = WithSession<BrowserCaller> | WithSession<DeviceCaller>

/** A block, a sign-out, a lock or another rule amid the call is seen: the owner's row is held from here on. */
export async function refuseOwner(deps: Pick<PinCoreDeps, 'effects'>, tx: Executor, owner: PinOwner): Promise<Refused | null> {
  const held = await holdOwner(deps, tx, owner)
  return 'refused' in held ? held : refuseByOrganisation(tx, owner)
}

/** POL-5, as of now. */
export async function refuseByOrganisation(tx: Executor, { session }: PinOwner): Promise<Refused | null> {
  return (await readGivingRules(tx, session.organisation_id)).usersMayChange ? null : changeOff
}

/** The owner, held until the transaction ends, or why not: the session is over, or locked, or no console's. */
export async function holdOwner(
  { effects }: Pick<PinCoreDeps, 'effects'>,
  tx: Executor,
  { kind, session }: PinOwner,
): Promise<PinOwnerRow | Refused> {
  const user = await lockPinOwner(tx, session.user_id)
  const live = await isLiveSession(tx, session.id, effects.now())
  if (kind === 'device') {
    if (user === undefined || !live) return { refused: 'invalid_token' }
    return (await isLocked(tx, session.id)) ? { refused: 'not_allowed' } : user
  }
  return user === undefined || user.login_method === 'pin_only' || !live ? { refused: 'not_signed_in' } : user
}
