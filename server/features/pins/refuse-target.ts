import { mayManage } from '../../../contract/roles.ts'
import type { Executor } from '../../db/database.ts'
import type { Refused } from '../../http/answer.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { aboutPin, type PinServiceDeps, type PinTarget } from './pin-deps.ts'
import { findPinUser } from './pin-user-store.ts'

/** Managers never touch admins (USR-5); a user of another organisation is not there. @param call as the records name it. */
export async function refuseTarget(deps: PinServiceDeps, tx: Executor, target: PinTarget, call: string): Promise<Refused | null> {
  const { session } = target.caller
  const user = await findPinUser(tx, session.organisation_id, target.userId)
  if (user === undefined) return { refused: 'not_found' }
  if (mayManage(session.role, user.role)) return null
  await recordEvent(tx, deps.effects.newId, { type: 'access.refused', ...aboutPin(deps, target), details: { call } })
  return { refused: 'not_allowed' }
}
