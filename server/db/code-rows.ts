/** A mailed link by which somebody shows that an address is theirs; one for each user. */
export interface EmailLinkRow {
  organisation_id: string
  user_id: string
  /** The address it was mailed to. */
  email: string
  token_hash: Uint8Array
  created_at: number
  expires_at: number
}

/** A wish for a code to choose a new PIN (SELF-4, SELF-7). It is kept the same way whoever it names, so that nobody learns who is there. */
export interface PinCodeRow {
  /** SHA-256 of what whoever asked was given; the code works with that alone. */
  request_hash: Uint8Array
  /** The short name, as asked for; null for the only organisation there is. */
  organisation: string | null
  /** Where a device asks, its organisation. */
  organisation_id: string | null
  /** User name or address as typed; null once it was answered. */
  wanted: string | null
  /** Whose PIN it is about; null where nobody was found. */
  user_id: string | null
  /** Keyed hash of the code. */
  tag: Uint8Array | null
  /** Wrong codes so far. */
  wrong: number
  ip: string
  device_id: string | null
  /** By what the place where it is asked for may be known again (GRD-8); null where it brings nothing. */
  place: string | null
  /** How often it could not be answered, and when it is tried again. */
  tries: number
  next_at: number
  created_at: number
  expires_at: number
}

/** One printed code to choose a new password by, once (ACC-1). */
export interface RecoveryCodeRow {
  organisation_id: string
  user_id: string
  /** Keyed hash of the code. */
  tag: Uint8Array
  created_at: number
}

/** A code or link that went to somebody by mail, by where it was asked for: strangers use up their own share alone (SELF-7, ACC-1). */
export interface SecretMailRow {
  organisation_id: string
  user_id: string
  kind: 'pin_code' | 'reset'
  /** A place where that user signed in before, or `strangers`. */
  place: string
  at: number
}
