import type { Database, Executor } from '../../db/database.ts'
import type { UserRow } from '../../db/schema.ts'
import type { ApplicationCaller } from '../../http/caller.ts'
import type { CallLimit } from '../../http/call-limit.ts'
import type { PasswordCheck } from '../../http/password-check.ts'
import type { Effects } from '../effects.ts'

/** With what a user's new PIN is set, where one is demanded. */
export interface PinChange {
  token: string
  /** Epoch milliseconds. */
  expiresAt: number
}

export interface AppApiDeps {
  database: Database
  effects: Effects
  passwords: Pick<PasswordCheck, 'signIn'>
  /** How often one application may get a token, and have a password checked that its own server hands on, in a minute. */
  limits: { tokens: CallLimit; signIns: CallLimit }
  /** The token for a new PIN where policy demands one (FRC-1), bound to this application; null where it does not. */
  demandPinChange: (tx: Executor, caller: ApplicationCaller, user: UserRow) => Promise<PinChange | null>
}
