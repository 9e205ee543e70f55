import type { Chore } from './boot/chores.ts'
import type { KeyRing } from './crypto/key-ring.ts'
import { hashPassword } from './crypto/passwords.ts'
import type { Database } from './db/database.ts'
import { notePinByMail } from './db/factors-by-mail.ts'
import { forgetSecretMails } from './db/secret-mails.ts'
import type { EventBus } from './events/event-bus.ts'
import { createMailboxService } from './features/mailboxes/mailbox-service.ts'
import { mailboxRoutes } from './features/mailboxes/mailbox-routes.ts'
import { mailboxOf, verifyMailbox } from './features/mailboxes/mailbox-store.ts'
import { refuseMail } from './features/mailboxes/mail-limits.ts'
import { createVerification, type Verification } from './features/mailboxes/verification.ts'
import { createOneMailbox, type OneMailbox } from './features/one-mailbox/one-mailbox.ts'
import type { TellLink } from './features/password-links/new-link.ts'
import type { Effects } from './features/effects.ts'
import { createPinCodeService } from './features/pin-codes/pin-code-service.ts'
import { pinCodeRoutes } from './features/pin-codes/pin-code-routes.ts'
import { changePin, refuseByRule } from './features/pins/change-pin.ts'
import { offerPins } from './features/pins/offer-pins.ts'
import type { PinServiceDeps } from './features/pins/pin-deps.ts'
import { readGivingRules } from './features/pins/pin-user-store.ts'
import { forgetWrongOwnPins } from './features/pins/wrong-pin-store.ts'
import { lastingPlace } from './features/passwords/place.ts'
import type { PasswordService } from './features/passwords/password-service.ts'
import { createRecoveryCodeService } from './features/recovery-codes/recovery-code-service.ts'
import { recoveryCodeRoutes } from './features/recovery-codes/recovery-code-routes.ts'
import type { OwnAccountService } from './features/me/own-account-service.ts'
import type { AddressLimit } from './http/address-limit.ts'
import type { Route } from './http/route.ts'
import type { Mail } from './wire-mail.ts'

/** What mails with links and codes rest on: which addresses are verified, and how many mails there may be. */
export interface Mailboxes {
  verification: Verification
  mailboxOf: typeof mailboxOf
  verifyMailbox: typeof verifyMailbox
  refuseMail: typeof refuseMail
  /** By what the place where a mail is asked for may be known again (GRD-8). */
  lastingPlace: typeof lastingPlace
  /** Mails an invitation unless there were too many; the link is shown to who invites all the same. */
  tellInvitation: TellLink
  /** Of password and PIN one mailbox gives one where the role asks for both (POL-8). */
  oneMailbox: OneMailbox
}

interface MailboxesNeed {
  effects: Effects
  publicUrl: () => URL
  mail: Pick<Mail, 'tellLink' | 'tellVerify' | 'tellMoved' | 'tellWithheld'> & { server: unknown }
}

export function wireMailboxes({ effects, publicUrl, mail }: MailboxesNeed): Mailboxes {
  const canMail = mail.server !== null
  return {
    verification: createVerification({ effects, publicUrl, canMail, tellVerify: mail.tellVerify, tellMoved: mail.tellMoved }),
    mailboxOf,
    oneMailbox: createOneMailbox({ effects, tellWithheld: mail.tellWithheld }),
    verifyMailbox,
    lastingPlace,
    refuseMail: (tx, to, now) => (canMail ? refuseMail(tx, to, now) : Promise.resolve(null)),
    tellInvitation: async (tx, user, link) => {
      const refused = await refuseMail(tx, { organisationId: user.organisation_id, userId: user.id }, effects.now())
      return refused === null && mail.tellLink(tx, user, link)
    },
  }
}

interface CodesNeed extends Mailboxes {
  database: Database
  effects: Effects
  events: EventBus
  keys: KeyRing
  links: AddressLimit
  mail: Mail
  passwords: PasswordService
  ofPins: PinServiceDeps
  readMe: OwnAccountService['read']
}

/** Verified addresses, codes for a new PIN and for a new password. */
export function wireCodes(need: CodesNeed): { routes: Route[]; chores: Chore[] } {
  const { passwords, ofPins, mail } = need
  const confirmPassword: PasswordService['confirmPassword'] = (session, password, caller) =>
    passwords.confirmPassword(session, password, caller)
  const organisationFor: PasswordService['organisationFor'] = (slug) => passwords.organisationFor(slug)
  const { stillMay } = ofPins
  const addresses = createMailboxService({ ...need, stillMay, confirmPassword })
  const pinCodes = createPinCodeService({
    ...need,
    canMail: mail.server !== null,
    tellCode: mail.tellCode,
    notePinByMail: (tx, userId) => notePinByMail(tx, userId, 'once'),
    forgetWrongPins: forgetWrongOwnPins,
    offerPins: (wish) => offerPins(ofPins, wish),
    refuseByRule: (change) => refuseByRule(ofPins, change),
    changePin: (change) => changePin(ofPins, change),
    typingRules: async (tx, organisationId) => {
      const { bounds, generatedOnly } = await readGivingRules(tx, organisationId)
      return generatedOnly ? null : bounds
    },
  })
  const recovery = createRecoveryCodeService({
    ...need,
    stillMay,
    confirmPassword,
    organisationFor,
    hashPassword,
    proveOtherwise: (attempt, proof) => passwords.proveOtherwise(attempt, proof),
    tellPasswordChanged: mail.tellPasswordChanged,
  })
  return {
    routes: [...mailboxRoutes(addresses, need.readMe), ...pinCodeRoutes(pinCodes, lastingPlace), ...recoveryCodeRoutes(recovery)],
    chores: [
      { everySeconds: 2, run: () => pinCodes.answer() },
      { everySeconds: 3_600, run: () => addresses.sweep() },
      { everySeconds: 3_600, run: () => forgetSecretMails(need.database, need.effects.now() - 24 * 60 * 60_000) },
    ],
  }
}
