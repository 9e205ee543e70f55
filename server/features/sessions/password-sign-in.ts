import type { OpenedSession, PinChangeRequired, PinRequired } from '../../../contract/http/sessions.ts'
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
  /** What a right password is answered with where the role asks for a PIN too (POL-8); else null. */
  askStep: (
    tx: Executor,
    caller: DeviceCaller,
    proved: { organisation: OrganisationRow; user: UserRow; deviceId: string | null },
  ) => Promise<PinRequired | PinChangeRequired | Refused | null>
}

export interface Credentials {
  organisation?: string | undefined
  username: string
  password: string
}

export type PasswordOutcome =
  | { kind: 'opened'; session: OpenedSession }
  | { kind: 'asked'; asked: PinRequired | PinChangeRequired }
  | { kind: 'refused'; refused: Refused }

/** Signs in with user name and password on a device, approved or not (DEV-3, DEV-11). */
export function createPasswordSignIn(deps: PasswordSignInDeps) {
  return async (caller: DeviceCaller, credentials: Credentials): Promise<PasswordOutcome> => {
    const device = caller.device?.status === 'approved' ? caller.device : null
    if (device !== null && (await isForbiddenHere(deps, device))) {
      return { kind: 'refused', refused: { refused: 'browser_devices_forbidden' } }
    }
    const organisationId = device?.organisation_id ?? (await deps.passwords.organisationFor(credentials.organisation))
    const attempt = { organisationId, username: credentials.username, password: credentials.password, caller }
    const check = await deps.passwords.signIn(attempt, (tx, user) => askOrOpen(deps, tx, caller, user))
    if (check.kind !== 'accepted') return { kind: 'refused', refused: passwordProblem(check) }
    if ('no' in check.opened) return { kind: 'refused', refused: check.opened.no }
    if ('asked' in check.opened) return { kind: 'asked', asked: check.opened.asked }
    deps.events.publish(...check.opened.events)
    return { kind: 'opened', session: check.opened.session }
  }
}

/** A browser's approval is worth nothing where the organisation allows none; nothing typed there is looked at (TRM-8). */
export async function isForbiddenHere(
  deps: Pick<PasswordSignInDeps, 'organisationById' | 'database'>,
  device: DeviceRow,
): Promise<boolean> {
  const organisation = await deps.organisationById(deps.database, device.organisation_id)
  return organisation !== undefined && isForbidden(device, organisation)
}

type AskedOrOpened = Opened | { asked: PinRequired | PinChangeRequired } | { no: Refused }

async function askOrOpen(deps: PasswordSignInDeps, tx: Executor, caller: DeviceCaller, user: UserRow): Promise<AskedOrOpened> {
  const device = await deviceNow(tx, caller)
  const organisation = await organisationOf(deps, tx, user)
  const asked = await deps.askStep(tx, caller, { organisation, user, deviceId: device?.id ?? null })
  if (asked === null) return openAfterPassword(deps, tx, caller, user, 'password')
  return 'refused' in asked ? { no: asked } : { asked }
}

/** Opens the session of who proved the password, and with `both` whatever else was asked of them (POL-8). */
export async function openAfterPassword(
  deps: Pick<PasswordSignInDeps, 'effects' | 'organisationById' | 'isPaused'>,
  tx: Executor,
  caller: DeviceCaller,
  user: Pick<UserRow, 'id' | 'organisation_id' | 'display_name' | 'role'>,
  proved: 'password' | 'both',
): Promise<Opened> {
  const device = await deviceNow(tx, caller)
  const organisation = await organisationOf(deps, tx, user)
  const signIn = {
    user: { id: user.id, displayName: user.display_name, role: user.role },
    organisation,
    deviceId: device?.id ?? null,
    keyThumbprint: caller.proof.thumbprint,
    method: 'password',
    secondStep: proved === 'both' && organisation[`pin_need_${user.role}`] === 'second_step',
    ip: caller.ip,
  } as const
  const offers = await offersOf(deps, tx, { role: user.role, method: 'password' }, device, organisation)
  return openSession(tx, deps.effects, signIn, offers, caller.session === null ? 'replaced' : 'switched')
}

/** The password took its time: a revocation that came meanwhile counts (DEV-10). */
async function deviceNow(tx: Executor, { device }: DeviceCaller): Promise<DeviceRow | null> {
  return device?.status === 'approved' ? stillApproved(tx, device) : null
}

async function organisationOf(
  deps: Pick<PasswordSignInDeps, 'organisationById'>,
  tx: Executor,
  user: Pick<UserRow, 'organisation_id'>,
): Promise<OrganisationRow> {
  const organisation = await deps.organisationById(tx, user.organisation_id)
  if (organisation === undefined) throw new Error('a user has no organisation')
  return organisation
}
