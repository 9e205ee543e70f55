import { z } from 'zod'
import { appKindSchema, appScopeSchema } from './app-keys.ts'
import { signedWithSchema } from './confirm.ts'
import { pauseReasonSchema } from './errors.ts'
import { sessionEndReasonSchema } from './http/terminal.ts'
import { languageSchema } from './language.ts'
import { mailFailureSchema, mailKindSchema } from './mail-kinds.ts'
import { pinChangeReasonSchema } from './pin-change-reasons.ts'
import { pinRuleNames } from './pin-rules.ts'
import { loginMethodSchema, roleSchema } from './roles.ts'
import { settingNames } from './settings-rules.ts'

const none = z.strictObject({})

/** Where a password was typed; an application is named (FRC-7). */
const passwordSurface = { surface: z.enum(['terminal', 'console', 'confirmation', 'application', 'recovery']), app: z.string().optional() }

/** What ran out: tries for the own PIN in a day or 30, for one user, for all others, or refusals (POL-9). */
const pinTryLimitSchema = z.enum(['own_day', 'own_month', 'one_user', 'all_users', 'refusals'])

/** Why a PIN was not accepted. Told to the records only, never to the one who typed (PIN-7). */
const pinRefusalSchema = z.enum(['unknown', 'user_blocked', 'retired', 'second_step'])

/** A setting before and after: a number of seconds or days, yes or no, or text. Of a logo only whether there is one. */
const settingValueSchema = z.union([z.string(), z.int(), z.boolean()]).nullable()

/** By what a change was signed (SIGN-1); records from before that was kept have none. */
const signed = { signedWith: signedWithSchema.optional() }

