import type { Invitation, User } from '../../../contract/http/users.ts'
import { leadRoles, mayManage } from '../../../contract/roles.ts'
import type { Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { UserRow } from '../../db/schema.ts'
import { dropMailedPinLink, dropUntoldPin } from '../../db/untold-pins.ts'
import { dropMailedSecrets, dropPrintedCodes } from '../../db/user-password.ts'
import type { ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import type { Signed } from '../../http/confirm-change.ts'
import { versionOf } from '../../http/if-match.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import { endSessionsAfter } from './end-sessions-after.ts'
import { inviteAfter } from './invite-user.ts'
import { refusePinOnlyRole } from './pin-need-store.ts'
import { refuseAccess } from './refuse-access.ts'
import {
  changedColumns,
  changedFields,
  isPasswordAdmin,
  outdatesLinks,
  refuseWithoutUsername,
  signatureNeeded,
  unsigned,
  type UserChange,
} from './user-policy.ts'
import type { Signature, UserServiceDeps } from './user-deps.ts'
import { changeUser, countOtherPasswordAdmins, findUser, lockUser } from './user-store.ts'
import { toUser } from './user-view.ts'

export interface UserUpdate {
  caller: WithSession<BrowserCaller>
  id: string
  ifMatch: string | undefined
  change: UserChange
  confirm: Signature['confirm']
}

/** `signed`: null where no signature was needed, or none given. */
type SignedUpdate = UserUpdate & { signed: Signed | null }

interface Updated {
  user: User & { invitation?: Invitation | undefined }
  events: ServerEvent[]
}

/** Changes a user whom nobody changed since the caller looked (RFC 9110, 13.1.1), and ends the sessions the change outdates. */
export async function updateUser(deps: UserServiceDeps, update: UserUpdate): Promise<Updated['user'] | Refused> {
  const signed = await checkSignature(deps, update)
  if (signed !== null && 'refused' in signed) return signed
  const done = await deps.database.transaction((tx) => updateIn(deps, tx, { ...update, signed }))
  if ('refused' in done) return done
  deps.events.publish(...done.events)
  return done.user
}

/** Verified before anything is locked: a password takes its time. Whoever may not touch the user is not asked (USR-5). */
async function checkSignature(deps: UserServiceDeps, { caller, id, change, confirm }: UserUpdate): Promise<Signed | Refused | null> {
  if (confirm === undefined) return null
  const user = await findUser(deps.database, caller.session.organisation_id, id)
  if (user === undefined || !mayManage(caller.session.role, user.role)) return null
  const after = changedColumns(user, change)
  const need = mayManage(caller.session.role, after.role) ? signatureNeeded(user, after, user.has_pin) : null
  if (need === null) return null
  return need === 'password' && 'pin' in confirm ? needsPassword : deps.confirmChange(caller.session, confirm, caller)
}

/** What a PIN may sign is not for a PIN to say (USR-4), nor where secrets are mailed to. */
const needsPassword: Refused = { refused: 'signing_needs_password' }

async function updateIn(deps: UserServiceDeps, tx: Executor, update: SignedUpdate): Promise<Updated | Refused> {
  const organisationId = update.caller.session.organisation_id
  await lockOrganisation(tx, organisationId)
  const gone = await deps.stillMay(tx, update.caller, leadRoles, deps.effects.now())
  if (gone !== null) return gone
  const user = await lockUser(tx, organisationId, update.id)
  if (user === undefined) return { refused: 'not_found' }
  const refused = await refuseUpdate(deps, tx, update, user)
  if (refused !== null) return refused
  const after = { ...user, ...changedColumns(user, update.change) }
  const switched = user.blocked !== after.blocked || user.pin_for_signing !== after.pin_for_signing
  const changed = switched || changedFields(user, after).length > 0
  const events = changed ? await write(deps, tx, update, user, after) : []
  const invitation = await inviteAfter(deps, tx, update.caller, { user, after })
  const shown = await findUser(tx, organisationId, user.id)
  return shown === undefined ? { refused: 'not_found' } : { user: { ...toUser(shown, deps.effects.now()), invitation }, events }
}

async function refuseUpdate(deps: UserServiceDeps, tx: Executor, update: SignedUpdate, user: UserRow): Promise<Refused | null> {
  const { caller, change, ifMatch } = update
  const after = { ...user, ...changedColumns(user, change) }
  if (!mayManage(caller.session.role, user.role) || !mayManage(caller.session.role, after.role)) {
    return refuseAccess(deps, tx, caller, { call: 'PATCH /v1/users/:id', subjectId: user.id })
  }
  if (ifMatch === undefined) return { refused: 'precondition_required', detail: 'Send the ETag of the user as If-Match.' }
  if (versionOf(ifMatch) !== user.version) return { refused: 'changed_meanwhile' }
  if (isPasswordAdmin(user) && !isPasswordAdmin(after) && (await countOtherPasswordAdmins(tx, user)) === 0) return { refused: 'last_admin' }
  const becomes = user.role !== after.role || user.login_method !== after.login_method
  const locked = becomes ? await refusePinOnlyRole(tx, user.organisation_id, after) : null
  return locked ?? refuseWithoutUsername(after.username, after.login_method) ?? refuseSigning(tx, update, user, after)
}

/** Asked again in the transaction: a PIN that came meanwhile makes an address one that only a password signs. Signing with the PIN needs one (USR-4). */
async function refuseSigning(tx: Executor, { signed }: SignedUpdate, user: UserRow, after: UserRow): Promise<Refused | null> {
  const hasPin = (await findUser(tx, user.organisation_id, user.id))?.has_pin === true
  const turnsOn = after.pin_for_signing > user.pin_for_signing
  if (turnsOn && !hasPin) return { refused: 'conflict', errors: [{ field: 'pinForSigning', rule: 'Set a PIN first.' }] }
  const need = signatureNeeded(user, after, hasPin)
  if (need === null) return null
  if (signed !== null) return need === 'password' && signed.signedWith === 'pin' ? needsPassword : null
  if (turnsOn) return unsigned('confirm.password', 'Turning on "Use PIN for signing" asks for your own password.')
  if (need === 'password') return unsigned('confirm.password', addressRule)
  return unsigned('confirm', after.blocked === user.blocked ? leadRule : 'Blocking and unblocking asks for your own password, or your PIN.')
}

const addressRule = 'Another e-mail address asks for your own password: codes and links for a new PIN or password go there.'
const leadRule = 'Another role, and address or login method of an admin or manager, ask for your own password, or your PIN.'

async function write(deps: UserServiceDeps, tx: Executor, update: SignedUpdate, user: UserRow, after: UserRow): Promise<ServerEvent[]> {
  await changeUser(tx, user, changedColumns(user, update.change))
  if (outdatesLinks(user, after)) await dropMailedSecrets(tx, user.id)
  if (user.blocked < after.blocked) await dropUntoldPin(tx, user.id)
  if (user.email !== after.email) await dropMailedPinLink(tx, user.id)
  if (after.password_hash === null) await dropPrintedCodes(tx, user.id)
  await record(deps, tx, update, user, after)
  await deps.verification.moved(tx, user, after, byCaller(update.caller, deps.effects.now()))
  const events = await endSessionsAfter(tx, deps.effects, {
    user,
    after,
    by: { actorId: update.caller.session.user_id, ip: update.caller.ip },
  })
  // A blocked user's PIN is no longer an active one, so the keypads' lengths may change (PIN-9).
  return user.blocked === after.blocked ? events : [...events, { type: 'organisation_changed', organisationId: user.organisation_id }]
}

async function record(deps: UserServiceDeps, tx: Executor, update: SignedUpdate, user: UserRow, after: UserRow): Promise<void> {
  const { effects } = deps
  const subjectId = user.id === update.caller.session.user_id ? null : user.id
  const common = { ...byCaller(update.caller, effects.now()), subjectId }
  const fields = changedFields(user, after)
  if (fields.length > 0) await recordEvent(tx, effects.newId, { type: 'user.changed', ...common, details: { fields, ...update.signed } })
  if (user.pin_for_signing !== after.pin_for_signing) {
    const details = { on: after.pin_for_signing === 1 }
    await recordEvent(tx, effects.newId, { type: 'user.signing_changed', ...common, details })
  }
  if (user.blocked === after.blocked) return
  await recordEvent(tx, effects.newId, {
    type: after.blocked === 1 ? 'user.blocked' : 'user.unblocked',
    ...common,
    details: { ...update.signed },
  })
}
