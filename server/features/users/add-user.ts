import type { z } from 'zod'
import type { createUser, Invitation, User } from '../../../contract/http/users.ts'
import type { NewPinTold } from '../../../contract/mail-kinds.ts'
import { leadRoles, mayManage } from '../../../contract/roles.ts'
import { isLead } from '../../../contract/user-signing.ts'
import type { Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { UserRow } from '../../db/schema.ts'
import { isUniqueViolation } from '../../db/unique-violation.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import type { Signed } from '../../http/confirm-change.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import { newUserRow } from './new-user.ts'
import { refusePinOnlyRole } from './pin-need-store.ts'
import { refuseAccess } from './refuse-access.ts'
import type { UserServiceDeps } from './user-deps.ts'
import { refuseInvitation, refuseWithoutUsername, unsigned } from './user-policy.ts'
import { findUser, insertUser } from './user-store.ts'
import { toUser } from './user-view.ts'

export type UserToAdd = z.output<typeof createUser.body>

/** Who was added, the link by which they choose a password, and the PIN they got (POL-6), unless it is mailed (POL-7): both in this answer only. */
export type AddedUser = User & { invitation?: Invitation | undefined; newPin?: string | undefined; newPinMail?: NewPinTold | undefined }

/** Thrown so that a user who cannot be given a PIN is not added either. */
class NotWelcome extends Error {
  override readonly name = 'NotWelcome'
  readonly refused: Refused

  constructor(refused: Refused) {
    super(refused.refused)
    this.refused = refused
  }
}

type Lead = WithSession<BrowserCaller>

export async function addUser(deps: UserServiceDeps, caller: Lead, wanted: UserToAdd): Promise<AddedUser | Refused> {
  const username = wanted.username ?? null
  const refused = refuseWithoutUsername(username, wanted.loginMethod)
  if (refused !== null) return refused
  if (!mayManage(caller.session.role, wanted.role))
    return refuseAccess(deps, deps.database, caller, { call: 'POST /v1/users', subjectId: null })
  const signed = await checkSignature(deps, caller, wanted)
  if (signed !== null && 'refused' in signed) return signed
  const { effects } = deps
  const ids = { id: effects.newId(), organisationId: caller.session.organisation_id, now: effects.now() }
  const row = newUserRow({ ...wanted, ...ids, username, email: wanted.email ?? null, passwordHash: null })
  try {
    const { user, keypadChanged } = await deps.database.transaction((tx) => addIn(deps, tx, caller, { row, signed }))
    if (keypadChanged) deps.events.publish({ type: 'organisation_changed', organisationId: ids.organisationId })
    return user
  } catch (error: unknown) {
    if (error instanceof NotWelcome) return error.refused
    if (isUniqueViolation(error)) return { refused: 'username_taken' }
    throw error
  }
}

/** Whoever is added as a lead could go on where the console was left open: that is signed (SIGN-1). Null: nobody of these. */
async function checkSignature(deps: UserServiceDeps, caller: Lead, { role, confirm }: UserToAdd): Promise<Signed | Refused | null> {
  if (!isLead(role)) return null
  if (confirm === undefined) return unsigned('confirm', 'Adding an admin or manager asks for your own password, or your PIN.')
  return deps.confirmChange(caller.session, confirm, caller)
}

async function addIn(
  deps: UserServiceDeps,
  tx: Executor,
  caller: Lead,
  { row, signed }: { row: UserRow; signed: Signed | null },
): Promise<{ user: AddedUser; keypadChanged: boolean }> {
  await lockOrganisation(tx, row.organisation_id)
  const gone = await deps.stillMay(tx, caller, leadRoles, deps.effects.now())
  if (gone !== null) throw new NotWelcome(gone)
  const locked = await refusePinOnlyRole(tx, row.organisation_id, row)
  if (locked !== null) throw new NotWelcome(locked)
  await insertUser(tx, row)
  const by = byCaller(caller, row.created_at)
  const details = { role: row.role, loginMethod: row.login_method, ...signed }
  await recordEvent(tx, deps.effects.newId, { type: 'user.created', ...by, subjectId: row.id, details })
  const given = await deps.welcome(tx, caller, row.id)
  if (given !== null && 'refused' in given) throw new NotWelcome(given)
  const invitation = refuseInvitation(row) === null ? await deps.invitations.open(tx, row, by) : undefined
  await deps.verification.welcome(tx, row, by)
  const user = await findUser(tx, row.organisation_id, row.id)
  if (user === undefined) throw new Error('a user who was just added is not there')
  const shown = { newPin: given?.generated ?? undefined, newPinMail: given?.told ?? undefined }
  return { user: { ...toUser(user, deps.effects.now()), invitation, ...shown }, keypadChanged: given?.keypadChanged ?? false }
}
