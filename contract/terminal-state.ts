import { z } from 'zod'
import { afterTriesSchema, errorCodeSchema, pauseReasonSchema } from './errors.ts'
import { deviceTriesSchema, platformSchema } from './http/devices.ts'
import { ownDeviceSchema } from './http/own-device.ts'
import { pinChangeRequiredSchema, pinRequiredSchema, sessionUserSchema } from './http/sessions.ts'
import { keypadSchema } from './http/terminal.ts'
import { tillPinSchema } from './http/till-pin.ts'
import { languageSchema } from './language.ts'

/**
 * What the terminal shows now. The client's state machine makes it, the window renders it, and nothing in it is secret:
 * no PIN, no token, no key, no server address. Times are epoch milliseconds of this device's own clock.
 */

const at = z.number()

export const credentialTroubleSchema = z.enum(['locked', 'absent', 'unreadable'])
export type CredentialTrouble = z.infer<typeof credentialTroubleSchema>

/** A PIN or password that did not open a session. `number` grows with each, so that a screen can tell two alike apart. */
const refusalSchema = z.object({
  number: z.int(),
  code: errorCodeSchema,
  triesLeft: z.int().nullable(),
  afterTries: afterTriesSchema.nullable(),
  /** When the same call may succeed; null where no wait applies. */
  until: at.nullable(),
  /** A server's sentence on a field, e.g. the rule for a device name. */
  detail: z.string().nullable(),
})
export type Refusal = z.infer<typeof refusalSchema>

const lockedForSchema = z.object({ displayName: z.string(), since: at })

