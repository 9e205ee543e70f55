import { z } from 'zod'
import { renameOwnDevice, revokeOwnDevice } from './http/own-device.ts'
import { askForPinCodeOnDevice } from './http/pin-codes.ts'
import { putTillPin } from './http/till-pin.ts'
import { personalPhraseSchema, securityImageSchema } from './security-images.ts'
import { preferencesSchema, terminalStateSchema } from './terminal-state.ts'
import { deviceNameSchema, idSchema, organisationSlugSchema, pinSchema, typedPasswordSchema } from './values.ts'

const nothing = z.undefined()

const offered = z.array(pinSchema).length(3).nullable()

/** By what somebody knows the screen (FRC-2); left out: what was chosen before stays. */
const image = { imageName: securityImageSchema.optional(), personalPhrase: personalPhraseSchema.optional() }

/**
 * Every channel between the window and the shell: a window asks, the shell answers when the deed is done. What came of it is
 * read from the state, which the shell pushes; so a channel answers with nothing unless it is a question.
 */
export const channels = {
  getState: { arguments: nothing, result: terminalStateSchema },
  signInWithPin: { arguments: z.strictObject({ pin: pinSchema }), result: nothing },
  signInWithPassword: {
    arguments: z.strictObject({
      organisation: organisationSlugSchema.optional(),
      username: z.string().trim().min(1).max(64),
      password: typedPasswordSchema,
    }),
    result: nothing,
  },
  /** The new PIN that was demanded (FRC-2), typed or one of three, with by what its owner wants to know the screen. */
  changePin: {
    arguments: z.union([z.strictObject({ ...image, pin: pinSchema }), z.strictObject({ ...image, offer: pinSchema })]),
    result: nothing,
  },
  /** Three PINs to choose one of (POL-9); null where there are none, and the state says why. They are in no state. */
  offerPins: { arguments: nothing, result: offered },
  /** User menu > PIN (SELF-5). */
  openOwnPin: { arguments: nothing, result: nothing },
  setOwnPin: { arguments: putTillPin.body, result: nothing },
  /** User menu > This register, for leads (SIGN-1). */
  openOwnDevice: { arguments: nothing, result: nothing },
  renameOwnDevice: { arguments: renameOwnDevice.body, result: nothing },
  revokeOwnDevice: { arguments: revokeOwnDevice.body, result: nothing },
  /** "Back": home, with everything as it was. */
  leaveOwnDevice: { arguments: nothing, result: nothing },
  /** "Forgot PIN?" on the keypad (SELF-7). */
  openLostPin: { arguments: nothing, result: nothing },
  askForCode: { arguments: askForPinCodeOnDevice.body, result: nothing },
  /** The code of the mail; the answer is as of `offerPins`. */
  typeCode: { arguments: z.strictObject({ code: z.string().trim().min(1).max(40) }), result: offered },
  setLostPin: { arguments: z.union([z.strictObject({ pin: pinSchema }), z.strictObject({ offer: pinSchema })]), result: nothing },
  /** "Not you?", "Back": from a new PIN to where one came from. */
  leaveNewPin: { arguments: nothing, result: nothing },
  /** The PIN after the password (POL-8). */
  takeSecondStep: { arguments: z.strictObject({ pin: pinSchema }), result: nothing },
  /** "Not you?": back to user name and password. */
  leaveSecondStep: { arguments: nothing, result: nothing },
  /** From the keypad to user name and password (DEV-11), also while PINs wait or are paused. */
  usePassword: { arguments: nothing, result: nothing },
  /** Back from user name and password to the keypad. */
  usePin: { arguments: nothing, result: nothing },
  /** Settings > Log in with PIN code > Approve (DEV-2). */
  openApproval: { arguments: nothing, result: nothing },
  approve: { arguments: z.strictObject({ name: deviceNameSchema, replaces: idSchema.optional() }), result: nothing },
  /** "Not now"; `dontAskAgain` is kept on the device until it is approved (DEV-4). */
  declineApproval: { arguments: z.strictObject({ dontAskAgain: z.boolean() }), result: nothing },
  lift: { arguments: nothing, result: nothing },
  declineLift: { arguments: nothing, result: nothing },
  lock: { arguments: nothing, result: nothing },
  /** Ends the session and shows the login screen; `switched` and `idle` end up in the records. */
  signOut: { arguments: nothing, result: nothing },
  /** Locks, so that the next PIN resumes or switches (TRM-2). */
  switchUser: { arguments: nothing, result: nothing },
  /** Nobody touched the screen for `idleSeconds`. */
  reportIdle: { arguments: nothing, result: nothing },
  retryNow: { arguments: nothing, result: nothing },
  /** From the "revoked" message on to the password screen; from `credential`: look at the keychain again. */
  acknowledge: { arguments: nothing, result: nothing },
  getPreferences: { arguments: nothing, result: preferencesSchema },
  setPreferences: { arguments: preferencesSchema.partial(), result: preferencesSchema },
} as const satisfies Record<string, { arguments: z.ZodType; result: z.ZodType }>

export type Channel = keyof typeof channels
export type Arguments<C extends Channel> = z.infer<(typeof channels)[C]['arguments']>
export type Result<C extends Channel> = z.infer<(typeof channels)[C]['result']>

/** The one message that the shell sends by itself. */
export const stateMessage = { name: 'state', payload: terminalStateSchema } as const

type Asks = {
  [C in Channel]: Arguments<C> extends undefined ? () => Promise<Result<C>> : (argument: Arguments<C>) => Promise<Result<C>>
}

/** What the screens talk to: the Electron preload, or the web shell in a browser. */
export interface TerminalBridge extends Asks {
  /** Calls the listener with every new state; returns how to stop. */
  onState(listener: (state: z.infer<typeof terminalStateSchema>) => void): () => void
}

/** Where the preload puts the bridge in the window. */
export const bridgeGlobal = 'tillpass'
