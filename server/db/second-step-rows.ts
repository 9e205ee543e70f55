/** With what its user types the PIN after the password (POL-8): single use, one for each place. */
export interface SecondStepTokenRow {
  surface: 'terminal' | 'console'
  /** The device's key, or the hash of the browser's known-place cookie. */
  place: string
  user_id: string
  organisation_id: string
  /** The approved device, and from where: for the records, should the PIN never follow (LOG-1). */
  device_id: string | null
  ip: string | null
  /** SHA-256 of the token, which has 256 random bits. */
  token_hash: Uint8Array
  /** SHA-256 of the password's hash: after a new password the token is worth nothing. */
  password_mark: Uint8Array
  /** The user's version then: whoever was blocked, or got another role, starts anew. */
  user_version: number
  created_at: number
  expires_at: number
}

/** Wrong PINs after a right password, at one place; times in epoch milliseconds. */
export interface SecondStepCounterRow {
  user_id: string
  /** Where the user came in with both before: `terminal:<key>` or `console:<hash>`; else `strangers`. `known` is the day of all those places together. */
  place: string
  organisation_id: string
  /** In a row. */
  wrong: number
  /** Until when no PIN is taken there. */
  wait_until: number | null
  /** Wrong ones since then, within a day; no success takes them back. */
  day_from: number
  day_wrong: number
  last_at: number
}