export const screenSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('starting') }),
  /** The keychain does not give the device key: `locked` (unlock it), `absent` (none runs), `unreadable` (it failed). */
  z.object({ kind: z.literal('credential'), trouble: credentialTroubleSchema }),
  z.object({
    kind: z.literal('unreachable'),
    since: at,
    lastContactAt: at.nullable(),
    nextTryAt: at,
    /** True while a try is under way. */
    trying: z.boolean(),
    /** Something was typed and not sent, or sent without an answer; it was cleared (TRM-3). */
    typedLost: z.boolean(),
    /** `refused_address`: plain http beyond loopback, or an address that is none: no try will help. */
    cause: z.enum(['network', 'server', 'refused_address']),
  }),
  z.object({
    kind: z.literal('password'),
    /** The keypad is there to go back to (DEV-11). */
    canUsePin: z.boolean(),
    /** Which organisation to name, where the server cannot know it. */
    asksOrganisation: z.boolean(),
    notice: z.enum(['none', 'revoked', 'pin_login_off', 'credential_lost', 'browser_forbidden', 'session_ended', 'lift_needs_lead']),
    refusal: refusalSchema.nullable(),
    busy: z.boolean(),
  }),
  z.object({
    kind: z.literal('pin'),
    keypad: keypadSchema,
    lockedFor: lockedForSchema.nullable(),
    /** A forgotten PIN is replaced by a mailed code here (SELF-7). */
    canRecover: z.boolean(),
    /** True right after a code made a new PIN: it is typed now. */
    pinIsNew: z.boolean(),
    refusal: refusalSchema.nullable(),
    /** A tap is in flight: keys rest. */
    busy: z.boolean(),
  }),
  /** The PIN was right, and a new one is demanded before it opens a session (FRC-1): who, why, and what a new one may be. */
  z.object({
    kind: z.literal('newPin'),
    ...pinChangeRequiredSchema.pick({ user: true, reason: true, keypad: true, generatedOnly: true, securityImage: true }).shape,
    refusal: refusalSchema.nullable(),
    busy: z.boolean(),
  }),
  /** The password was right, and the PIN comes after it (POL-8). */
  z.object({
    kind: z.literal('secondStep'),
    ...pinRequiredSchema.pick({ user: true, keypad: true, securityImage: true }).shape,
    refusal: refusalSchema.nullable(),
    busy: z.boolean(),
  }),
  /** "Forgot PIN?" on the keypad (SELF-7): name, mailed code, new PIN. It says nobody's name: a locked screen may lie behind it. */
  z.object({
    kind: z.literal('lostPin'),
    step: z.enum(['name', 'code', 'choose']),
    keypad: keypadSchema,
    generatedOnly: z.boolean(),
    refusal: refusalSchema.nullable(),
    busy: z.boolean(),
  }),
  z.object({ kind: z.literal('waiting'), until: at, seconds: z.int(), lockedFor: lockedForSchema.nullable() }),
  z.object({ kind: z.literal('paused'), since: at.nullable(), reason: pauseReasonSchema.nullable() }),
  /** The device was revoked while it was open (DEV-8): says so before the password screen. */
  z.object({ kind: z.literal('revoked') }),
  z.object({
    kind: z.literal('approval'),
    user: sessionUserSchema,
    /** From the sign-in (a "Not now" exists) or from Settings. */
    from: z.enum(['sign_in', 'settings']),
    suggestedName: z.string(),
    /** Records this device could be re-attached to (DEV-12), the likeliest first. */
    candidates: z.array(z.object({ id: z.string(), name: z.string(), lastSeenAt: z.string().nullable(), sameMachine: z.boolean() })),
    refusal: refusalSchema.nullable(),
    busy: z.boolean(),
  }),
  /** An admin or manager signed in on a paused device: the tries, and the question whether to open the keypad again (GRD-9). */
  z.object({
    kind: z.literal('lift'),
    user: sessionUserSchema,
    tries: deviceTriesSchema,
    refusal: refusalSchema.nullable(),
    busy: z.boolean(),
  }),
  /** The own PIN, from the user menu (SELF-5). */
  z.object({
    kind: z.literal('ownPin'),
    user: sessionUserSchema,
    ...tillPinSchema.omit({ retryAfterSeconds: true }).shape,
    /** When a new PIN may be tried again (POL-9); null: now. */
    triesAgainAt: at.nullable(),
    refusal: refusalSchema.nullable(),
    busy: z.boolean(),
  }),
  /** "This register", from the user menu of a lead (SIGN-1). */
  z.object({
    kind: z.literal('ownDevice'),
    user: sessionUserSchema,
    ...ownDeviceSchema.shape,
    /** How often a name was saved here; each is said once. */
    saved: z.int(),
    refusal: refusalSchema.nullable(),
    busy: z.boolean(),
  }),
  z.object({
    kind: z.literal('home'),
    user: sessionUserSchema,
    method: z.enum(['pin', 'password']),
    startedAt: at,
    /** True right after a locked session was resumed. */
    resumed: z.boolean(),
    /** True right after its owner chose a new PIN (FRC-2). */
    pinIsNew: z.boolean(),
    /** Settings > Log in with PIN code: what that page says here (DEV-2). */
    pinLogin: z.enum(['on_here', 'may_approve', 'before_activation', 'not_allowed']),
    /** "This register" is in the menu: a lead, on an approved device (DEV-8). */
    mayManage: z.boolean(),
    busy: z.boolean(),
  }),
])
export type Screen = z.infer<typeof screenSchema>
export type ScreenOf<Kind extends Screen['kind']> = Extract<Screen, { kind: Kind }>

export const terminalStateSchema = z.object({
  screen: screenSchema,
  /** Null until the server said so, or for a device it does not know. */
  organisationName: z.string().nullable(),
  deviceName: z.string().nullable(),
  connected: z.boolean(),
  platform: platformSchema,
  /** The device key lives in memory only and is gone at quit: demo on a machine without keychain. A banner says so. */
  credentialInMemory: z.boolean(),
  /** Seconds without a touch after which a session locks (TRM-1). */
  idleSeconds: z.int(),
  /** How the shop presents itself: its colour, its logo as a data URL, and the languages it offers, the first of which is where it begins. */
  appearance: z.object({
    colour: z.string().nullable(),
    logo: z.string().nullable(),
    /** Null where no shop said so: all there are. */
    languages: z.array(languageSchema).nullable(),
  }),
})
export type TerminalState = z.infer<typeof terminalStateSchema>

/** What the window keeps on this device, for everybody there. */
export const preferencesSchema = z.object({
  language: languageSchema.nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  contrast: z.enum(['system', 'more']),
})
export type Preferences = z.infer<typeof preferencesSchema>
