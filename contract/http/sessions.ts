import { z } from 'zod'
import { defineCall } from '../call.ts'
import { pinChangeReasonSchema } from '../pin-change-reasons.ts'
import { allRoles, roleSchema } from '../roles.ts'
import { securityImageRuleSchema, securityImageSchema } from '../security-images.ts'
import { idSchema, organisationSlugSchema, pinSchema, timeSchema, typedPasswordSchema } from '../values.ts'
import { keypadSchema } from './terminal.ts'

export const sessionUserSchema = z.object({ id: idSchema, displayName: z.string(), role: roleSchema })
export type SessionUser = z.infer<typeof sessionUserSchema>

/** A session with the token that opens it. The token is opaque and bound to the device's key (`cnf.jkt`). */
export const openedSessionSchema = z.object({
  kind: z.literal('session'),
  id: idSchema,
  token: z.string(),
  method: z.enum(['pin', 'password']),
  startedAt: timeSchema,
  expiresAt: timeSchema,
  /** Seconds until `expiresAt`, for a device whose clock is wrong. */
  expiresInSeconds: z.int(),
  user: sessionUserSchema,
  organisation: z.object({ id: idSchema, name: z.string() }),
  /** True where a locked session went on instead of a new one beginning (TRM-2). */
  resumed: z.boolean(),
  /** `offer`: this person may approve this device now (DEV-3). `before_activation`: they may once PIN login is activated (DEV-2). */
  approval: z.enum(['offer', 'before_activation', 'none']),
  /** True where this person may lift this device's pause (GRD-9). */
  mayLift: z.boolean(),
})
export type OpenedSession = z.infer<typeof openedSessionSchema>

/** A new PIN is demanded first (FRC-1): what a terminal says and asks, and the token that `POST /v1/sessions/pin/change` takes. */
export const pinChangeRequiredSchema = z.object({
  kind: z.literal('pinChangeRequired'),
  token: z.string(),
  expiresAt: timeSchema,
  user: sessionUserSchema,
  reason: pinChangeReasonSchema,
  /** Lengths that a new PIN may have. */
  keypad: keypadSchema,
  /** Nobody types a new PIN here: three are offered (POL-9). */
  generatedOnly: z.boolean(),
  /** Whether image and phrase are asked for, and what this person chose before (FRC-4); nulls also where the organisation wants none. */
  securityImage: z.object({
    rule: securityImageRuleSchema,
    name: securityImageSchema.nullable(),
    phrase: z.string().nullable(),
  }),
})
export type PinChangeRequired = z.infer<typeof pinChangeRequiredSchema>

/** The password was right, and the PIN comes after it (POL-8): what a pad needs, and the token that goes with the PIN. */
export const pinRequiredSchema = z.object({
  kind: z.literal('pinRequired'),
  token: z.string(),
  expiresAt: timeSchema,
  user: sessionUserSchema,
  keypad: keypadSchema,
  /** By what this person knows the screen (FRC-4); nulls where nothing was chosen, or the organisation wants none. */
  securityImage: z.object({ name: securityImageSchema.nullable(), phrase: z.string().nullable() }),
})
export type PinRequired = z.infer<typeof pinRequiredSchema>

/** What a right password may be answered with in the place of a session (POL-8). */
export const pinAskedSchema = z.discriminatedUnion('kind', [pinRequiredSchema, pinChangeRequiredSchema])

/** Signs in with a PIN alone (PIN-1, PIN-8). With a locked session's token: resumes it, or ends it and switches (TRM-2). */
export const signInWithPin = defineCall({
  method: 'POST',
  path: '/v1/sessions/pin',
  summary: 'Sign in with a PIN on an approved device',
  permission: { caller: 'device', needs: 'approval' },
  body: z.strictObject({ pin: pinSchema }),
  responses: { 200: pinChangeRequiredSchema, 201: openedSessionSchema },
  errors: ['pin_not_accepted', 'device_not_approved', 'device_paused', 'pin_login_inactive', 'browser_devices_forbidden', 'try_later'],
})

/** Signs in with user name and password. An approved device's organisation is its own; else the only one; else the one named. */
export const signInWithPassword = defineCall({
  method: 'POST',
  path: '/v1/sessions/password',
  summary: 'Sign in with user name and password on a device',
  permission: { caller: 'device', needs: 'key' },
  body: z.strictObject({
    organisation: organisationSlugSchema.optional(),
    username: z.string().trim().min(1, 'Type the user name.').max(64),
    password: typedPasswordSchema,
  }),
  responses: { 200: pinAskedSchema, 201: openedSessionSchema },
  errors: ['password_not_accepted', 'one_factor_by_mail', 'try_later', 'browser_devices_forbidden'],
})

/** What goes with a PIN that is typed after the password: the token as it was handed out, bound to the device or browser, single use. */
export const secondStepSchema = z.strictObject({ token: z.string().min(1).max(256), pin: pinSchema })

/** The PIN after the password (POL-8). Five wrong ones, or five minutes, and it takes the password anew. */
export const signInWithSecondStep = defineCall({
  method: 'POST',
  path: '/v1/sessions/password/pin',
  summary: 'Type the PIN that follows the password, and sign in',
  permission: { caller: 'device', needs: 'key' },
  body: secondStepSchema,
  responses: { 200: pinChangeRequiredSchema, 201: openedSessionSchema },
  errors: ['pin_not_accepted', 'password_needed', 'try_later', 'browser_devices_forbidden'],
})

export const deviceSessionSchema = openedSessionSchema
  .omit({ token: true, kind: true, resumed: true })
  .extend({ lockedAt: timeSchema.nullable() })

export const getSession = defineCall({
  method: 'GET',
  path: '/v1/session',
  summary: 'The session of this token',
  permission: { caller: 'device', needs: 'session', roles: allRoles },
  responses: { 200: deviceSessionSchema },
})

export const endSession = defineCall({
  method: 'DELETE',
  path: '/v1/session',
  summary: 'Sign out, by hand or after idle time',
  permission: { caller: 'device', needs: 'session', roles: allRoles },
  query: z.strictObject({ reason: z.enum(['signed_out', 'idle']).default('signed_out') }),
  responses: { 204: null },
})

/** Locks: the session stays for its user and does nothing until a PIN resumes it. */
export const lockSession = defineCall({
  method: 'POST',
  path: '/v1/session/lock',
  summary: 'Lock the session for its user',
  permission: { caller: 'device', needs: 'session', roles: allRoles },
  responses: { 204: null },
  errors: ['device_not_approved', 'pin_login_inactive', 'browser_devices_forbidden', 'not_allowed'],
})
