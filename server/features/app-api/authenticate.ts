import type { Role } from '../../../contract/roles.ts'
import type { Executor } from '../../db/database.ts'
import type { UserRow } from '../../db/schema.ts'
import type { Refused } from '../../http/answer.ts'
import type { ApplicationCaller } from '../../http/caller.ts'
import { passwordProblem } from '../../http/password-check.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { AppApiDeps, PinChange } from './app-api-deps.ts'

const secondStep = 'This person signs in with a PIN after the password, at a register or in the console.'

export interface AppCredentials {
  username: string
  password: string
  /** What the application was handed out for this person's place, where it kept that (GRD-8). */
  knownPlace: string | null
}

export interface Authenticated {
  user: { id: string; displayName: string; username: string; role: Role }
  knownPlace: string
  pinChange: PinChange | null
}

/**
 * Checks a user's password for an application (FRC-7), under the counters of GRD-8. Nothing is opened here: what follows from it is the
 * application's own affair, apart from the token for a new PIN (FRC-1).
 */
export async function authenticate(deps: AppApiDeps, caller: ApplicationCaller, typed: AppCredentials): Promise<Authenticated | Refused> {
  const { app, ip } = caller
  const wait = app.kind === 'custom' ? await deps.limits.signIns.take(app.id) : null
  if (wait !== null) return { refused: 'try_later', retryAfterSeconds: wait }
  const place = typed.knownPlace ?? Buffer.from(deps.effects.randomBytes(32)).toString('base64url')
  const outcome = await deps.passwords.signIn(
    {
      organisationId: app.organisation_id,
      username: typed.username,
      password: typed.password,
      caller: { kind: 'application', ip, app, place },
    },
    (tx, user) => accept(deps, tx, caller, user),
  )
  if (outcome.kind !== 'accepted') return passwordProblem(outcome)
  return 'refused' in outcome.opened ? outcome.opened : { ...outcome.opened, knownPlace: place }
}

async function accept(
  deps: AppApiDeps,
  tx: Executor,
  caller: ApplicationCaller,
  user: UserRow,
): Promise<Omit<Authenticated, 'knownPlace'> | Refused> {
  const now = deps.effects.now()
  const by = {
    organisationId: user.organisation_id,
    at: now,
    actorId: user.id,
    subjectId: null,
    deviceId: null,
    sessionId: null,
    ip: caller.ip,
  }
  // Half a sign-in is none: an application cannot ask for the PIN that comes after the password (POL-8). That it was right is on record.
  if (await deps.needsSecondStep(tx, user)) {
    await recordEvent(tx, deps.effects.newId, { type: 'access.refused', ...by, details: { call: 'POST /v1.0/authentication' } })
    return { refused: 'not_allowed', detail: secondStep }
  }
  await tx.query.updateTable('users').set({ last_login_at: now }).where('id', '=', user.id).execute()
  await recordEvent(tx, deps.effects.newId, { type: 'user.authenticated', ...by, details: { app: caller.app.name } })
  const pinChange = await deps.demandPinChange(tx, caller, user)
  return { user: { id: user.id, displayName: user.display_name, username: user.username ?? '', role: user.role }, pinChange }
}
