import type { Role } from '../../../contract/roles.ts'
import type { Executor } from '../../db/database.ts'

/** Whose PIN it is, as the records hold it; whether it opens anything is the caller's decision, with the same work either way (PIN-7). */
export interface PinOwner {
  userId: string
  displayName: string
  role: Role
  /** The user is blocked: the PIN opens nothing. */
  blocked: boolean
  /** The user was removed: the PIN opens nothing. */
  removed: boolean
  /** The PIN was given up and is kept from everybody else (PIN-10): it opens nothing. */
  retired: boolean
  /** Digits. */
  length: number
  /** The owner chose and typed it: no slip near it is forgiven for 30 days (GRD-5). */
  typedByOwner: boolean
  /** Epoch milliseconds; 0 for a retired PIN. */
  setAt: number
}

/** PINs that open sessions in an organisation: not retired, their users neither blocked nor removed (PIN-9, GRD-2). */
export interface ActivePinStats {
  count: number
  /** Lengths in use, shortest first, in digits; empty without PINs. */
  lengths: number[]
}

export interface PinLogin {
  organisationId: string
  userId: string
  /** The PIN as typed; never stored. */
  pin: string
  /** Epoch milliseconds. */
  at: number
}

/** What a tap needs to know of PINs. The composition root hands these functions to whoever lets people in. */
export interface PinLookup {
  /** Looks a PIN up under every live key version at once. The same queries and tags for every outcome (PIN-7). Null: nobody's. */
  findPinOwner: (tx: Executor, organisationId: string, pin: string) => Promise<PinOwner | null>
  /**
   * Notes that a PIN opened a session: from now on giving it up retires it (PIN-10). Writes claims that newer key versions still lack. An
   * old PIN that worked beside this one dies (POL-4), which may change the organisation's keypads.
   */
  notePinLogin: (tx: Executor, login: PinLogin) => Promise<{ keypadChanged: boolean }>
  activePinStats: (tx: Executor, organisationId: string) => Promise<ActivePinStats>
  /** What refused PINs are remembered and compared by for minutes (GRD-4). Under a key of its own: it never equals a claim's tag. */
  tagOf: (organisationId: string, pin: string) => Uint8Array
  /** `tagOf` of every PIN one digit or one swap away (GRD-5). */
  tagsOfNeighbours: (organisationId: string, pin: string) => Uint8Array[]
  /** Whether an active PIN is one digit or one swap away from this one (GRD-5, POL-10). */
  hasActiveNeighbour: (tx: Executor, organisationId: string, pin: string) => Promise<boolean>
}
