/** What every service is handed besides its stores, so that tests hold the clock and the dice. */
export interface Effects {
  /** Now, in epoch milliseconds. */
  now: () => number
  /** A new UUIDv7 (RFC 9562), ordered by time. */
  newId: () => string
  /** Cryptographic randomness. */
  randomBytes: (count: number) => Uint8Array
}
