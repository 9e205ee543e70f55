import type { SecurityImage } from '../../../contract/security-images.ts'
import type { Database, Executor } from '../../db/database.ts'
import type { UserRow } from '../../db/schema.ts'
import type { Refused } from '../../http/answer.ts'
import type { ApplicationCaller } from '../../http/caller.ts'
import type { CallLimit } from '../../http/call-limit.ts'
import type { PasswordCheck } from '../../http/password-check.ts'
import type { Effects } from '../effects.ts'

/** With what a user's new PIN is set, where one is demanded. */
export interface PinChange {
  token: string
  /** Epoch milliseconds. */
  expiresAt: number
}

export interface AppApiDeps {
  database: Database
  effects: Effects
  passwords: Pick<PasswordCheck, 'signIn'>
  /** How often one application may get a token, and have a password checked that its own server hands on, in a minute. */
  limits: { tokens: CallLimit; signIns: CallLimit }
  /** Whether this user's role asks for a PIN after the password (POL-8). */
  needsSecondStep: (tx: Executor, user: UserRow) => Promise<boolean>
  /** The token for a new PIN where policy demands one (FRC-1), bound to this application; null where it does not. */
  demandPinChange: (tx: Executor, caller: ApplicationCaller, user: UserRow) => Promise<PinChange | null>
  /** Digits that a new PIN may have. */
  pinBounds: (organisationId: string) => Promise<{ max: number }>
  /** Sets the PIN that was demanded (FRC-2), with a token of this application's. @returns why not, or null. */
  changePin: (caller: ApplicationCaller, given: AppPin) => Promise<Refused | null>
  /** Three PINs to choose the demanded one from (POL-9), for who holds a token of this application's. */
  offerPins: (caller: ApplicationCaller, token: string) => Promise<OfferedPins | Refused>
}

export interface OfferedPins {
  pins: string[]
  /** Epoch milliseconds. */
  expiresAt: number
}

/** The token with the new PIN, and by what its owner wants to know the screen; what is left out stays. */
export interface AppPin {
  token: string
  pin: string
  imageName?: SecurityImage | undefined
  personalPhrase?: string | undefined
}
