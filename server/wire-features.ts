import type { Chore } from './boot/chores.ts'
import type { KeyRing } from './crypto/key-ring.ts'
import { verifyPassword } from './crypto/passwords.ts'
import type { Database } from './db/database.ts'
import type { EventBus } from './events/event-bus.ts'
import { auditRoutes } from './features/audit/audit-routes.ts'
import { createAuditService } from './features/audit/audit-service.ts'
import { createConsoleSessionService } from './features/console-sessions/console-session-service.ts'
import { consoleSessionRoutes } from './features/console-sessions/console-session-routes.ts'
import { deviceRoutes } from './features/devices/device-routes.ts'
import { createDeviceService } from './features/devices/device-service.ts'
import type { Effects } from './features/effects.ts'
import { createCountedTaps } from './features/guessing/counted-tap.ts'
import { guessingRoutes } from './features/guessing/guessing-routes.ts'
import { createGuessingService, type GuessingService } from './features/guessing/guessing-service.ts'
import { deleteGuessing } from './features/guessing/guessing-store.ts'
import { adviseLength } from '../contract/length-advice.ts'
import { mailRoutes } from './features/mail/mail-routes.ts'
import { createMailService } from './features/mail/mail-service.ts'
import { createTemplateService } from './features/mail/template-service.ts'
import { meRoutes } from './features/me/me-routes.ts'
import { createOwnAccountService } from './features/me/own-account-service.ts'
import { createOwnPasswordService } from './features/me/own-password-service.ts'
import { createOwnSessionsService } from './features/me/own-sessions-service.ts'
import { findOrganisation, hasSeveralOrganisations, shortestPinLength } from './features/organisations/organisation-store.ts'
import { createInvitations } from './features/password-links/invitations.ts'
import { passwordLinkRoutes } from './features/password-links/password-link-routes.ts'
import { createPasswordLinkService } from './features/password-links/password-link-service.ts'
import { createResetService, type ResetService } from './features/password-links/reset-service.ts'
import { createPasswordService, type PasswordService } from './features/passwords/password-service.ts'
import { createVerifyQueue } from './features/passwords/verify-queue.ts'
import { pinLoginRoutes } from './features/pin-login/pin-login-routes.ts'
import { createPinLoginService } from './features/pin-login/pin-login-service.ts'
import type { PinLookup } from './features/pins/pin-lookup.ts'
import { releasePin } from './features/pins/assign-pin.ts'
import { createPinImport } from './features/pins/import-pin.ts'
import { createPinLookup } from './features/pins/pin-lookup-service.ts'
import { pinRoutes } from './features/pins/pin-routes.ts'
import { createPinsOfNewUsers } from './features/pins/new-user-pin.ts'
import { pinChangeRoutes } from './features/pin-changes/pin-change-routes.ts'
import { pinFacts } from './features/pins/pin-facts.ts'
import { createPinService } from './features/pins/pin-service.ts'
import { pinLinkRoutes } from './features/pin-links/pin-link-routes.ts'
import { createPinLinkService, type PinLinkService } from './features/pin-links/pin-link-service.ts'
import { createPinRulesService } from './features/pin-rules/pin-rules-service.ts'
import { pinRulesRoutes } from './features/pin-rules/pin-rules-routes.ts'
import { createPinTagger } from './features/pins/pin-tagger.ts'
import { securityImagesRoutes } from './features/security-images/security-images-routes.ts'
import { createPasswordSignIn } from './features/sessions/password-sign-in.ts'
import { createSessionService, type SessionService } from './features/sessions/session-service.ts'
import { sessionsRoutes } from './features/sessions/sessions-routes.ts'
import { createTapService } from './features/sessions/tap-service.ts'
import { createTerminalService } from './features/sessions/terminal-service.ts'
import { settingsRoutes } from './features/settings/settings-routes.ts'
import { createSettingsService } from './features/settings/settings-service.ts'
import { forgetWrongOwnPins } from './features/pins/wrong-pin-store.ts'
import type { SigningService } from './features/signing/signing-service.ts'
import { importRoutes } from './features/users/import/import-routes.ts'
import { createImportService, type ImportService } from './features/users/import/import-service.ts'
import { userRoutes } from './features/users/user-routes.ts'
import { createUserService } from './features/users/user-service.ts'
import type { AddressLimit } from './http/address-limit.ts'
import { spendProof } from './http/proof-store.ts'
import type { Route } from './http/route.ts'
import { stillMay, type StillMay } from './http/still-may.ts'
import { wireCodes, wireMailboxes, type Mailboxes } from './wire-codes.ts'
import { wireApps } from './wire-apps.ts'
import { choresOf } from './wire-chores.ts'
import type { Mail } from './wire-mail.ts'
import { wireRenewal, type Renewal } from './wire-renewal.ts'
import { demandAtTap, wirePinChanges } from './wire-pin-changes.ts'
import { wireConsoleSteps, wireSecondSteps } from './wire-second-steps.ts'
import { signerAtTill, wireSigning } from './wire-signing.ts'
import { newPasswordsOf } from './wire-passwords.ts'
import { wireOwnPins, withPinDeps } from './wire-pins.ts'

