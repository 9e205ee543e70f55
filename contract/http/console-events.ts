import { z } from 'zod'
import { defineCall } from '../call.ts'
import { allRoles, leadRoles, type Role } from '../roles.ts'

/** What an open console may have to read anew. `me`: what the person who looks is shown of themselves. */
export const topicSchema = z.enum(['users', 'devices', 'pinLogin', 'settings', 'records', 'mail', 'appKeys', 'me'])
export type Topic = z.infer<typeof topicSchema>

/** What somebody of a role may hear of: what they may read, and nothing else. */
export function topicsFor(role: Role): readonly Topic[] {
  if (role === 'admin') return topicSchema.options
  return leadRoles.includes(role) ? topicSchema.options.filter((topic) => topic !== 'appKeys') : ['me']
}

/** What the server tells an open console. It carries no data: what has changed is read with the permission of who reads. */
export const consoleEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('changed'), topics: z.array(topicSchema) }),
  /** The session is over; the stream closes. */
  z.object({ type: z.literal('session_ended') }),
  /** The same person opened so many others that this one had to go; it may come back later. */
  z.object({ type: z.literal('displaced') }),
])
export type ConsoleEvent = z.infer<typeof consoleEventSchema>

/**
 * Server-sent events: `data:` holds one `ConsoleEvent`; a comment line every 15 seconds keeps proxies awake. The stream closes with its
 * session. What was missed while it was away is read anew after every reconnect.
 */
export const getConsoleEvents = defineCall({
  method: 'GET',
  path: '/v1/console/events',
  summary: 'Server-sent events: what has changed in the console',
  permission: { caller: 'browser', needs: 'session', roles: allRoles },
  responses: { 200: null },
})
