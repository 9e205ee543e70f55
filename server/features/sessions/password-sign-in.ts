import type { OpenedSession } from '../../../contract/http/sessions.ts'
import type { Executor } from '../../db/database.ts'
import type { DeviceRow, OrganisationRow, UserRow } from '../../db/schema.ts'
import type { EventBus } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { DeviceCaller } from '../../http/caller.ts'
import { passwordProblem, type PasswordCheck } from '../../http/password-check.ts'
import type { Effects } from '../effects.ts'
import { openSession, type Opened } from './open-session.ts'
import { offersOf, type SessionOffersDeps } from './session-offers.ts'
import { isForbidden, stillApproved } from './tap-store.ts'

export interface PasswordSignInDeps extends SessionOffersDeps {
  database: Executor
  effects: Effects
  events: EventBus
  passwords: Pick<PasswordCheck, 'organisationFor' | 'signIn'>
  organisationById(tx: Executor, id: string): Promise<OrganisationRow | undefined>
}

export interface Credentials {
  organisation?: string | undefined
  username: string
  password: string
}

export type PasswordOutcome = { kind: 'opened'; session: OpenedSession } | { kind: 'refused'; refused: Refused }

/** Signs in with user name and password on a device, approved or not (DEV-3, DEV-11). */
export function createPasswordSignIn(deps: PasswordSignInDeps) {
  return async (caller: DeviceCaller, credentials: Credentials): Promise<PasswordOutcome> => {
    const device = caller.device?.status === 'approved' ? caller.device : null
    if (device !== null && (await isForbiddenHere(deps, device))) {
      return { kind: 'refused', refused: { refused: 'browser_devices_forbidden' } }
    }
    const organisationId = device?.organisation_id ?? (await deps.passwords.organisationFor(credentials.organisation))
    const attempt = { organisationId, username: credentials.username, password: credentials.password, caller }
    const check = await deps.passwords.signIn(attempt, (tx, user) => open(deps, tx, caller, device, user))
    if (check.kind !== 'accepted') return { kind: 'refused', refused: passwordProblem(check) }
    deps.events.publish(...check.opened.events)
    return { kind: 'opened', session: check.opened.session }
  }
}

/** A browser's approval is worth nothing where the organisation allows none; nothing typed there is looked at (TRM-8). */
async function isForbiddenHere(deps: PasswordSignInDeps, device: DeviceRow): Promise<boolean> {
  const organisation = await deps.organisationById(deps.database, device.organisation_id)
  return organisation !== undefined && isForbidden(device, organisation)
}

async function open(deps: PasswordSignInDeps, tx: Executor, caller: DeviceCaller, asked: DeviceRow | null, user: UserRow): Promise<Opened> {
  // The password took its time: a revocation that came meanwhile counts (DEV-10).
  const device = asked === null ? null : await stillApproved(tx, asked)
  const organisation = await deps.organisationById(tx, user.organisation_id)
  if (organisation === undefined) throw new Error('a user has no organisation')
  const signIn = {
    user: { id: user.id, displayName: user.display_name, role: user.role },
    organisation,
    deviceId: device?.id ?? null,
    keyThumbprint: caller.proof.thumbprint,
    method: 'password',
    ip: caller.ip,
  } as const
  const offers = await offersOf(deps, tx, { role: user.role, method: 'password' }, device, organisation)
  return openSession(tx, deps.effects, signIn, offers, caller.session === null ? 'replaced' : 'switched')
}
