import type { NewPinTold } from '../../contract/mail-kinds.ts'

/** A running import of users (USR-6): signed once, bound to its session, gone when it is over. */
export interface UserImportRow {
  id: string
  organisation_id: string
  user_id: string
  session_id: string
  ip: string
  /** Half of what its generated PINs are drawn from; the other half is the browser's and stored nowhere. */
  secret: Uint8Array
  /** How many rows it may bring. */
  rows: number
  /** Digits of a generated PIN. */
  pin_length: number
  with_pins: 0 | 1
  /** Whether who is to have a password is invited by mail (ACC-2). */
  invites: 0 | 1
  started_at: number
  expires_at: number
}

/** What became of a row, so that a batch that is sent again changes nothing. */
export interface UserImportResultRow {
  import_id: string
  row: number
  outcome: 'added' | 'there' | 'refused'
  reason: string | null
  user_id: string | null
  pin: 'file' | 'generated' | null
  /** Whether a PIN is mailed to its user, and why not (POL-7); null where none is to be. */
  pin_told: NewPinTold | null
  invited: 0 | 1
}
