import type { Chore } from './boot/chores.ts'
import type { KeyRing } from './crypto/key-ring.ts'
import type { Database, Executor } from './db/database.ts'
import type { UserRow } from './db/schema.ts'
import type { EventBus } from './events/event-bus.ts'
import type { AppApiDeps } from './features/app-api/app-api-deps.ts'
import { appApiRoutes } from './features/app-api/app-api-routes.ts'
import { appKeyRoutes } from './features/app-keys/app-key-routes.ts'
import { createAppKeyService } from './features/app-keys/app-key-service.ts'
import { forgetOverdue } from './features/app-keys/app-key-store.ts'
import type { Effects } from './features/effects.ts'
import { findOrganisation } from './features/organisations/organisation-store.ts'
import { changeByToken, offerByToken, type TokenHolder } from './features/pin-changes/change-by-token.ts'
import { demandPinChange } from './features/pin-changes/demand-pin-change.ts'
import type { PinLookup } from './features/pins/pin-lookup.ts'
import { isOffered } from './features/pins/pin-offer-store.ts'
import { createPinTagger, type PinTagger } from './features/pins/pin-tagger.ts'
import { readGivingRules } from './features/pins/pin-user-store.ts'
import { needOf } from './features/second-steps/second-step-policy.ts'
import { findApp } from './http/app-store.ts'
import { createCallLimit } from './http/call-limit.ts'
import type { ApplicationCaller } from './http/caller.ts'
import { noSuchKey } from './http/guard/application-refusals.ts'
import type { PasswordCheck } from './http/password-check.ts'
import type { Route } from './http/route.ts'
import type { StillMay } from './http/still-may.ts'
import type { Mail } from './wire-mail.ts'
import { tokenChangesOf } from './wire-pin-changes.ts'

interface AppsNeed {
  database: Database
  effects: Effects
  events: EventBus
  keys: KeyRing
  passwords: PasswordCheck
  stillMay: StillMay
  pins: PinLookup
  mail: Pick<Mail, 'tellPinSet' | 'writeNewPin'>
}

/** How often one application may, in a minute. A token lasts an hour; a sign-in costs an Argon2. */
const perMinute = { tokens: 30, signIns: 120 } as const

/** Other applications: their keys in the console, and what they call. */
export function wireApps(needs: AppsNeed): { routes: Route[]; chores: Chore[] } {
  const { database, effects, passwords, stillMay } = needs
  const confirmPassword: PasswordCheck['confirmPassword'] = (session, password, caller) =>
    passwords.confirmPassword(session, password, caller)
  const limits = { tokens: createCallLimit(perMinute.tokens), signIns: createCallLimit(perMinute.signIns) }
  return {
    routes: [
      ...appKeyRoutes(createAppKeyService({ database, effects, stillMay, confirmPassword })),
      ...appApiRoutes({ database, effects, passwords, limits, needsSecondStep, ...pinChangesOf(needs) }),
    ],
    chores: [{ everySeconds: 600, run: () => forgetOverdue(database, effects.now()) }],
  }
}

async function needsSecondStep(tx: Executor, { organisation_id, role }: UserRow): Promise<boolean> {
  const organisation = await findOrganisation(tx, organisation_id)
  return organisation !== undefined && needOf(organisation, role) === 'second_step'
}

/** The change of PIN that a sign-in at an application demands (FRC-1), with tokens that are bound to that application. */
function pinChangesOf(needs: AppsNeed): Pick<AppApiDeps, 'demandPinChange' | 'changePin' | 'offerPins' | 'pinBounds'> {
  const { tellPinSet: tellOwner, writeNewPin } = needs.mail
  const tagger = createPinTagger(needs.keys)
  const changes = tokenChangesOf({ ...needs, tagger, tellOwner, writeNewPin }, needs.pins)
  return {
    demandPinChange: async (tx, { app, ip }, { id: userId, role }) => {
      const organisation = await findOrganisation(tx, app.organisation_id)
      if (organisation === undefined) throw new Error('an application outlived its organisation')
      // By the password alone nobody gets past the PIN that comes after it (POL-8): terminal and console ask for both.
      if (organisation[`pin_need_${role}`] === 'second_step') return null
      const place = { surface: 'app', key_thumbprint: null, app_key_id: app.id, browser_place: null } as const
      const demanded = await demandPinChange({ effects: needs.effects, givingRules: readGivingRules }, tx, {
        organisation,
        userId,
        ip,
        place,
        afterPassword: true,
        deviceId: null,
      })
      return demanded === null ? null : { token: demanded.token, expiresAt: Date.parse(demanded.expiresAt) }
    },
    changePin: (caller, { pin, ...given }) => {
      const holder = { ...holderAt(needs, caller), readPin: readPinOf(needs, tagger) }
      return changeByToken(changes, holder, { ...given, wanted: { pin } })
    },
    offerPins: (caller, token) => offerByToken(changes, holderAt(needs, caller), token),
    pinBounds: async (organisationId) => (await readGivingRules(needs.database, organisationId)).bounds,
  }
}

/** The body of FRC-6 has one field for a PIN: whether it was typed or is one of three, the offers tell (POL-9). */
function readPinOf({ database, effects }: AppsNeed, tagger: PinTagger): TokenHolder['readPin'] {
  return async (wanted, { organisation_id: organisationId, user_id: userId }) => {
    if (!('pin' in wanted)) return wanted
    const who = { organisationId, actorId: userId, subjectId: userId }
    const offered = await isOffered(database, who, tagger.tagOf(organisationId, wanted.pin), effects.now())
    return offered ? { offer: wanted.pin } : wanted
  }
}

/** A token dies with the key that it was handed out to, also while its body is on the way. */
function holderAt({ effects }: AppsNeed, { app, keyHash, ip }: ApplicationCaller): TokenHolder {
  return {
    place: { surface: 'app', appKeyId: app.id },
    deviceId: null,
    ip,
    standing: async (tx) => ((await findApp(tx, keyHash, effects.now())) === null ? noSuchKey : { since: 0 }),
  }
}
