import type { NewPinTold } from '../../contract/mail-kinds.ts'

/** New PINs for everybody in an organisation (POL-4). */
export interface PinRenewalRow {
  id: string
  organisation_id: string
  state: 'running' | 'paused' | 'done' | 'cancelled'
  /** Digits of the new PINs. */
  length: number
  /** Days for which the old PIN works beside the new one. */
  grace_days: number
  started_by: string
  /** PINs that were set since are left alone. */
  started_at: number
  ended_at: number | null
}

/** What became of one person. Who has no row is still to come, has set a new PIN by hand, or is none of those it is about. */
export interface PinRenewalResultRow {
  renewal_id: string
  user_id: string
  organisation_id: string
  /** `failed`: the old PIN goes on working; `again`: it is to be tried once more. Otherwise the new one is in a mail or on the sheet. */
  outcome: NewPinTold | 'failed' | 'again'
  why: 'space_full' | 'trouble' | null
  /** When; the new PIN's `set_at`, by which it is told from one that came later. */
  at: number
  /** The new PIN for the printed sheet, encrypted; null once it is handed out, or of no use any more. */
  sealed: Uint8Array | null
  sealed_until: number | null
  /** When the sheet was opened last with this slip on it. */
  shown_at: number | null
  handed_out_at: number | null
}

/** Outcomes of who has a new PIN that no mail brings: it goes on the sheet. */
export const notMailed = ['no_address', 'no_mail_server', 'password_by_mail'] as const satisfies readonly NewPinTold[]

/** A PIN that works beside its successor, until then or until that one logs in (POL-4). Its claims have `grace`. */
export interface PinGraceRow {
  user_id: string
  organisation_id: string
  length: number
  set_at: number
  typed_by_owner: 0 | 1
  last_login_at: number | null
  until: number
}
