import type { z } from 'zod'
import type { createUser, User } from '../../../contract/http/users.ts'
import { mayManage } from '../../../contract/roles.ts'
import { isUniqueViolation } from '../../db/unique-violation.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import { listUsers, type UserPage } from './list-users.ts'
import { newUserRow } from './new-user.ts'
import { removeUser } from './remove-user.ts'
import { refuseAccess } from './refuse-access.ts'
import { updateUser, type Signature } from './update-user.ts'
import type { UserServiceDeps } from './user-deps.ts'
import { refuseWithoutUsername, type UserChange } from './user-policy.ts'
import { findUser, insertUser } from './user-store.ts'
import { toUser } from './user-view.ts'

type Lead = WithSession<BrowserCaller>
export type UserToAdd = z.output<typeof createUser.body>

export interface UserService {
  list: (caller: Lead, page: UserPage) => Promise<{ items: User[]; next: string | null } | Refused>
  get: (caller: Lead, id: string) => Promise<User | Refused>
  add: (caller: Lead, user: UserToAdd) => Promise<User | Refused>
  /** @param ifMatch the header of that name, as sent. */
  update: (caller: Lead, id: string, ifMatch: string | undefined, change: UserChange & Signature) => Promise<User | Refused>
  /** Null: done. */
  remove: (caller: Lead, id: string) => Promise<Refused | null>
}

export function createUserService(deps: UserServiceDeps): UserService {
  return {
    list: (caller, page) => listUsers(deps.database, caller.session.organisation_id, page),
    get: async (caller, id) => {
      const user = await findUser(deps.database, caller.session.organisation_id, id)
      return user === undefined ? { refused: 'not_found' } : toUser(user)
    },
    add: (caller, user) => addUser(deps, caller, user),
    update: (caller, id, ifMatch, { confirm, ...change }) => updateUser(deps, { caller, id, ifMatch, change, confirm }),
    remove: (caller, id) => removeUser(deps, caller, id),
  }
}

async function addUser(deps: UserServiceDeps, caller: Lead, wanted: UserToAdd): Promise<User | Refused> {
  const username = wanted.username ?? null
  const refused = refuseWithoutUsername(username, wanted.loginMethod)
  if (refused !== null) return refused
  if (!mayManage(caller.session.role, wanted.role))
    return refuseAccess(deps, deps.database, caller, { call: 'POST /v1/users', subjectId: null })
  const { effects } = deps
  const ids = { id: effects.newId(), organisationId: caller.session.organisation_id, now: effects.now() }
  const row = newUserRow({ ...wanted, ...ids, username, email: wanted.email ?? null, passwordHash: null })
  try {
    await deps.database.transaction(async (tx) => {
      await insertUser(tx, row)
      const details = { role: wanted.role, loginMethod: wanted.loginMethod }
      await recordEvent(tx, effects.newId, { type: 'user.created', ...byCaller(caller, ids.now), subjectId: row.id, details })
    })
  } catch (error: unknown) {
    if (isUniqueViolation(error)) return { refused: 'username_taken' }
    throw error
  }
  return toUser({ ...row, has_pin: false })
}
