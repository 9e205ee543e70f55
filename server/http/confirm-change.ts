import type { Confirm, SignedWith } from '../../contract/confirm.ts'
import type { Refused } from './answer.ts'
import type { BrowserCaller, DeviceCaller, LiveSession } from './caller.ts'

/** A change that its caller signed; the records say by what. */
export interface Signed {
  signedWith: SignedWith
}

/**
 * Signs a sensitive change with the own password, or the own PIN where that is switched on (SIGN-1). Wrong passwords count as GRD-8
 * says; of wrong PINs a user has five, wherever they are typed, until a password signs again, or somebody else or a mailed code sets the PIN.
 */
export type ConfirmChange = (session: LiveSession, confirm: Confirm, caller: BrowserCaller | DeviceCaller) => Promise<Signed | Refused>