/** Each audit event with the details it may carry: an allow-list, so no PIN, password, token or key can slip in (LOG-1, LOG-2). */
export const auditDetails = {
  /** `secondStep`: the PIN was proved after the password (POL-8). */
  'session.started': z.strictObject({
    method: z.enum(['pin', 'password']),
    surface: z.enum(['terminal', 'console']),
    secondStep: z.boolean().optional(),
  }),
  'session.ended': z.strictObject({ reason: sessionEndReasonSchema }),
  'session.locked': none,
  'session.resumed': none,
  'pin.refused': z.strictObject({ why: pinRefusalSchema, counted: z.boolean() }),
  'password.refused': z.strictObject(passwordSurface),
  'password.limited': z.strictObject({ ...passwordSurface, seconds: z.int() }),
  /** A wrong PIN where a change was to be signed (SIGN-1); with none left the password signs from now on. */
  'signing.refused': z.strictObject({ triesLeft: z.int() }),
  /** A wrong PIN after a right password (POL-8); `seconds`: how long none is taken from this user. */
  'second_step.refused': z.strictObject({ surface: z.enum(['terminal', 'console']), triesLeft: z.int(), seconds: z.int() }),
  /** A password was right, and the PIN that was asked for did not follow (POL-8). */
  'second_step.left_open': z.strictObject({ surface: z.enum(['terminal', 'console']) }),
  'device.waiting': z.strictObject({ seconds: z.int() }),
  'device.paused': z.strictObject({ reason: pauseReasonSchema }),
  'device.lifted': z.strictObject({ where: z.enum(['device', 'console', 'approval']), wrongToday: z.int() }),
  'device.approved': z.strictObject({ name: z.string(), platform: z.enum(['electron', 'browser']), reattached: z.boolean() }),
  'device.approval_refused': z.strictObject({ role: roleSchema, method: z.enum(['pin', 'password']) }),
  'device.renamed': z.strictObject({ from: z.string(), to: z.string(), ...signed }),
  'device.revoked': z.strictObject(signed),
  'device.deleted': z.strictObject({ name: z.string(), ...signed }),
  /** `acceptedRisk`: the chance of a hit by guessing in 30 days, 0 to 1, where it had to be accepted (ACT-3). */
  'pin_login.activated': z.strictObject({ acceptedRisk: z.number().optional() }),
  'pin_login.deactivated': none,
  'organisation.created': z.strictObject({ slug: z.string() }),
  'organisation.settings_changed': z.strictObject({
    changes: z.array(z.strictObject({ setting: z.enum(settingNames), from: settingValueSchema, to: settingValueSchema })),
  }),
  /** Lengths in digits, yes or no; of the own list how many PINs are on it. */
  'organisation.pin_rules_changed': z.strictObject({
    changes: z.array(z.strictObject({ rule: z.enum(pinRuleNames), from: settingValueSchema, to: settingValueSchema })),
  }),
  /** The number of users raised the length of generated PINs (POL-2). */
  'organisation.pin_floor_raised': z.strictObject({ users: z.int(), digits: z.int() }),
  /** New PINs for everybody (POL-4): how many, of how many digits, for how many days the old ones work beside them. */
  'pin_renewal.started': z.strictObject({ people: z.int(), digits: z.int(), graceDays: z.int() }),
  'pin_renewal.changed': z.strictObject({ to: z.enum(['running', 'paused', 'cancelled']) }),
  'pin_renewal.retried': z.strictObject({ people: z.int() }),
  /** `slips`: new PINs on the printed sheet. */
  'pin_renewal.finished': z.strictObject({ mailed: z.int(), slips: z.int(), failed: z.int() }),
  'pin_renewal.sheet_opened': z.strictObject({ slips: z.int() }),
  'pin_renewal.sheet_handed_out': z.strictObject({ slips: z.int() }),
  'user.created': z.strictObject({ role: roleSchema, loginMethod: loginMethodSchema, ...signed }),
  /** An import is over (USR-6); `of` is how many rows it was begun for. Each user who came in has events of their own. */
  'users.imported': z.strictObject({ of: z.int(), added: z.int(), there: z.int(), refused: z.int() }),
  'user.changed': z.strictObject({
    fields: z.array(z.enum(['displayName', 'email', 'role', 'loginMethod', 'language', 'securityImage', 'personalPhrase'])),
    ...signed,
  }),
  'user.blocked': z.strictObject(signed),
  'user.unblocked': z.strictObject(signed),
  'user.removed': z.strictObject(signed),
  'user.signing_changed': z.strictObject({ on: z.boolean() }),
  'user.invited': none,
  'user.invitation_used': none,
  'user.invitation_withdrawn': none,
  'user.password_changed': none,
  'user.reset_requested': none,
  'user.password_reset': z.strictObject({ by: z.enum(['operator', 'mail', 'recovery_code']) }),
  /** Codes to choose a new password were printed (ACC-1). */
  'user.recovery_codes_made': none,
  'user.verification_sent': none,
  'user.email_verified': none,
  /** A code to choose a new PIN was mailed (SELF-7), used, or typed wrongly so many times. */
  'user.pin_code_sent': none,
  'user.pin_code_used': none,
  'user.pin_code_refused': z.strictObject({ tries: z.int() }),
  /** The mailbox that gave one of password and PIN got no code or link for the other (POL-8): when it was asked for, used, or a first PIN was to be chosen. */
  'user.mail_withheld': z.strictObject({ factor: z.enum(['password', 'pin']), when: z.enum(['asked', 'used', 'signed_in']) }),
  /** `imported`: it stood in a file (USR-6). */
  'user.pin_set': z.strictObject({ how: z.enum(['typed', 'generated', 'imported']), length: z.int(), ...signed }),
  /** A link showed its user the new PIN, once (MAIL-3). */
  'user.pin_shown': none,
  'user.pin_set_refused': z.strictObject({
    why: z.enum(['too_simple', 'wrong_length', 'not_usable', 'unchanged', 'limited', 'generated_only', 'not_offered']),
  }),
  /** A sign-in with a PIN was answered with the demand for a new one (FRC-1). */
  'user.pin_change_demanded': z.strictObject({ why: pinChangeReasonSchema }),
  'user.pins_offered': none,
  /** Somebody typed a wrong PIN as the own current one (SELF-2). */
  'user.current_pin_refused': z.strictObject({ triesLeft: z.int() }),
  /** An alarm: somebody used up what may be tried in setting PINs (POL-9). */
  'user.pin_tries_used_up': z.strictObject({ limit: pinTryLimitSchema }),
  /** A file left the server (LOG-1): from when on (`since`) to when (`until`), of whom, of which device and kinds; what is left out did not narrow it. */
  'records.exported': z.strictObject({
    since: z.string().optional(),
    until: z.string().optional(),
    person: z.string().optional(),
    device: z.string().optional(),
    kinds: z.array(z.string()).optional(),
  }),
  /** A mail was given up (MAIL-2); `mail.resent`: somebody had it tried anew. */
  'mail.failed': z.strictObject({ kind: mailKindSchema, why: mailFailureSchema }),
  'mail.resent': z.strictObject({ kind: mailKindSchema }),
  'mail.template_changed': z.strictObject({ kind: mailKindSchema, language: languageSchema }),
  'mail.template_reverted': z.strictObject({ kind: mailKindSchema, language: languageSchema }),
  /** An application may call the API (FRC-5). `overlapHours`: how long the old key works beside the new one. */
  'app_key.created': z.strictObject({ name: z.string(), kind: appKindSchema, scopes: z.array(appScopeSchema) }),
  'app_key.rotated': z.strictObject({ name: z.string(), overlapHours: z.int() }),
  'app_key.renamed': z.strictObject({ from: z.string(), to: z.string() }),
  /** The old key was ended before its time; the new one stays. */
  'app_key.overlap_ended': z.strictObject({ name: z.string() }),
  'app_key.withdrawn': z.strictObject({ name: z.string() }),
  /** An application had a password checked that was right (FRC-7). */
  'user.authenticated': z.strictObject({ app: z.string() }),
  'access.refused': z.strictObject({ call: z.string() }),
} as const

export type AuditType = keyof typeof auditDetails

/** Every kind of event there is. */
export const auditTypeSchema = z.enum(Object.keys(auditDetails) as [AuditType, ...AuditType[]])

export type AuditDetails<Type extends AuditType> = z.infer<(typeof auditDetails)[Type]>

/** One event as it is handed to the records: who did what to whom, where. Times in epoch milliseconds. */
export type AuditEvent = {
  [Type in AuditType]: {
    type: Type
    organisationId: string
    at: number
    actorId: string | null
    /** The user it happened to, where that is not the actor. */
    subjectId: string | null
    deviceId: string | null
    sessionId: string | null
    ip: string | null
    details: AuditDetails<Type>
  }
}[AuditType]
