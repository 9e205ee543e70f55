import type { Database, Executor } from '../../db/database.ts'
import type { EventBus } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, LiveSession, WithSession } from '../../http/caller.ts'
import type { StillMay } from '../../http/still-may.ts'
import type { Effects } from '../effects.ts'

export interface PinRulesDeps {
  database: Database
  effects: Effects
  events: EventBus
  /** Whether who signed may still do it, asked in the transaction. */
  stillMay: StillMay
  /** Signs a change with the own password. */
  confirmPassword: (session: LiveSession, password: string, caller: BrowserCaller) => Promise<'accepted' | Refused>
  /** Whether there is a mail server (POL-7). */
  canMail: boolean
  /** Users, blocked ones too (POL-2). */
  countUsers: (tx: Executor, organisationId: string) => Promise<number>
  /** Active PINs by length, shortest first. */
  countActivePins: (tx: Executor, organisationId: string) => Promise<{ length: number; count: number }[]>
  listRefusedPins: (tx: Executor, organisationId: string) => Promise<string[]>
  /** New PINs for everybody (POL-4), in the transaction of the rules that ask for it. */
  renewal: {
    isUnderWay: (tx: Executor, organisationId: string) => Promise<boolean>
    refuse: (tx: Executor, organisationId: string, length: number) => Promise<Refused | null>
    begin: (tx: Executor, caller: WithSession<BrowserCaller>, wish: { length: number; graceDays: number }) => Promise<string>
  }
  replaceRefusedPins: (tx: Executor, organisationId: string, pins: readonly string[]) => Promise<void>
}
