import type { Database, Executor } from '../../db/database.ts'
import type { EventBus } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, LiveSession } from '../../http/caller.ts'
import type { Effects } from '../effects.ts'

export interface UserServiceDeps {
  database: Database
  effects: Effects
  events: EventBus
  /** Signs a change with the own password (USR-4). */
  confirmPassword: (session: LiveSession, password: string, caller: BrowserCaller) => Promise<'accepted' | Refused>
  /** Gives a removed user's PIN up, in the same transaction (PIN-10). */
  releasePin: (tx: Executor, userId: string, now: number) => Promise<void>
}
