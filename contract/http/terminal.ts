import { z } from 'zod'
import { defineCall } from '../call.ts'
import { afterTriesSchema, pauseReasonSchema } from '../errors.ts'
import { languageSchema } from '../language.ts'
import { idSchema, timeSchema } from '../values.ts'

export const deviceStatusSchema = z.enum(['approved', 'paused', 'revoked'])
export type DeviceStatus = z.infer<typeof deviceStatusSchema>

/** How the keypad ends a PIN (PIN-9): by itself after the one length there is, or by a key where lengths are mixed. */
export const keypadSchema = z.object({
  lengths: z.array(z.int()).min(1),
  submit: z.enum(['auto', 'enter']),
})
export type Keypad = z.infer<typeof keypadSchema>

/** What the device may still try (GRD-1, GRD-9). All times are durations, since a register's clock may be wrong. */
export const triesSchema = z.object({
  triesLeft: z.int(),
  afterTries: afterTriesSchema,
  /** Whole seconds until PINs are taken again; 0 where there is no wait. */
  retryAfterSeconds: z.int(),
  /** Length of the whole wait that `retryAfterSeconds` is the rest of; 0 where there is none. */
  waitSeconds: z.int(),
  pausedAt: timeSchema.nullable(),
  pauseReason: pauseReasonSchema.nullable(),
})
export type Tries = z.infer<typeof triesSchema>

/** How the shop presents itself on its registers. */
const terminalAppearanceSchema = z.object({
  /** Colour of the sign as `#rrggbb`; null for Tillpass's own. */
  colour: z.string().nullable(),
  /** Names the logo, which `GET /v1/terminal/logo` has; null where there is none. */
  logoVersion: z.string().nullable(),
  /** Languages that registers offer; the first is where they begin. */
  languages: z.array(languageSchema).min(1),
})

export const terminalSchema = z.object({
  organisation: z.object({ id: idSchema, name: z.string() }).nullable(),
  device: z.object({ id: idSchema, name: z.string(), status: deviceStatusSchema }).nullable(),
  login: z.enum(['pin', 'password']),
  keypad: keypadSchema,
  /** Null for a device that is not approved. */
  tries: triesSchema.nullable(),
  /** True where the server serves several organisations and cannot know which one this device would sign in to. */
  asksOrganisation: z.boolean().optional(),
  /** Whether who forgot the PIN gets a code by mail here (SELF-7). */
  pinByMail: z.boolean().optional(),
  /** Seconds without a touch after which the terminal locks a session (TRM-1). */
  idleSeconds: z.int(),
  /** Left out for a device that no organisation knows. */
  appearance: terminalAppearanceSchema.optional(),
})
export type Terminal = z.infer<typeof terminalSchema>

/** What a device is and which screen it shows first. An unknown device gets nulls; a register in a browser may be forbidden (TRM-8). */
export const getTerminal = defineCall({
  method: 'GET',
  path: '/v1/terminal',
  summary: 'What this device is, and which screen it shows first',
  permission: { caller: 'device', needs: 'key' },
  responses: { 200: terminalSchema },
  errors: ['browser_devices_forbidden'],
})

export const terminalLogoSchema = z
  .object({ version: z.string(), logo: z.string().startsWith('data:image/png;base64,').max(60_000) })
  .nullable()
export type TerminalLogo = z.infer<typeof terminalLogoSchema>

/** The shop's logo as a data URL, read once for each version. */
export const getTerminalLogo = defineCall({
  method: 'GET',
  path: '/v1/terminal/logo',
  summary: "The shop's logo",
  permission: { caller: 'device', needs: 'key' },
  responses: { 200: z.object({ logo: terminalLogoSchema }) },
})

export const sessionEndReasonSchema = z.enum([
  'signed_out',
  'switched',
  'replaced',
  'expired',
  'idle',
  'device_revoked',
  'device_deleted',
  'pin_login_deactivated',
  'user_blocked',
  'user_removed',
  'password_changed',
  'pin_changed',
  'role_changed',
  'ended_by_admin',
  'browser_forbidden',
  'second_step',
])
export type SessionEndReason = z.infer<typeof sessionEndReasonSchema>

/** What the server tells an open terminal. `terminal_changed`: read `GET /v1/terminal` anew. */
export const terminalEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session_ended'), sessionId: idSchema, reason: sessionEndReasonSchema }),
  z.object({ type: z.literal('terminal_changed') }),
])
export type TerminalEvent = z.infer<typeof terminalEventSchema>

/**
 * Server-sent events: `data:` holds one `TerminalEvent`; a comment line every 15 seconds keeps proxies awake. The token is optional;
 * with one, the stream closes when its session ends. State is read anew after every reconnect.
 */
export const getTerminalEvents = defineCall({
  method: 'GET',
  path: '/v1/terminal/events',
  summary: 'Server-sent events for keypad and session',
  permission: { caller: 'device', needs: 'key' },
  responses: { 200: null },
})
