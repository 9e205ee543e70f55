import type { Executor } from '../../db/database.ts'
import { endSessions } from '../../db/session-endings.ts'
import type { ServerEvent } from '../../events/event-bus.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import type { Effects } from '../effects.ts'
import type { SettingValues } from './settings-policy.ts'
import { browserDevices, shortenSessions } from './settings-store.ts'

interface Applied {
  before: SettingValues
  after: SettingValues
  caller: WithSession<BrowserCaller>
}

/**
 * A shorter age counts for sessions that are open (TRM-1): one that is older now is refused at once and ended by the next sweep.
 * Forbidding browsers ends what is open on registers that are one (TRM-8). @returns what to publish.
 */
export async function applyToSessions(tx: Executor, effects: Effects, { before, after, caller }: Applied): Promise<ServerEvent[]> {
  const organisationId = caller.session.organisation_id
  if (after.terminalSessionSeconds < before.terminalSessionSeconds) {
    await shortenSessions(tx, organisationId, 'terminal', after.terminalSessionSeconds)
  }
  if (after.consoleSessionSeconds < before.consoleSessionSeconds) {
    await shortenSessions(tx, organisationId, 'console', after.consoleSessionSeconds)
  }
  if (after.browserDevicesAllowed || !before.browserDevicesAllowed) return []
  const by = { actorId: caller.session.user_id, ip: caller.ip }
  const events: ServerEvent[] = []
  for (const { id } of await browserDevices(tx, organisationId)) {
    events.push(...(await endSessions(tx, effects, { device_id: id }, 'browser_forbidden', by)))
  }
  return events
}
