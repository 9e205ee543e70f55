import { z } from 'zod'
import { topicSchema } from '../../contract/http/console-events.ts'
import { sessionEndReasonSchema } from '../../contract/http/terminal.ts'
import type { ServerEvent } from './event-bus.ts'

/** Events as one node tells them to the others. Another node may run another version, so what comes in is parsed. */
const eventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('session_ended'),
    organisationId: z.string(),
    sessionId: z.string(),
    deviceId: z.string().nullable(),
    keyThumbprint: z.string().nullable(),
    reason: sessionEndReasonSchema,
  }),
  z.object({ type: z.literal('device_changed'), organisationId: z.string(), deviceId: z.string(), keyThumbprint: z.string() }),
  z.object({ type: z.literal('organisation_changed'), organisationId: z.string() }),
  z.object({
    type: z.literal('console_changed'),
    organisationId: z.string(),
    pace: z.enum(['prompt', 'everyday']),
    topics: z.array(topicSchema),
    people: z.array(z.string()).nullable(),
  }),
  z.object({ type: z.literal('events_missed') }),
]) satisfies z.ZodType<ServerEvent>

const messageSchema = z.object({ node: z.string(), event: eventSchema })

/** @param node who says it; a node does not listen to itself. */
export function writeMessage(node: string, event: ServerEvent): string {
  return JSON.stringify({ node, event })
}

/** The event of another node's message; null for the node's own, and for one it does not understand. */
export function readMessage(ownNode: string, payload: string): ServerEvent | null {
  const message = messageSchema.safeParse(parseJson(payload))
  return message.success && message.data.node !== ownNode ? message.data.event : null
}

function parseJson(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return null // not a message of ours
  }
}
