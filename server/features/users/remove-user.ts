import type { Confirm } from '../../../contract/confirm.ts'
import { formerCode } from '../../../contract/records/former-user.ts'
import { leadRoles, mayManage } from '../../../contract/roles.ts'
import type { Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import { endSessions } from '../../db/session-endings.ts'
import { dropMailedSecrets, dropPrintedCodes } from '../../db/user-password.ts'
import type { ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import type { Signed } from '../../http/confirm-change.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import { refuseAccess } from './refuse-access.ts'
import type { UserServiceDeps } from './user-deps.ts'
import { isPasswordAdmin } from './user-policy.ts'
import { changeUser, countOtherPasswordAdmins, findUser, lockUser } from './user-store.ts'

type Lead = WithSession<BrowserCaller>

const call = 'DELETE /v1/users/:id'

/** Removes a user for good: no sign-in, no PIN, no session; a pseudonym stays for the records (USR-1, LOG-3). Signed (SIGN-1). Null: done. */
export async function removeUser(
  deps: UserServiceDeps,
  caller: Lead,
  { id, confirm }: { id: string; confirm: Confirm },
): Promise<Refused | null> {
  const { role, organisation_id: organisationId } = caller.session
  const user = await findUser(deps.database, organisationId, id)
  if (user === undefined) return { refused: 'not_found' }
  if (!mayManage(role, user.role)) return refuseAccess(deps, deps.database, caller, { call, subjectId: id })
  // Verified before anything is locked: a password takes its time.
  const signed = await deps.confirmChange(caller.session, confirm, caller)
  if ('refused' in signed) return signed
  const done = await deps.database.transaction((tx) => removeIn(deps, tx, caller, { id, signed }))
  if ('refused' in done) return done
  deps.events.publish(...done)
  return null
}

async function removeIn(
  deps: UserServiceDeps,
  tx: Executor,
  caller: Lead,
  { id, signed }: { id: string; signed: Signed },
): Promise<ServerEvent[] | Refused> {
  const organisationId = caller.session.organisation_id
  await lockOrganisation(tx, organisationId)
  const now = deps.effects.now()
  const gone = await deps.stillMay(tx, caller, leadRoles, now)
  if (gone !== null) return gone
  const user = await lockUser(tx, organisationId, id)
  if (user === undefined) return { refused: 'not_found' }
  if (!mayManage(caller.session.role, user.role)) return refuseAccess(deps, tx, caller, { call, subjectId: id })
  if (isPasswordAdmin(user) && (await countOtherPasswordAdmins(tx, user)) === 0) return { refused: 'last_admin' }
  // The user name is free for somebody else from now on; records and sessions say a pseudonym (LOG-3).
  const unseen = { security_image: null, personal_phrase: null }
  const nobody = { display_name: formerCode(id), username: null, username_key: null, email: null, password_hash: null, ...unseen }
  await changeUser(tx, user, { ...nobody, removed_at: now })
  await deps.releasePin(tx, id, now)
  const subjectId = id === caller.session.user_id ? null : id
  await dropMailedSecrets(tx, id)
  await dropPrintedCodes(tx, id)
  await deps.invitations.withdraw(tx, user, byCaller(caller, now))
  await recordEvent(tx, deps.effects.newId, { type: 'user.removed', ...byCaller(caller, now), subjectId, details: signed })
  const by = { actorId: caller.session.user_id, ip: caller.ip }
  const ended = await endSessions(tx, deps.effects, { user_id: id }, 'user_removed', by)
  return [...ended, { type: 'organisation_changed', organisationId }]
}