/** What every feature stands on. */
export interface Foundation {
  database: Database
  effects: Effects
  events: EventBus
  keys: KeyRing
}

export interface WiredFeatures {
  routes: Route[]
  chores: Chore[]
}

/** Argon2 takes 19 MiB and a core each: few at once, and a queue short enough that nobody waits for minutes. */
const verifyLimits = { atOnce: 4, waiting: 64 } as const

/** What wiring needs of the server around it. */
export interface Surroundings {
  /** Where terminals and browsers reach the server. */
  publicUrl: () => URL
  /** How often one address signs in with passwords, in a minute. */
  signIns: AddressLimit
  /** How often one address asks about links to choose a password, in a minute. */
  links: AddressLimit
  /** Tells people by mail. */
  mail: Mail
}

interface Shared extends Foundation, Surroundings, SigningService, Mailboxes {
  stillMay: StillMay
  pins: PinLookup
  guessing: GuessingService
  passwords: PasswordService
  sessions: SessionService
  imports: ImportService
  resets: ResetService
  renewal: Renewal
  pinLinks: PinLinkService
}

/**
 * Hands each feature the narrow functions it needs of the others; features know nothing of each other.
 */
export function wireFeatures(foundation: Foundation, around: Surroundings): WiredFeatures {
  const shared = share(foundation, around)
  const apps = wireApps(shared)
  const codes = wireCodes({ ...shared, ofPins: withPinDeps(shared), readMe: createOwnAccountService(shared).read })
  return {
    routes: [...deviceSide(shared), ...consoleSide(shared), ...apps.routes, ...codes.routes],
    chores: [...choresOf(shared), ...apps.chores, ...codes.chores],
  }
}

function share(foundation: Foundation, around: Surroundings): Shared {
  const pins = createPinLookup(foundation.keys)
  const queue = createVerifyQueue(verifyLimits)
  const mailboxes = wireMailboxes({ ...foundation, ...around })
  const passwords = createPasswordService({
    ...foundation,
    keyRing: foundation.keys,
    verify: verifyPassword,
    queue,
    signIns: around.signIns,
    afterConfirmation: forgetWrongOwnPins,
  })
  const confirmPassword: PasswordService['confirmPassword'] = (...signature) => passwords.confirmPassword(...signature)
  return {
    ...foundation,
    ...around,
    ...mailboxes,
    stillMay,
    pins,
    guessing: createGuessingService({ ...foundation, pins, pinLengthOf: shortestPinLength }),
    passwords,
    ...wireSigning({ ...foundation, confirmPassword }),
    imports: createImportService({
      ...foundation,
      ...around.mail,
      ...mailboxes,
      stillMay,
      canMail: around.mail.server !== null,
      invitations: createInvitations({ ...foundation, ...around, ...around.mail }),
      pins: createPinImport(createPinTagger(foundation.keys)),
      confirmPassword,
    }),
    pinLinks: createPinLinkService({ ...foundation, ...around }),
    resets: createResetService({ ...foundation, ...around, ...around.mail, ...mailboxes, canMail: around.mail.server !== null }),
    sessions: createSessionService({ ...foundation, organisationById: findOrganisation }),
    renewal: wireRenewal({ ...foundation, ...around }, confirmPassword),
  }
}

