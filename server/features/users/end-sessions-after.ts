import type { Executor } from '../../db/database.ts'
import type { UserRow } from '../../db/schema.ts'
import { endSessions, type EndedBy } from '../../db/session-endings.ts'
import type { ServerEvent } from '../../events/event-bus.ts'
import type { Effects } from '../effects.ts'

/** Ends the sessions that a change of their user outdates (DEV-10): all of them, or those a password began. @returns what to publish. */
export async function endSessionsAfter(
  tx: Executor,
  effects: Effects,
  { user, after, by }: { user: UserRow; after: UserRow; by: EndedBy },
): Promise<ServerEvent[]> {
  if (after.blocked > user.blocked) return endSessions(tx, effects, { user_id: user.id }, 'user_blocked', by)
  if (after.role !== user.role) return endSessions(tx, effects, { user_id: user.id }, 'role_changed', by)
  if (after.password_hash === null) return endSessions(tx, effects, { user_id: user.id, method: 'password' }, 'password_changed', by)
  return []
}
