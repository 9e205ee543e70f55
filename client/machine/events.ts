import type { approveDevice, getOwnTries, liftOwnPause, listReattachable } from '../../contract/http/devices.ts'
import type { getOwnDevice } from '../../contract/http/own-device.ts'
import type { changePinAtSignIn, offerPinsAtSignIn } from '../../contract/http/pin-changes.ts'
import type { askForPinCodeOnDevice, CodeOffers, redeemPinCodeOnDevice } from '../../contract/http/pin-codes.ts'
import type {
  endSession,
  getSession,
  lockSession,
  signInWithPassword,
  signInWithPin,
  signInWithSecondStep,
} from '../../contract/http/sessions.ts'
import type { getTerminal, getTerminalLogo, TerminalEvent } from '../../contract/http/terminal.ts'
import type { getTillPin, offerTillPins } from '../../contract/http/till-pin.ts'
import type { Arguments } from '../../contract/ipc.ts'
import type { CredentialTrouble, Preferences } from '../../contract/terminal-state.ts'
import type { Answer, BodyOf } from '../http/answer.ts'
import type { StoredPreferences } from '../ports/preference-store.ts'

/** What a lead does with "This register". */
export type OwnDeviceDeed =
  { do: 'open' } | ({ do: 'rename' } & Arguments<'renameOwnDevice'>) | ({ do: 'revoke' } & Arguments<'revokeOwnDevice'>) | { do: 'leave' }

/** What came of it. */
export type OwnDeviceAnswer =
  | { of: 'read'; answer: Answer<BodyOf<typeof getOwnDevice>> }
  | { of: 'rename'; name: string; answer: Answer<null> }
  | { of: 'revoke'; answer: Answer<null> }

/** What somebody at the screen did. */
export type Deed =
  | { type: 'pin_typed'; pin: string }
  | ({ type: 'password_typed' } & Arguments<'signInWithPassword'>)
  | { type: 'new_pin_chosen'; given: Arguments<'changePin'> }
  | { type: 'own_pin_opened' }
  | { type: 'own_pin_chosen'; given: Arguments<'setOwnPin'> }
  | ({ type: 'own_device' } & OwnDeviceDeed)
  | { type: 'lost_pin_opened' }
  | ({ type: 'code_wanted' } & Arguments<'askForCode'>)
  | ({ type: 'code_typed' } & Arguments<'typeCode'>)
  | { type: 'lost_pin_chosen'; given: Arguments<'setLostPin'> }
  | { type: 'offers_wanted' }
  | { type: 'new_pin_left' }
  | { type: 'second_step_typed'; pin: string }
  | { type: 'second_step_left' }
  | { type: 'password_wanted' }
  | { type: 'pin_wanted' }
  | { type: 'approval_opened' }
  | ({ type: 'approval_confirmed' } & Arguments<'approve'>)
  | { type: 'approval_declined'; dontAskAgain: boolean }
  | { type: 'lift_confirmed' }
  | { type: 'lift_declined' }
  | { type: 'locked' }
  | { type: 'signed_out' }
  | { type: 'left_idle' }
  | { type: 'retry_wanted' }
  | { type: 'acknowledged' }
  | { type: 'preferences_chosen'; preferences: Partial<Preferences> }

