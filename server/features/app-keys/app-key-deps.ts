import type { Database } from '../../db/database.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, LiveSession } from '../../http/caller.ts'
import type { StillMay } from '../../http/still-may.ts'
import type { Effects } from '../effects.ts'

export interface AppKeyDeps {
  database: Database
  effects: Effects
  /** Whether who signed may still do it, asked in the transaction. */
  stillMay: StillMay
  /** Signs the change with the own password, never with a PIN: a key acts for everybody. */
  confirmPassword: (session: LiveSession, password: string, caller: BrowserCaller) => Promise<'accepted' | Refused>
}
