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
