import type { AuditDetails, AuditType } from '../audit-events.ts'
import type { RecordedEvent } from '../http/audit-events.ts'
import type { SessionEndReason } from '../http/terminal.ts'
import type { Language } from '../language.ts'
import { eventValues, type SentencePart } from './event-values.ts'
import { eventWords, type EventWord } from './event-words.ts'

type Choose = (event: RecordedEvent) => EventWord

/** The sentence of each kind of event: one that has none does not compile. */
const sentences: Record<AuditType, EventWord | Choose> = {
  'session.started': ({ details }) => startedWord(details),
  'session.ended': ({ details }) => variant(details, 'reason', ended),
  'session.locked': 'locked',
  'session.resumed': 'resumed',
  'pin.refused': ({ details }) => variant(details, 'why', pinRefused),
  'password.refused': ({ details, subject }) => (subject === null ? 'passwordOfNobody' : variant(details, 'surface', passwordRefused)),
  'password.limited': ({ subject }) => (subject === null ? 'limitedNobody' : 'limited'),
  'second_step.refused': 'secondStepRefused',
  'second_step.left_open': 'secondStepLeftOpen',
  'signing.refused': ({ details }) => (details['triesLeft'] === 0 ? 'signingUsedUp' : 'signingRefused'),
  'device.waiting': 'waiting',
  'device.paused': ({ details }) => variant(details, 'reason', paused),
  'device.lifted': ({ details }) => variant(details, 'where', lifted),
  'device.approved': ({ details }) => (details['reattached'] === true ? 'reattached' : 'approved'),
  'device.approval_refused': 'approvalRefused',
  'device.renamed': 'renamed',
  'device.revoked': 'revoked',
  'device.deleted': 'deleted',
  'pin_login.activated': ({ details }) => (details['acceptedRisk'] === undefined ? 'activated' : 'activatedAtRisk'),
  'pin_login.deactivated': 'deactivated',
  'organisation.created': 'organisationCreated',
  'organisation.settings_changed': 'settingsChanged',
  'organisation.pin_rules_changed': 'pinRulesChanged',
  'organisation.pin_floor_raised': 'pinFloorRaised',
  'pin_renewal.started': ({ details }) => (details['graceDays'] === 0 ? 'renewalStarted' : 'renewalStartedWithGrace'),
  'pin_renewal.changed': ({ details }) => variant(details, 'to', renewalTo),
  'pin_renewal.retried': 'renewalRetried',
  'pin_renewal.finished': 'renewalFinished',
  'pin_renewal.sheet_opened': 'sheetOpened',
  'pin_renewal.sheet_handed_out': 'sheetHandedOut',
  'user.created': ({ actor }) => (actor === null ? 'userCreatedByOperator' : 'userCreated'),
  'users.imported': 'usersImported',
  'user.changed': ({ subject }) => (subject === null ? 'userChangedOwn' : 'userChanged'),
  'user.blocked': 'userBlocked',
  'user.unblocked': 'userUnblocked',
  'user.removed': ({ subject }) => (subject === null ? 'userRemovedOwn' : 'userRemoved'),
  'user.signing_changed': ({ details }) => (details['on'] === true ? 'signingOn' : 'signingOff'),
  'user.invited': 'invited',
  'user.invitation_used': 'invitationUsed',
  'user.invitation_withdrawn': 'invitationWithdrawn',
  'user.password_changed': 'passwordChanged',
  'user.reset_requested': 'resetRequested',
  'user.password_reset': ({ details }) => variant(details, 'by', reset),
  'user.recovery_codes_made': 'recoveryCodesMade',
  'user.verification_sent': ({ subject }) => (subject === null ? 'verificationSentOwn' : 'verificationSent'),
  'user.email_verified': 'emailVerified',
  'user.pin_code_sent': 'pinCodeSent',
  'user.pin_code_used': 'pinCodeUsed',
  'user.pin_code_refused': 'pinCodeRefused',
  'user.mail_withheld': ({ details }) =>
    details['when'] === 'signed_in' ? 'firstPinWithheld' : details['factor'] === 'pin' ? 'pinWithheld' : 'passwordWithheld',
  'user.pin_set': ({ details, subject }) => (subject === null ? 'pinSetOwn' : details['how'] === 'generated' ? 'pinGenerated' : 'pinSet'),
  'user.pin_shown': () => 'pinShown',
  'user.pin_set_refused': ({ subject }) => (subject === null ? 'pinSetRefusedOwn' : 'pinSetRefused'),
  'user.pin_change_demanded': 'pinChangeDemanded',
  'user.pins_offered': ({ subject }) => (subject === null ? 'pinsOfferedOwn' : 'pinsOffered'),
  'user.pin_tries_used_up': 'pinTriesUsedUp',
  'user.current_pin_refused': ({ details }) => (details['triesLeft'] === 0 ? 'currentPinLast' : 'currentPinRefused'),
  'records.exported': 'exported',
  'mail.failed': 'mailFailed',
  'mail.resent': 'mailResent',
  'mail.template_changed': 'mailTemplateChanged',
  'mail.template_reverted': 'mailTemplateReverted',
  'app_key.created': 'appKeyMade',
  'app_key.rotated': ({ details }) => (details['overlapHours'] === 0 ? 'appKeyReplaced' : 'appKeyRotated'),
  'app_key.renamed': 'appKeyRenamed',
  'app_key.overlap_ended': 'appKeyOldEnded',
  'app_key.withdrawn': 'appKeyWithdrawn',
  'user.authenticated': 'authenticated',
  'access.refused': 'accessRefused',
}

