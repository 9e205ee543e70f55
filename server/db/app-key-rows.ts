import type { AppKind } from '../../contract/app-keys.ts'

/** An application that may call the API (FRC-5). What it proves itself with is in `app_key_secrets`. */
export interface AppKeyRow {
  id: string
  organisation_id: string
  name: string
  kind: AppKind
  /** What it may do, parted by commas. */
  scopes: string
  created_by: string
  created_at: number
  last_used_at: number | null
  /** Once it is set, no secret or token of it is left. */
  withdrawn_at: number | null
}

/** A secret of an application: one, or two while an old one still works beside its successor. */
export interface AppKeySecretRow {
  /** SHA-256 of the key, which has 256 random bits. */
  key_hash: Uint8Array
  app_key_id: string
  organisation_id: string
  created_at: number
  last_used_at: number | null
  /** Null for the newest; else until when the old one works. */
  expires_at: number | null
}

/** A bearer token. It opens nothing without a living secret of the application that it was made for. */
export interface AppTokenRow {
  /** SHA-256 of the token, which has 256 random bits. */
  token_hash: Uint8Array
  app_key_id: string
  organisation_id: string
  created_at: number
  expires_at: number
}
