import type { User } from '../../../contract/http/users.ts'
import { mayManage } from '../../../contract/roles.ts'
import type { Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { UserRow } from '../../db/schema.ts'
import type { ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import { endSessionsAfter } from './end-sessions-after.ts'
import { changedColumns, changedFields, isPasswordAdmin, refuseWithoutUsername, versionOf, type UserChange } from './user-policy.ts'
import type { UserServiceDeps } from './user-deps.ts'
import { changeUser, countOtherPasswordAdmins, findUser, lockUser } from './user-store.ts'
import { toUser } from './user-view.ts'

export interface UserUpdate {
  caller: WithSession<BrowserCaller>
  id: string
  ifMatch: string | undefined
  change: UserChange
}

interface Updated {
  user: User
  events: ServerEvent[]
}

/** Changes a user whom nobody changed since the caller looked (RFC 9110, 13.1.1), and ends the sessions the change outdates. */
export async function updateUser(deps: UserServiceDeps, update: UserUpdate): Promise<User | Refused> {
  const done = await deps.database.transaction((tx) => updateIn(deps, tx, update))
  if ('refused' in done) return done
  deps.events.publish(...done.events)
  return done.user
}

async function updateIn(deps: UserServiceDeps, tx: Executor, update: UserUpdate): Promise<Updated | Refused> {
  const organisationId = update.caller.session.organisation_id
  await lockOrganisation(tx, organisationId)
  const user = await lockUser(tx, organisationId, update.id)
  if (user === undefined) return { refused: 'not_found' }
  const refused = await refuseUpdate(deps, tx, update, user)
  if (refused !== null) return refused
  const after = { ...user, ...changedColumns(user, update.change) }
  const changed = changedFields(user, after).length > 0 || user.blocked !== after.blocked
  const events = changed ? await write(deps, tx, update, user, after) : []
  const shown = await findUser(tx, organisationId, user.id)
  return shown === undefined ? { refused: 'not_found' } : { user: toUser(shown), events }
}

async function refuseUpdate(deps: UserServiceDeps, tx: Executor, update: UserUpdate, user: UserRow): Promise<Refused | null> {
  const { caller, change, ifMatch } = update
  const after = { ...user, ...changedColumns(user, change) }
  if (!mayManage(caller.session.role, user.role) || !mayManage(caller.session.role, after.role)) return refuseAccess(deps, tx, update)
  if (ifMatch === undefined) return { refused: 'precondition_required', detail: 'Send the ETag of the user as If-Match.' }
  if (versionOf(ifMatch) !== user.version) return { refused: 'changed_meanwhile' }
  if (isPasswordAdmin(user) && !isPasswordAdmin(after) && (await countOtherPasswordAdmins(tx, user)) === 0) return { refused: 'last_admin' }
  return refuseWithoutUsername(after.username, after.login_method)
}

async function refuseAccess(deps: UserServiceDeps, tx: Executor, { caller, id }: UserUpdate): Promise<Refused> {
  const event = { ...byCaller(caller, deps.effects.now()), subjectId: id, details: { call: 'PATCH /v1/users/:id' } }
  await recordEvent(tx, deps.effects.newId, { type: 'access.refused', ...event })
  return { refused: 'not_allowed' }
}

async function write(deps: UserServiceDeps, tx: Executor, update: UserUpdate, user: UserRow, after: UserRow): Promise<ServerEvent[]> {
  await changeUser(tx, user, changedColumns(user, update.change))
  await record(deps, tx, update, user, after)
  const events = await endSessionsAfter(tx, deps.effects, {
    user,
    after,
    by: { actorId: update.caller.session.user_id, ip: update.caller.ip },
  })
  // A blocked user's PIN is no longer an active one, so the keypads' lengths may change (PIN-9).
  return user.blocked === after.blocked ? events : [...events, { type: 'organisation_changed', organisationId: user.organisation_id }]
}

async function record(deps: UserServiceDeps, tx: Executor, update: UserUpdate, user: UserRow, after: UserRow): Promise<void> {
  const { effects } = deps
  const subjectId = user.id === update.caller.session.user_id ? null : user.id
  const common = { ...byCaller(update.caller, effects.now()), subjectId }
  const fields = changedFields(user, after)
  if (fields.length > 0) await recordEvent(tx, effects.newId, { type: 'user.changed', ...common, details: { fields } })
  if (user.blocked === after.blocked) return
  await recordEvent(tx, effects.newId, { type: after.blocked === 1 ? 'user.blocked' : 'user.unblocked', ...common, details: {} })
}
