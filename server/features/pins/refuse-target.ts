import { mayManage } from '../../../contract/roles.ts'
import type { Executor } from '../../db/database.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { aboutPin, actorOf, type PinCoreDeps } from './pin-deps.ts'
import { findPinUser } from './pin-user-store.ts'

/** A user whose PIN a lead wants to set, and the call as the records name it. */
export interface LeadsWish {
  caller: WithSession<BrowserCaller>
  userId: string
  call: string
}

/** Managers never touch admins (USR-5); a user of another organisation is not there. */
export async function refuseTarget(deps: PinCoreDeps, tx: Executor, { caller, userId, call }: LeadsWish): Promise<Refused | null> {
  const { session } = caller
  const user = await findPinUser(tx, session.organisation_id, userId)
  if (user === undefined) return { refused: 'not_found' }
  if (mayManage(session.role, user.role)) return null
  const about = aboutPin(deps, { by: actorOf(caller), userId })
  await recordEvent(tx, deps.effects.newId, { type: 'access.refused', ...about, details: { call } })
  return { refused: 'not_allowed' }
}
