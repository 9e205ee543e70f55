import type { OpenedSession } from '../../../contract/http/sessions.ts'
import { leadRoles, type Role } from '../../../contract/roles.ts'
import type { AfterTries } from '../../../contract/errors.ts'
import type { Database, Executor } from '../../db/database.ts'
import type { DeviceRow, OrganisationRow } from '../../db/schema.ts'
import type { EventBus } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { DeviceCaller } from '../../http/caller.ts'
import type { Effects } from '../effects.ts'
import { openSession, type Opened } from './open-session.ts'
import { userForSignIn } from './sign-in-store.ts'

export type PasswordCheck =
  | { kind: 'accepted'; user: { id: string } }
  | { kind: 'refused'; triesLeft: number; afterTries: AfterTries }
  | { kind: 'limited'; retryAfterSeconds: number; waitSeconds: number }
  | { kind: 'busy' }

export interface PasswordAttempt {
  /** Null where no organisation is meant; costs and says the same as a wrong password. */
  organisationId: string | null
  username: string
  password: string
  /** `device:<thumbprint>` of an approved device (GRD-8); null for a stranger's. */
  place: string | null
  ip: string
  surface: 'terminal'
  deviceId: string | null
}

export interface PasswordSignInDeps {
  database: Database
  effects: Effects
  events: EventBus
  checkPassword(attempt: PasswordAttempt): Promise<PasswordCheck>
  /** The organisation a sign-in means: the named one, else the only one, else null. */
  organisationForSignIn(tx: Executor, slug: string | undefined): Promise<OrganisationRow | null>
  organisationById(tx: Executor, id: string): Promise<OrganisationRow | null>
  isPaused(tx: Executor, deviceId: string): Promise<boolean>
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
    const device = approved(caller.device)
    const organisation = await organisationOf(deps, device, credentials.organisation)
    const check = await deps.checkPassword({
      organisationId: organisation?.id ?? null,
      username: credentials.username,
      password: credentials.password,
      place: device === null ? null : `device:${caller.proof.thumbprint}`,
      ip: caller.ip,
      surface: 'terminal',
      deviceId: device?.id ?? null,
    })
    if (check.kind !== 'accepted') return { kind: 'refused', refused: toRefused(check) }
    if (organisation === null) throw new Error('a password was accepted without an organisation')
    return open(deps, caller, device, organisation, check.user.id)
  }
}

function approved(device: DeviceRow | null): DeviceRow | null {
  return device?.status === 'approved' ? device : null
}

/** An approved device's organisation is its own; else the named one, else the only one. */
function organisationOf(deps: PasswordSignInDeps, device: DeviceRow | null, slug: string | undefined): Promise<OrganisationRow | null> {
  return device === null ? deps.organisationForSignIn(deps.database, slug) : deps.organisationById(deps.database, device.organisation_id)
}

async function open(
  deps: PasswordSignInDeps,
  caller: DeviceCaller,
  device: DeviceRow | null,
  organisation: OrganisationRow,
  userId: string,
): Promise<PasswordOutcome> {
  const opened = await deps.database.transaction(async (tx): Promise<Opened | null> => {
    const user = await userForSignIn(tx, userId)
    if (user === null) return null
    const offers = {
      approval: approvalOffer(user.role, device, organisation),
      mayLift: device !== null && leadRoles.includes(user.role) && (await deps.isPaused(tx, device.id)),
    }
    const keyThumbprint = caller.proof.thumbprint
    const signIn = { user, organisation, deviceId: device?.id ?? null, keyThumbprint, method: 'password', ip: caller.ip } as const
    return openSession(tx, deps.effects, signIn, offers, caller.session === null ? 'replaced' : 'switched')
  })
  if (opened === null) return { kind: 'refused', refused: { refused: 'password_not_accepted' } }
  deps.events.publish(...opened.events)
  return { kind: 'opened', session: opened.session }
}

/** Staff never see the offer (DEV-1); before activation Settings says so (DEV-2). */
function approvalOffer(role: Role, device: DeviceRow | null, organisation: OrganisationRow): OpenedSession['approval'] {
  if (device !== null || !leadRoles.includes(role)) return 'none'
  return organisation.pin_login_active === 1 ? 'offer' : 'before_activation'
}

function toRefused(check: Exclude<PasswordCheck, { kind: 'accepted' }>): Refused {
  switch (check.kind) {
    case 'refused':
      return { refused: 'password_not_accepted', triesLeft: check.triesLeft, afterTries: check.afterTries }
    case 'limited':
      return { refused: 'try_later', retryAfterSeconds: check.retryAfterSeconds, waitSeconds: check.waitSeconds }
    case 'busy':
      return { refused: 'unavailable' }
  }
}
