import type { Database, Executor } from '../../db/database.ts'
import type { EventBus } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, LiveSession } from '../../http/caller.ts'
import type { Effects } from '../effects.ts'

export interface PinRulesDeps {
  database: Database
  effects: Effects
  events: EventBus
  /** Signs a change with the own password. */
  confirmPassword: (session: LiveSession, password: string, caller: BrowserCaller) => Promise<'accepted' | Refused>
  /** Users, blocked ones too (POL-2). */
  countUsers: (tx: Executor, organisationId: string) => Promise<number>
  /** Active PINs by length, shortest first. */
  countActivePins: (tx: Executor, organisationId: string) => Promise<{ length: number; count: number }[]>
  listRefusedPins: (tx: Executor, organisationId: string) => Promise<string[]>
  replaceRefusedPins: (tx: Executor, organisationId: string, pins: readonly string[]) => Promise<void>
}
