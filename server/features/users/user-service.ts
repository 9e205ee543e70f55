import type { z } from 'zod'
import type { createUser, Invitation, User } from '../../../contract/http/users.ts'
import { mayManage } from '../../../contract/roles.ts'
import { isUniqueViolation } from '../../db/unique-violation.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import { inviteUser, withdrawInvitation } from './invite-user.ts'
import { listUsers, type UserPage } from './list-users.ts'
import { newUserRow } from './new-user.ts'
import { removeUser } from './remove-user.ts'
import { refuseAccess } from './refuse-access.ts'
import { updateUser, type Signature } from './update-user.ts'
import type { UserServiceDeps } from './user-deps.ts'
import { refuseInvitation, refuseWithoutUsername, type UserChange } from './user-policy.ts'
import { countUsers, findUser, insertUser, type UserFilter } from './user-store.ts'
import { toUser } from './user-view.ts'

type Lead = WithSession<BrowserCaller>
/** A user, and the link by which they choose a password where they are to have one and have none. */
export type WithInvitation = User & { invitation?: Invitation | undefined }
export type UserToAdd = z.output<typeof createUser.body>

export interface UserService {
  list: (caller: Lead, page: UserPage) => Promise<{ items: User[]; next: string | null } | Refused>
  count: (caller: Lead, filter: UserFilter) => ReturnType<typeof countUsers>
  get: (caller: Lead, id: string) => Promise<User | Refused>
  add: (caller: Lead, user: UserToAdd) => Promise<WithInvitation | Refused>
  /** @param ifMatch the header of that name, as sent. */
  update: (caller: Lead, id: string, ifMatch: string | undefined, change: UserChange & Signature) => Promise<WithInvitation | Refused>
  /** Makes an invitation anew. */
  invite: (caller: Lead, id: string) => Promise<Invitation | Refused>
  /** Null: done. */
  withdraw: (caller: Lead, id: string) => Promise<Refused | null>
  /** Null: done. */
  remove: (caller: Lead, id: string) => Promise<Refused | null>
}

export function createUserService(deps: UserServiceDeps): UserService {
  return {
    list: (caller, page) => listUsers(deps.database, caller.session.organisation_id, page),
    count: (caller, { q, role, state, pin }) => countUsers(deps.database, caller.session.organisation_id, { q, role, state, pin }),
    get: async (caller, id) => {
      const user = await findUser(deps.database, caller.session.organisation_id, id)
      return user === undefined ? { refused: 'not_found' } : toUser(user)
    },
    add: (caller, user) => addUser(deps, caller, user),
    update: (caller, id, ifMatch, { confirm, ...change }) => updateUser(deps, { caller, id, ifMatch, change, confirm }),
    invite: (caller, id) => inviteUser(deps, caller, id),
    withdraw: (caller, id) => withdrawInvitation(deps, caller, id),
    remove: (caller, id) => removeUser(deps, caller, id),
  }
}

async function addUser(deps: UserServiceDeps, caller: Lead, wanted: UserToAdd): Promise<WithInvitation | Refused> {
  const username = wanted.username ?? null
  const refused = refuseWithoutUsername(username, wanted.loginMethod)
  if (refused !== null) return refused
  if (!mayManage(caller.session.role, wanted.role))
    return refuseAccess(deps, deps.database, caller, { call: 'POST /v1/users', subjectId: null })
  const { effects } = deps
  const ids = { id: effects.newId(), organisationId: caller.session.organisation_id, now: effects.now() }
  const row = newUserRow({ ...wanted, ...ids, username, email: wanted.email ?? null, passwordHash: null })
  try {
    return await deps.database.transaction(async (tx) => {
      await insertUser(tx, row)
      const by = byCaller(caller, ids.now)
      const details = { role: wanted.role, loginMethod: wanted.loginMethod }
      await recordEvent(tx, effects.newId, { type: 'user.created', ...by, subjectId: row.id, details })
      const invitation = refuseInvitation(row) === null ? await deps.invitations.open(tx, row, by) : undefined
      return { ...toUser({ ...row, has_pin: false, invited_until: endOf(invitation) }), invitation }
    })
  } catch (error: unknown) {
    if (isUniqueViolation(error)) return { refused: 'username_taken' }
    throw error
  }
}

function endOf(invitation: Invitation | undefined): number | null {
  return invitation === undefined ? null : Date.parse(invitation.expiresAt)
}
