import type { PauseReason } from '../../contract/errors.ts'

/** Rows of what guards sign-ins: counters, places, and proofs already seen. */

/** Guessing state of one device: the row every tap locks first (GRD-3). */
export interface GuessingRow {
  device_id: string
  organisation_id: string
  wrong_in_row: number
  wait_until: number | null
  wait_seconds: number
  paused_at: number | null
  pause_reason: PauseReason | null
  /** JSON arrays of epoch milliseconds within the last 30 days. */
  charges: string
  forgiven: string
  lifts: string
}

/** A refused PIN's tag, kept for five minutes and no longer (GRD-4, GRD-5). */
export interface GuessingRefusalRow {
  device_id: string
  tag: Uint8Array
  refused_at: number
  /** The charge it made, or null where it made none. */
  charged_at: number | null
}

/** Wrong passwords of one user at one place (GRD-8). */
export interface PasswordAttemptRow {
  organisation_id: string
  /** Keyed hash of the folded user name, so that unknown users count alike. */
  subject: Uint8Array
  /** `address:<ip>`, `device:<thumbprint>`, `browser:<hash>` or `strangers`. */
  place: string
  wrong_in_row: number
  refused_until: number | null
  last_at: number
}

/** Wrong PINs with which a user tried to sign since the password last signed (SIGN-1). */
export interface SigningTryRow {
  user_id: string
  organisation_id: string
  wrong: number
  last_at: number
}

/** Where a user signed in before (GRD-8). */
export interface KnownPlaceRow {
  organisation_id: string
  user_id: string
  place: string
  last_at: number
}

/** Proofs and single-use nonces already seen (RFC 9449, section 11.1). */
export interface DpopProofRow {
  id: string
  expires_at: number
}
