import type { OpenedSession, PinChangeRequired, PinRequired, SessionUser } from '../../contract/http/sessions.ts'
import type { Keypad, Terminal, TerminalLogo } from '../../contract/http/terminal.ts'
import type { PauseReason } from '../../contract/errors.ts'
import type { Screen, ScreenOf } from '../../contract/terminal-state.ts'
import { freshPreferences, type StoredPreferences } from '../ports/preference-store.ts'

/** A session this device holds. The token stays in here: `terminalStateOf` does not take it along. Times in epoch milliseconds. */
export interface HeldSession {
  id: string
  token: string
  method: OpenedSession['method']
  user: SessionUser
  organisationName: string
  startedAt: number
  expiresAt: number
  approval: OpenedSession['approval']
  resumed: boolean
  /** Its owner chose a new PIN to open it (FRC-2). */
  pinIsNew: boolean
  /** Since when it is locked (TRM-2); null while its user works. */
  lockedSince: number | null
  /** Whether the server has been asked to lock it, or has done so; `none` also where the asking did not arrive. */
  lock: 'none' | 'asked' | 'told'
}

/** The server is away. The times are those of screen `unreachable`, which is made from this. */
export interface Outage {
  since: number
  nextTryAt: number
  trying: boolean
  typedLost: boolean
  cause: ScreenOf<'unreachable'>['cause']
  /** Tries that failed in a row. */
  tries: number
}

/**
 * How far somebody is who forgot the PIN (SELF-7). Request and code are as good as a token for some minutes, and stay in here.
 * `keypad`: lengths of a typed PIN; null where none is typed.
 */
export type LostPin =
  | { step: 'name' }
  | { step: 'code'; request: string; code?: string }
  | { step: 'choose'; request: string; code: string; keypad: Keypad | null }

/** Everything a device knows about itself. A PIN or password is never in it: they pass from an event into an effect. */
export interface Machine {
  screen: Screen
  /** The server's origin: what the device's memory is kept under. */
  server: string
  thumbprint: string | null
  credentialInMemory: boolean
  stored: StoredPreferences
  /** As read last; null before the first answer. */
  terminal: Terminal | null
  /** The shop's logo as read last; null where there is none. */
  logo: TerminalLogo
  session: HeldSession | null
  /** A PIN was right, and a new one is demanded first (FRC-1); its token stays in here as that of a session does. */
  demand: PinChangeRequired | null
  /** The password was right, and the PIN comes after it (POL-8); its token stays in here likewise. */
  secondStep: PinRequired | null
  /** Whether the demand followed a password: then it stands on any device, approved or not. */
  afterPassword: boolean
  /** Somebody forgot the PIN, and is on the way to a new one. */
  lost: LostPin | null
  /** A mailed code made a new PIN, and nobody typed one since. */
  codeWorked: boolean
  lastContactAt: number | null
  /** Set while the server does not answer (TRM-3). */
  outage: Outage | null
  /** PINs are not taken until then (GRD-1); `seconds` is the whole wait. */
  wait: { until: number; seconds: number } | null
  /** PINs are not taken until somebody lifts the pause (GRD-2). */
  pause: { since: number | null; reason: PauseReason | null } | null
  /** Somebody chose user name and password on an approved device (DEV-11). */
  wantsPassword: boolean
  /** The approval was taken away while the terminal was open, and nobody has read so yet (DEV-8). */
  withdrawn: boolean
  /** The server ended the last session, and nobody signed in since. */
  sessionEnded: boolean
  browserForbidden: boolean
  /** The settings name the organisation, so that nobody is asked for it. */
  organisationIsSet: boolean
  /** Counts refusals, so that a screen can tell two alike apart. */
  refusals: number
  /** Tokens of sessions that were left while the server was away: they are ended when it is back. */
  leftTokens: readonly string[]
}

/** A device that was just switched on. */
export function newMachine(server: string, { organisationIsSet }: { organisationIsSet: boolean }): Machine {
  return {
    screen: { kind: 'starting' },
    server,
    thumbprint: null,
    credentialInMemory: false,
    stored: freshPreferences,
    terminal: null,
    logo: null,
    session: null,
    demand: null,
    secondStep: null,
    afterPassword: false,
    lost: null,
    codeWorked: false,
    lastContactAt: null,
    outage: null,
    wait: null,
    pause: null,
    wantsPassword: false,
    withdrawn: false,
    sessionEnded: false,
    browserForbidden: false,
    organisationIsSet,
    refusals: 0,
    leftTokens: [],
  }
}