/** What came back from the device, the server or the clock. Answers on a session carry its token, so that a late one is known as late. */
export type Happening =
  | { type: 'started' }
  | { type: 'address_refused' }
  | { type: 'preferences_loaded'; stored: StoredPreferences }
  | { type: 'credential_ready'; thumbprint: string; inMemory: boolean }
  | { type: 'credential_trouble'; trouble: CredentialTrouble }
  | { type: 'terminal_answered'; answer: Answer<BodyOf<typeof getTerminal>> }
  | { type: 'logo_answered'; answer: Answer<BodyOf<typeof getTerminalLogo>> }
  | { type: 'session_answered'; token: string; answer: Answer<BodyOf<typeof getSession>> }
  | { type: 'pin_answered'; answer: Answer<BodyOf<typeof signInWithPin>> }
  | { type: 'new_pin_answered'; token: string; answer: Answer<BodyOf<typeof changePinAtSignIn>> }
  | { type: 'offers_answered'; token: string; answer: Answer<BodyOf<typeof offerPinsAtSignIn>> }
  | { type: 'own_pin_read'; token: string; answer: Answer<BodyOf<typeof getTillPin>> }
  | { type: 'own_pin_answered'; token: string; answer: Answer<null> }
  | { type: 'own_offers_answered'; token: string; answer: Answer<BodyOf<typeof offerTillPins>> }
  | ({ type: 'own_device_answered'; token: string } & OwnDeviceAnswer)
  | { type: 'code_asked'; answer: Answer<BodyOf<typeof askForPinCodeOnDevice>> }
  | { type: 'code_offers_answered'; request: string; answer: Answer<CodeOffers> }
  | { type: 'code_redeemed'; request: string; answer: Answer<BodyOf<typeof redeemPinCodeOnDevice>> }
  | { type: 'password_answered'; answer: Answer<BodyOf<typeof signInWithPassword>> }
  | { type: 'second_step_answered'; token: string; answer: Answer<BodyOf<typeof signInWithSecondStep>> }
  | { type: 'candidates_answered'; token: string; answer: Answer<BodyOf<typeof listReattachable>>; suggestedName: string }
  | { type: 'approval_answered'; token: string; answer: Answer<BodyOf<typeof approveDevice>> }
  | { type: 'tries_answered'; token: string; answer: Answer<BodyOf<typeof getOwnTries>> }
  | { type: 'lift_answered'; token: string; answer: Answer<BodyOf<typeof liftOwnPause>> }
  | { type: 'lock_answered'; token: string; answer: Answer<BodyOf<typeof lockSession>> }
  | { type: 'end_answered'; token: string; answer: Answer<BodyOf<typeof endSession>> }
  | { type: 'server_said'; event: TerminalEvent }
  | { type: 'stream_opened' }
  | { type: 'stream_lost' }
  | { type: 'timer_rang'; timer: TimerName }

export type MachineEvent = Deed | Happening

/** `retry`: try the server again. `wait`: PINs are taken again (GRD-1). `expiry`: the session has reached its maximum age (TRM-1). */
export type TimerName = 'retry' | 'wait' | 'expiry'

/** What the reducer asks the edge to do. */
export type Effect =
  | { type: 'load_credential' }
  | { type: 'read_terminal' }
  | { type: 'read_logo' }
  | { type: 'read_session'; token: string }
  | { type: 'sign_in_with_pin'; pin: string; token: string | null }
  | { type: 'change_pin'; token: string; sessionToken: string | null; given: Arguments<'changePin'> }
  | { type: 'offer_pins'; token: string; sessionToken: string | null }
  | { type: 'read_own_pin'; token: string }
  | { type: 'set_own_pin'; token: string; given: Arguments<'setOwnPin'> }
  | { type: 'offer_own_pins'; token: string }
  | { type: 'read_own_device'; token: string }
  | ({ type: 'rename_own_device'; token: string } & Arguments<'renameOwnDevice'>)
  | ({ type: 'revoke_own_device'; token: string } & Arguments<'revokeOwnDevice'>)
  | ({ type: 'ask_pin_code' } & Arguments<'askForCode'>)
  | { type: 'offer_by_code'; request: string; code: string }
  | { type: 'redeem_pin_code'; request: string; code: string; given: Arguments<'setLostPin'> }
  | ({ type: 'sign_in_with_password' } & Arguments<'signInWithPassword'>)
  | { type: 'take_second_step'; token: string; pin: string }
  | { type: 'read_candidates'; token: string }
  | ({ type: 'approve'; token: string } & Arguments<'approve'>)
  | { type: 'read_tries'; token: string }
  | { type: 'lift'; token: string }
  | { type: 'lock'; token: string }
  | { type: 'end_session'; token: string; reason: 'signed_out' | 'idle' }
  /** Listens to the server, instead of any listening before. */
  | { type: 'listen'; token: string | null }
  | { type: 'save_preferences'; stored: StoredPreferences }
  | { type: 'set_timer'; timer: TimerName; at: number }
  | { type: 'stop_timer'; timer: TimerName }

/** The device's clock and a random number from 0 inclusive to 1 exclusive, as they are when an event arrives. */
export interface Moment {
  now: number
  random: number
}
