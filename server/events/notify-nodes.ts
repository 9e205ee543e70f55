import { sql } from 'kysely'
import type { Executor } from '../db/database.ts'
import { writeMessage } from './event-message.ts'
import type { ServerEvent } from './event-bus.ts'

export const eventChannel = 'tillpass_events'

/**
 * Tells other nodes of one PostgreSQL by NOTIFY; in a transaction they hear at its commit. On SQLite there are none.
 * @param node who says it; a node does not listen to itself.
 */
export async function notifyNodes(database: Executor, node: string, events: readonly ServerEvent[]): Promise<void> {
  if (database.kind === 'sqlite') return
  for (const event of events) await sql`select pg_notify(${eventChannel}, ${writeMessage(node, event)})`.execute(database.query)
}