/** What a register or tablet calls. */
function deviceSide(shared: Shared): Route[] {
  const { pins, guessing, sessions, effects, database } = shared
  const isPaused: GuessingService['isPaused'] = (tx, deviceId) => guessing.isPaused(tx, deviceId)
  const steps = wireSecondSteps(shared, isPaused)
  const taps = createTapService({
    ...shared,
    spendProof,
    beginTap: createCountedTaps(effects, pins),
    findPinOwner: (tx, organisationId, pin) => pins.findPinOwner(tx, organisationId, pin),
    notePinLogin: (tx, login) => pins.notePinLogin(tx, login),
    demandPinChange: demandAtTap(shared),
  })
  const { tellPinSet: tellOwner, writeNewPin } = shared.mail
  const ofPins = { ...shared, tagger: createPinTagger(shared.keys), tellOwner, writeNewPin }
  const terminal = createTerminalService({
    database,
    canMail: shared.mail.server !== null,
    organisationById: findOrganisation,
    hasSeveralOrganisations,
    activePinStats: (tx, organisationId) => pins.activePinStats(tx, organisationId),
    terminalTries: (tx, device) => guessing.terminalTries(tx, device),
  })
  const { askAtTerminal: askStep, signInWithSecondStep } = steps
  const signInWithPassword = createPasswordSignIn({ ...shared, organisationById: findOrganisation, isPaused, askStep })
  return [
    ...sessionsRoutes({
      database,
      effects,
      organisationById: findOrganisation,
      terminal,
      isPaused,
      signInWithPin: (caller, pin) => taps.signInWithPin(caller, pin),
      signInWithPassword,
      signInWithSecondStep,
      sessions,
    }),
    ...guessingRoutes(guessing),
    ...securityImagesRoutes(),
    ...pinChangeRoutes(wirePinChanges(ofPins, pins, isPaused)),
    ...deviceRoutes(createDeviceService({ ...shared, ...liftsOf(guessing), readSigner: signerAtTill(shared) })),
  ]
}

function liftsOf(guessing: GuessingService) {
  return {
    liftAfterApproval: ((tx, device, by) => guessing.liftAfterApproval(tx, device, by)) satisfies GuessingService['liftAfterApproval'],
    lift: ((device, where, by) => guessing.lift(device, where, by)) satisfies GuessingService['lift'],
    deviceTries: ((device) => guessing.deviceTries(device)) satisfies GuessingService['deviceTries'],
    deleteGuessing,
  }
}

/** What the console calls. */
function consoleSide(shared: Shared): Route[] {
  const ofPins = withPinDeps(shared)
  const { confirmPassword } = ofPins
  const steps = wireSecondSteps(shared, (tx, deviceId) => shared.guessing.isPaused(tx, deviceId))
  const canMail = shared.mail.server !== null
  const invitations = createInvitations({ ...shared, tellLink: shared.tellInvitation })
  return [
    ...consoleSessionRoutes(createConsoleSessionService({ ...shared, askStep: steps.askAtConsole }), wireConsoleSteps(shared, ofPins)),
    ...importRoutes(shared.imports),
    ...userRoutes(createUserService({ ...shared, releasePin, invitations, ...createPinsOfNewUsers(ofPins) })),
    ...passwordLinkRoutes(createPasswordLinkService({ ...shared, ...newPasswordsOf(shared.passwords) }), shared.resets),
    ...pinRoutes(createPinService(ofPins)),
    ...wireOwnPins(ofPins),
    ...pinRulesRoutes(createPinRulesService({ ...shared, confirmPassword, canMail, ...pinFacts, renewal: shared.renewal.starter })),
    ...shared.renewal.routes,
    ...pinLinkRoutes(shared.pinLinks),
    ...settingsRoutes(createSettingsService(shared)),
    ...meRoutes({
      account: createOwnAccountService(shared),
      passwords: createOwnPasswordService({ ...shared, confirmPassword, ...newPasswordsOf(shared.passwords) }),
      sessions: createOwnSessionsService(shared),
    }),
    ...mailRoutes(createMailService({ ...shared, server: shared.mail.server }), createTemplateService(shared)),
    ...auditRoutes(createAuditService({ ...shared, organisationById: findOrganisation })),
    ...pinLoginRoutes(createPinLoginService({ ...shared, confirmPassword, adviseLength })),
  ]
}
