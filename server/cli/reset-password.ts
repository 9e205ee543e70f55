import type { AuditEvent } from '../../contract/audit-events.ts'
import type { KeyRing } from '../crypto/key-ring.ts'
import { hashPassword } from '../crypto/passwords.ts'
import type { Database, Executor } from '../db/database.ts'
import { lockOrganisation } from '../db/lock-organisation.ts'
import type { OrganisationRow, UserRow } from '../db/schema.ts'
import { forgetStepTries } from '../db/second-step-counters.ts'
import { endSessions } from '../db/session-endings.ts'
import { setPassword } from '../db/user-password.ts'
import { usernameKey } from '../db/username-key.ts'
import { notifyNodes } from '../events/notify-nodes.ts'
import { recordEvent } from '../features/audit/audit-store.ts'
import { changeOf } from '../features/console-events/console-change-policy.ts'
import type { Effects } from '../features/effects.ts'
import { findOrganisationBySlug } from '../features/organisations/organisation-store.ts'
import { forgetCountersOf } from '../features/passwords/counter-store.ts'
import { passwordSubject } from '../features/passwords/password-subject.ts'
import { releasePin } from '../features/pins/assign-pin.ts'
import { needOf } from '../features/second-steps/second-step-policy.ts'
import { lockUserByName } from '../features/users/user-store.ts'

export interface ResetPassword {
  organisation: string
  username: string
  password: string
}

export interface ResetDeps {
  database: Database
  effects: Effects
  /** Null where the root key is not on this machine: waits after wrong passwords then run their time. */
  keys: KeyRing | null
}

export type ResetOutcome =
  { kind: 'done'; userId: string; sessionsEnded: number } | { kind: 'no_such_organisation' | 'no_such_user' | 'pin_only' }

/**
 * The operator gives a user a new password (ACC-1). All sessions of the user end; every node reads that from the database,
 * and those that hear of it tell the open terminals at once (DEV-10).
 */
export async function resetPassword(deps: ResetDeps, wanted: ResetPassword): Promise<ResetOutcome> {
  const organisation = await findOrganisationBySlug(deps.database, wanted.organisation)
  if (organisation === undefined) return { kind: 'no_such_organisation' }
  const passwordHash = await hashPassword(wanted.password)
  return deps.database.transaction(async (tx) => {
    await lockOrganisation(tx, organisation.id)
    const user = await lockUserByName(tx, organisation.id, usernameKey(wanted.username))
    if (user === undefined) return { kind: 'no_such_user' }
    return user.login_method === 'pin_only' ? { kind: 'pin_only' } : resetIn(tx, deps, { user, organisation, passwordHash })
  })
}

async function resetIn(
  tx: Executor,
  { effects, keys }: ResetDeps,
  { user, organisation, passwordHash }: { user: UserRow; organisation: OrganisationRow; passwordHash: string },
): Promise<ResetOutcome> {
  // Else the new password would open nothing to who forgot both (POL-8): a first PIN follows it.
  if (needOf(organisation, user.role) === 'second_step') {
    await releasePin(tx, user.id, effects.now())
    await forgetStepTries(tx, user.id)
  }
  await setPassword(tx, user.id, passwordHash)
  if (keys !== null) await forgetWrongPasswords(tx, keys, user)
  const event: AuditEvent = {
    type: 'user.password_reset',
    organisationId: user.organisation_id,
    at: effects.now(),
    actorId: null,
    subjectId: user.id,
    deviceId: null,
    sessionId: null,
    ip: null,
    details: { by: 'operator' },
  }
  await recordEvent(tx, effects.newId, event)
  const events = await endSessions(tx, effects, { user_id: user.id }, 'password_changed', { actorId: null, ip: null })
  const { organisation_id: organisationId } = user
  await notifyNodes(tx, 'tillpass', [...events, { type: 'console_changed', organisationId, ...changeOf(event) }])
  return { kind: 'done', userId: user.id, sessionsEnded: events.length }
}

/** Whoever forgot the password has tried it often; the new one is not made to wait for the old one's tries (GRD-8). */
async function forgetWrongPasswords(tx: Executor, keys: KeyRing, user: UserRow): Promise<void> {
  const subject = passwordSubject(keys, user.organisation_id, user.username_key ?? '')
  await forgetCountersOf(tx, { organisation_id: user.organisation_id, subject })
}
