import type { Confirm } from '../../../contract/confirm.ts'
import type { Invitation } from '../../../contract/http/users.ts'
import { leadRoles, mayManage } from '../../../contract/roles.ts'
import { isLead } from '../../../contract/user-signing.ts'
import type { Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { UserRow } from '../../db/schema.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { byCaller } from '../audit/caller-event.ts'
import { refuseAccess } from './refuse-access.ts'
import type { Signature, UserServiceDeps } from './user-deps.ts'
import { refuseInvitation, unsigned } from './user-policy.ts'
import { findUser, lockUser } from './user-store.ts'

type Lead = WithSession<BrowserCaller>

/** Makes a new invitation for somebody who has no password; the earlier one works no more (ACC-2). */
export async function inviteUser(deps: UserServiceDeps, caller: Lead, id: string, { confirm }: Signature): Promise<Invitation | Refused> {
  const signed = confirm === undefined ? null : await checkSignature(deps, caller, { id, confirm })
  if (signed !== null && 'refused' in signed) return signed
  return deps.database.transaction(async (tx) => {
    const user = await manageable(deps, tx, caller, { id, call: 'POST /v1/users/:id/invitation' })
    if ('refused' in user) return user
    const now = deps.effects.now()
    const gone = await deps.stillMay(tx, caller, leadRoles, now)
    if (gone !== null) return gone
    if (isLead(user.role) && signed === null)
      return unsigned('confirm', 'A link for an admin or manager asks for your own password, or your PIN.')
    const tooMany = user.email === null ? null : await deps.refuseMail(tx, { organisationId: user.organisation_id, userId: id }, now)
    return refuseInvitation(user) ?? tooMany ?? deps.invitations.open(tx, user, byCaller(caller, now))
  })
}

/** Whoever holds the link of a lead becomes that lead: making one is signed (SIGN-1). Null: for nobody of these. */
async function checkSignature(deps: UserServiceDeps, caller: Lead, { id, confirm }: { id: string; confirm: Confirm }) {
  const user = await findUser(deps.database, caller.session.organisation_id, id)
  if (user === undefined || !isLead(user.role) || !mayManage(caller.session.role, user.role)) return null
  return deps.confirmChange(caller.session, confirm, caller)
}

/** Takes an invitation back. Null: done. */
export async function withdrawInvitation(deps: UserServiceDeps, caller: Lead, id: string): Promise<Refused | null> {
  return deps.database.transaction(async (tx) => {
    const user = await manageable(deps, tx, caller, { id, call: 'DELETE /v1/users/:id/invitation' })
    if ('refused' in user) return user
    const gone = await deps.stillMay(tx, caller, leadRoles, deps.effects.now())
    if (gone !== null) return gone
    const withdrawn = await deps.invitations.withdraw(tx, user, byCaller(caller, deps.effects.now()))
    return withdrawn ? null : { refused: 'not_found' }
  })
}

/** The user, held, where the caller's role may change them (USR-5). */
async function manageable(
  deps: UserServiceDeps,
  tx: Executor,
  caller: Lead,
  { id, call }: { id: string; call: string },
): Promise<UserRow | Refused> {
  await lockOrganisation(tx, caller.session.organisation_id)
  const user = await lockUser(tx, caller.session.organisation_id, id)
  if (user === undefined) return { refused: 'not_found' }
  return mayManage(caller.session.role, user.role) ? user : refuseAccess(deps, tx, caller, { call, subjectId: id })
}

/**
 * What a change of a user does to the invitation. A role or login method other than the one it was given for ends it: whoever holds a link
 * for a cashier must not become an admin by it; so does another address, since the link may lie in a stranger's mailbox. Who is to have a
 * password from now on, or had an open link, gets a new one.
 */
export async function inviteAfter(
  deps: UserServiceDeps,
  tx: Executor,
  caller: Lead,
  { user, after }: { user: UserRow; after: UserRow },
): Promise<Invitation | undefined> {
  const readdressed = user.email !== null && user.email !== after.email
  if (user.role === after.role && user.login_method === after.login_method && !readdressed) return undefined
  const by = byCaller(caller, deps.effects.now())
  const withdrawn = await deps.invitations.withdraw(tx, user, by)
  const wanted = withdrawn || user.login_method !== after.login_method
  return wanted && refuseInvitation(after) === null ? deps.invitations.open(tx, user, by) : undefined
}
