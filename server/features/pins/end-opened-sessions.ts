import type { Executor } from '../../db/database.ts'
import { endTheseSessions } from '../../db/session-endings.ts'
import type { ServerEvent } from '../../events/event-bus.ts'
import type { PinCoreDeps, PinTarget } from './pin-deps.ts'

/**
 * Ends what the PIN before opened, in the transaction that replaces it: whoever saw it is out at once, wherever they are (SELF-3, SELF-7,
 * DEV-10). Locked sessions stay for their owner, since the new PIN alone goes on with them; so does the session that makes the change.
 * @returns the events to publish after the commit.
 */
export async function endOpenedSessions({ effects }: PinCoreDeps, tx: Executor, { by, userId }: PinTarget): Promise<ServerEvent[]> {
  const opened = tx.query
    .selectFrom('sessions')
    .select('id')
    .where('user_id', '=', userId)
    .where('method', '=', 'pin')
    .where('ended_at', 'is', null)
    .where('locked_at', 'is', null)
  const others = by.sessionId === null ? opened : opened.where('id', '!=', by.sessionId)
  const ids = (await others.orderBy('id').execute()).map(({ id }) => id)
  return endTheseSessions(tx, effects, ids, 'pin_changed', { actorId: by.actorId, ip: by.ip })
}