const renewalTo = { running: 'renewalResumed', paused: 'renewalPaused', cancelled: 'renewalCancelled' } as const
const reset = { mail: 'passwordResetByMail', operator: 'passwordReset', recovery_code: 'passwordResetByCode' } as const
const started = { pin: 'startedPin', password: 'startedPassword' } as const
function startedWord(details: RecordedEvent['details']): EventWord {
  const both = details['secondStep'] === true
  if (details['surface'] === 'console') return both ? 'startedConsoleBoth' : 'startedConsole'
  return both ? 'startedBoth' : variant(details, 'method', started)
}

const passwordRefused = {
  terminal: 'passwordRefused',
  console: 'passwordRefused',
  confirmation: 'confirmationRefused',
  application: 'passwordRefusedApp',
  recovery: 'recoveryRefused',
} as const satisfies Record<AuditDetails<'password.refused'>['surface'], EventWord>
const pinRefused = {
  unknown: 'pinOfNobody',
  user_blocked: 'pinOfBlocked',
  retired: 'pinRetired',
  second_step: 'pinWithoutPassword',
} as const
const paused = { in_a_row: 'pausedInARow', day_budget: 'pausedDay', month_budget: 'pausedMonth' } as const
const lifted = { device: 'liftedThere', console: 'liftedConsole', approval: 'liftedApproval' } as const
const ended = {
  signed_out: 'endedSignedOut',
  switched: 'endedSwitched',
  replaced: 'endedReplaced',
  expired: 'endedExpired',
  idle: 'endedIdle',
  device_revoked: 'endedRevoked',
  device_deleted: 'endedDeleted',
  pin_login_deactivated: 'endedDeactivated',
  user_blocked: 'endedBlocked',
  user_removed: 'endedRemoved',
  password_changed: 'endedPassword',
  pin_changed: 'endedPin',
  role_changed: 'endedRole',
  ended_by_admin: 'endedByAdmin',
  browser_forbidden: 'endedBrowser',
  second_step: 'endedSecondStep',
} as const satisfies Record<SessionEndReason, EventWord>

/** The sentence for what a detail says; a plain one for what is not known here, such as a record of an older version. */
function variant(details: RecordedEvent['details'], name: string, words: Readonly<Record<string, EventWord>>): EventWord {
  const value = details[name]
  return (typeof value === 'string' ? words[value] : undefined) ?? 'other'
}

/** What happened, as a sentence in somebody's language, in pieces. */
export function tellEvent(event: RecordedEvent, language: Language): SentencePart[] {
  const told = sentences[event.type]
  const words = eventWords[language]
  const template = words[typeof told === 'string' ? told : told(event)]
  const values = eventValues(event, language)
  // Every second piece of the split is the name of a value.
  const parts = template.split(/\{\{(\w+)\}\}/).map((piece, at) => (at % 2 === 0 ? { text: piece, name: false } : values(piece)))
  return parts.filter(({ text }) => text !== '')
}

/** The same as one text. */
export function sentenceOf(event: RecordedEvent, language: Language): string {
  return tellEvent(event, language)
    .map(({ text }) => text)
    .join('')
}
