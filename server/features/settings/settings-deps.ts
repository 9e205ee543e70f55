import type { Database } from '../../db/database.ts'
import type { EventBus } from '../../events/event-bus.ts'
import type { StillMay } from '../../http/still-may.ts'
import type { Effects } from '../effects.ts'

export interface SettingsServiceDeps {
  database: Database
  effects: Effects
  events: EventBus
  /** Whether who asks may still do it, asked in the transaction. */
  stillMay: StillMay
}
