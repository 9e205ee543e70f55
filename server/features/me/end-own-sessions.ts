import type { SessionEndReason } from '../../../contract/http/terminal.ts'
import type { Executor } from '../../db/database.ts'
import { endSessions } from '../../db/session-endings.ts'
import type { ServerEvent } from '../../events/event-bus.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import type { Effects } from '../effects.ts'
import { findOpenSessionsOf } from './own-session-store.ts'

/** Ends those of somebody's own sessions that are wanted. @returns what to publish, one event for each. */
export async function endOwnSessions(
  tx: Executor,
  effects: Effects,
  { session, ip }: WithSession<BrowserCaller>,
  { wanted, reason }: { wanted: (id: string) => boolean; reason: SessionEndReason },
): Promise<ServerEvent[]> {
  const open = await findOpenSessionsOf(tx, session.user_id, effects.now())
  const by = { actorId: session.user_id, ip }
  const ended: ServerEvent[] = []
  for (const { id } of open.filter((each) => wanted(each.id)).reverse()) {
    ended.push(...(await endSessions(tx, effects, { id, user_id: session.user_id }, reason, by)))
  }
  return ended
}
