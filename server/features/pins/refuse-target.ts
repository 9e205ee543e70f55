import { leadRoles, mayManage } from '../../../contract/roles.ts'
import type { Executor } from '../../db/database.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { changeOff } from './own-pin-policy.ts'
import { aboutPin, actorOf, type PinServiceDeps } from './pin-deps.ts'
import { findPinUser, readGivingRules } from './pin-user-store.ts'

/** A user whose PIN a lead wants to set, and the call as the records name it. */
export interface LeadsWish {
  caller: WithSession<BrowserCaller>
  userId: string
  call: string
}

/** Managers never touch admins (USR-5); a user of another organisation is not there; the own PIN is nobody's to set where POL-5 says so. */
export async function refuseTarget(
  deps: Pick<PinServiceDeps, 'effects' | 'stillMay'>,
  tx: Executor,
  { caller, userId, call }: LeadsWish,
): Promise<Refused | null> {
  const { session } = caller
  const gone = await deps.stillMay(tx, caller, leadRoles, deps.effects.now())
  if (gone !== null) return gone
  const user = await findPinUser(tx, session.organisation_id, userId)
  if (user === undefined) return { refused: 'not_found' }
  if (mayManage(session.role, user.role)) return userId === session.user_id ? refuseOwn(tx, session.organisation_id) : null
  const about = aboutPin(deps, { by: actorOf(caller), userId })
  await recordEvent(tx, deps.effects.newId, { type: 'access.refused', ...about, details: { call } })
  return { refused: 'not_allowed' }
}

async function refuseOwn(tx: Executor, organisationId: string): Promise<Refused | null> {
  return (await readGivingRules(tx, organisationId)).usersMayChange ? null : changeOff
}
