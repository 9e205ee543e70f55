import type { Database } from '../../db/database.ts'
import type { EventBus } from '../../events/event-bus.ts'
import type { Effects } from '../effects.ts'

export interface SettingsServiceDeps {
  database: Database
  effects: Effects
  events: EventBus
}
