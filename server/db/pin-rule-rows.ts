/** A PIN that an organisation gives to nobody (POL-3). Readable: who keeps the list has to see it, and it tells of PINs that nobody gets. */
export interface RefusedPinRow {
  organisation_id: string
  pin: string
}

/** Somebody tried a PIN for somebody, or had PINs made (POL-9). */
export interface PinTryRow {
  organisation_id: string
  actor_id: string
  subject_id: string
  kind: 'accepted' | 'refused' | 'generated' | 'offered'
  at: number
}

/** A generated PIN that may be chosen for a user (POL-9), as a tag under the key of refusals. */
export interface PinOfferRow {
  organisation_id: string
  actor_id: string
  subject_id: string
  tag: Uint8Array
  expires_at: number
}

/** With what its user sets the PIN that is demanded (FRC-1, FRC-2): single use, and worth nothing once anything it was made for changed. */
export interface PinChangeTokenRow {
  user_id: string
  organisation_id: string
  /** SHA-256 of the token, which has 256 random bits. */
  token_hash: Uint8Array
  surface: 'terminal' | 'console' | 'app'
  /** The device's key it is bound to; null elsewhere. */
  key_thumbprint: string | null
  /** The application's key it is bound to; null elsewhere. */
  app_key_id: string | null
  /** Hash of the known-place cookie it is bound to; null elsewhere. */
  browser_place: string | null
  /** 1 where the user proved the password, and what comes of it is a sign-in with that (POL-8). */
  after_password: 0 | 1
  /** `set_at` of the PIN that is to be changed; null where there is none yet. */
  pin_set_at: number | null
  /** The same PIN's `version`, since two may be set within a millisecond. */
  pin_version: number | null
  /** The user's version then: whoever was blocked, or became another, starts anew. */
  user_version: number
  created_at: number
  expires_at: number
}
