import type { Confirm } from '../../../contract/confirm.ts'
import type { Invitation, User } from '../../../contract/http/users.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { addUser, type AddedUser, type UserToAdd } from './add-user.ts'
import { inviteUser, withdrawInvitation } from './invite-user.ts'
import { listUsers, type UserPage } from './list-users.ts'
import { removeUser } from './remove-user.ts'
import { updateUser } from './update-user.ts'
import type { Signature, UserServiceDeps } from './user-deps.ts'
import type { UserChange } from './user-policy.ts'
import { countUsers, findUser, type UserFilter } from './user-store.ts'
import { toUser } from './user-view.ts'

type Lead = WithSession<BrowserCaller>
/** A user, and the link by which they choose a password where they are to have one and have none. */
export type WithInvitation = User & { invitation?: Invitation | undefined }

export interface UserService {
  list: (caller: Lead, page: UserPage) => Promise<{ items: User[]; next: string | null } | Refused>
  count: (caller: Lead, filter: UserFilter) => ReturnType<typeof countUsers>
  get: (caller: Lead, id: string) => Promise<User | Refused>
  add: (caller: Lead, user: UserToAdd) => Promise<AddedUser | Refused>
  /** @param ifMatch the header of that name, as sent. */
  update: (caller: Lead, id: string, ifMatch: string | undefined, change: UserChange & Signature) => Promise<WithInvitation | Refused>
  /** Makes an invitation anew. */
  invite: (caller: Lead, id: string, signature: Signature) => Promise<Invitation | Refused>
  /** Null: done. */
  withdraw: (caller: Lead, id: string) => Promise<Refused | null>
  /** Null: done. */
  remove: (caller: Lead, id: string, confirm: Confirm) => Promise<Refused | null>
}

export function createUserService(deps: UserServiceDeps): UserService {
  return {
    list: (caller, page) => listUsers(deps, caller.session.organisation_id, page),
    count: (caller, { q, role, state, pin }) =>
      countUsers(deps.database, caller.session.organisation_id, { q, role, state, pin }, deps.effects.now()),
    get: async (caller, id) => {
      const user = await findUser(deps.database, caller.session.organisation_id, id)
      return user === undefined ? { refused: 'not_found' } : toUser(user, deps.effects.now())
    },
    add: (caller, user) => addUser(deps, caller, user),
    update: (caller, id, ifMatch, { confirm, ...change }) => updateUser(deps, { caller, id, ifMatch, change, confirm }),
    invite: (caller, id, signature) => inviteUser(deps, caller, id, signature),
    withdraw: (caller, id) => withdrawInvitation(deps, caller, id),
    remove: (caller, id, confirm) => removeUser(deps, caller, { id, confirm }),
  }
}
