import type { AuditEvent } from '../../../contract/audit-events.ts'
import type { ConsoleChange, EventBus } from '../../events/event-bus.ts'
import { changeOf, joinChanges } from './console-change-policy.ts'

/** Milliseconds within which what is put on record goes out as one announcement, so that no tap pays for its own. */
const gatherFor = 150

/** Gathers what this node puts on record and announces it to the consoles of each organisation, on every node. */
export function createAnnouncer(events: Pick<EventBus, 'publish'>): { hear: (recorded: readonly AuditEvent[]) => void } {
  const waiting = new Map<string, { organisationId: string; change: ConsoleChange }>()
  const announce = (): void => {
    const all = [...waiting.values()]
    waiting.clear()
    events.publish(...all.map(({ organisationId, change }) => ({ type: 'console_changed' as const, organisationId, ...change })))
  }
  return {
    hear: (recorded) => {
      if (waiting.size === 0) setTimeout(announce, gatherFor).unref()
      for (const event of recorded) gather(waiting, event)
    },
  }
}

function gather(waiting: Map<string, { organisationId: string; change: ConsoleChange }>, event: AuditEvent): void {
  const { organisationId } = event
  const change = changeOf(event)
  const key = `${change.pace} ${organisationId}`
  const before = waiting.get(key)
  waiting.set(key, { organisationId, change: before === undefined ? change : joinChanges(before.change, change) })
}
