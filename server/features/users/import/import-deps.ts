import type { Database, Executor } from '../../../db/database.ts'
import type { EventBus } from '../../../events/event-bus.ts'
import type { Refused } from '../../../http/answer.ts'
import type { BrowserCaller, LiveSession } from '../../../http/caller.ts'
import type { Effects } from '../../effects.ts'

/** A PIN for somebody new: that of the file, or a generated one. */
interface PinGift {
  organisationId: string
  userId: string
  pin: string | null
  length: number
  randomBytes: (count: number) => Uint8Array
  now: number
}

export interface ImportDeps {
  database: Database
  effects: Effects
  events: EventBus
  /** Signs the import with the own password, once. */
  confirmPassword: (session: LiveSession, password: string, caller: BrowserCaller) => Promise<'accepted' | Refused>
  pins: {
    lengthFor: (tx: Executor, organisationId: string, more: number) => Promise<number>
    keypadOf: (tx: Executor, organisationId: string) => Promise<string>
    give: (tx: Executor, gift: PinGift) => Promise<{ pin: string; from: 'file' | 'generated' } | null>
    recall: (tx: Executor, gift: Omit<PinGift, 'pin' | 'now'>) => Promise<string | null>
  }
}
