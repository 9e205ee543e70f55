import type { Language } from '../../contract/language.ts'
import type { MailFailure, MailKind } from '../../contract/mail-kinds.ts'

/** A mail to a user, written with its cause (MAIL-2). */
export interface OutboxRow {
  id: string
  organisation_id: string
  user_id: string
  /** Where it goes, whatever the user's address is by then; null: to that. */
  address: string | null
  kind: MailKind
  language: Language
  /** What its template is filled with, encrypted; null once it is delivered or too late. */
  sealed: Uint8Array | null
  state: 'waiting' | 'sent' | 'dead'
  attempts: number
  next_at: number
  /** Names the worker's round that sends it now, until when nobody else does. */
  lease: string | null
  lease_until: number | null
  /** How the last attempt failed; `reply` is the mail server's code alone, since its words may quote the mail. */
  why: MailFailure | null
  reply: string | null
  created_at: number
  /** From then on a failure is final. */
  give_up_at: number
  /** From then on it is of no use to its reader. */
  expires_at: number
  ended_at: number | null
}

/** Words of an organisation's own for a mail; where there are none, ours are sent (MAIL-1). */
export interface MailTemplateRow {
  organisation_id: string
  kind: MailKind
  language: Language
  subject: string
  body: string
  updated_at: number
}

/** Somebody wants a new password by mail (ACC-1): kept for seconds, whoever it is, so that the answer tells nothing. */
export interface ResetRequestRow {
  id: string
  organisation: string | null
  username: string
  ip: string
  /** By what the place where it is asked for may be known again (GRD-8); null where it brings nothing. */
  place: string | null
  /** How often it could not be answered, and when it is tried again. */
  tries: number
  next_at: number
  at: number
}

/** A link that shows a user's new PIN once (MAIL-3). One for each user: a newer PIN ends it. */
export interface PinLinkRow {
  user_id: string
  organisation_id: string
  /** SHA-256 of the token, which has 256 random bits. */
  token_hash: Uint8Array
  /** The digits, encrypted for this place. */
  sealed: Uint8Array
  created_at: number
  expires_at: number
}

/** A link by which its user chooses the own password, once (ACC-2). */
export interface PasswordLinkRow {
  organisation_id: string
  user_id: string
  kind: 'invitation' | 'reset'
  /** SHA-256 of the token, which has 256 random bits. */
  token_hash: Uint8Array
  created_at: number
  expires_at: number
  /** The same link as it was mailed has a token of its own, and where that went: who comes by it shows that the mail reached them. */
  mailed_token_hash: Uint8Array | null
  mailed_to: string | null
}
