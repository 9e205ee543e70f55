import type { AppKind, AppScope } from '../../contract/app-keys.ts'
import type { Role } from '../../contract/roles.ts'
import type { DeviceRow, SessionRow } from '../db/schema.ts'

/** A DPoP proof (RFC 9449) whose signature, address and nonce are good. It is spent once, by the guard or in the call's own transaction. */
export interface Proof {
  /** RFC 7638 thumbprint of the key that signed. */
  thumbprint: string
  /** The public key as canonical JSON. */
  publicJwk: string
  /** What `dpop_proofs` remembers it by. */
  id: string
  /** Until when it has to be remembered, epoch milliseconds. */
  expiresAt: number
}

/** A session that is alive: not ended, not expired, its user neither blocked nor removed. Role and name are read anew with every call. */
export interface LiveSession extends Pick<
  SessionRow,
  'id' | 'organisation_id' | 'user_id' | 'device_id' | 'surface' | 'method' | 'key_thumbprint' | 'started_at' | 'expires_at' | 'locked_at'
> {
  role: Role
  displayName: string
}

export interface AnyoneCaller {
  kind: 'anyone'
  ip: string
}
export interface DeviceCaller {
  kind: 'device'
  ip: string
  proof: Proof
  /** The device of this key, approved or revoked; null for an unknown key. */
  device: DeviceRow | null
  /** The session of the token, where one was sent and is bound to this key. */
  session: LiveSession | null
}
export interface BrowserCaller {
  kind: 'browser'
  ip: string
  session: LiveSession | null
  /** Known-place cookie's value (GRD-8), where the browser has one. */
  place: string | null
}

/** An application whose key works: neither withdrawn nor replaced. Read anew with every call. */
export interface App {
  id: string
  organisation_id: string
  name: string
  kind: AppKind
  scopes: readonly AppScope[]
}

export interface ApplicationCaller {
  kind: 'application'
  ip: string
  app: App
  /** By what the application proved itself: hashes of the key and, where the call needs one, of the token. */
  keyHash: Uint8Array
  tokenHash: Uint8Array | null
}

export type Caller = AnyoneCaller | DeviceCaller | BrowserCaller | ApplicationCaller

/** A caller whose session the guard has seen: what routes that need one get. */
export type WithSession<C extends DeviceCaller | BrowserCaller> = C & { session: LiveSession }
