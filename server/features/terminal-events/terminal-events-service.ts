import type { Readable } from 'node:stream'
import { assertNever } from '../../../contract/errors.ts'
import type { SessionEndReason, TerminalEvent } from '../../../contract/http/terminal.ts'
import type { EventBus, ServerEvent } from '../../events/event-bus.ts'
import type { DeviceCaller } from '../../http/caller.ts'
import { createEventStream, makeRoom, type EventStream } from '../../http/event-stream.ts'
import { networkOf } from '../../net/network-of.ts'

/** Most streams of one key; one more closes the oldest, which a restarted terminal may have left behind. */
const mostPerKey = 4

/** Most streams of keys that the server does not know, from one address: anybody can make keys. One more closes the oldest. */
const mostOfStrangers = 50

export interface TerminalEventsDeps {
  events: EventBus
  /** How a session ended, or null while it is alive. */
  endOfSession(id: string): Promise<SessionEndReason | null>
}

export interface TerminalEvents {
  /** Opens a stream for the key, and the session, of a caller. */
  open(caller: Pick<DeviceCaller, 'ip' | 'proof' | 'device' | 'session'>): Promise<Readable>
  /** Lets every terminal know that the connection lives. */
  beat(): void
  closeAll(): void
}

interface Listener {
  stream: EventStream<TerminalEvent>
  thumbprint: string
  /** Where a key that the server does not know calls from; null for the others. */
  strangerFrom: string | null
  sessionId: string | null
  /** Null while the device belongs to none. */
  organisationId: string | null
}

/** Tells open terminals what they have to know at once: the end of their session, and that what they show has changed (DEV-10). */
export function createTerminalEvents(deps: TerminalEventsDeps): TerminalEvents {
  const listeners = new Set<Listener>()
  deps.events.subscribe((event) => {
    for (const listener of listeners) hear(listener, event)
  })
  return {
    open: async ({ ip, proof, device, session }) => {
      const organisationId = device?.organisation_id ?? session?.organisation_id ?? null
      const { thumbprint } = proof
      const strangerFrom = device === null && session === null ? networkOf(ip) : null
      const listener = {
        stream: createEventStream<TerminalEvent>(),
        thumbprint,
        strangerFrom,
        sessionId: session?.id ?? null,
        organisationId,
      }
      makeRoom(listeners, (other) => other.thumbprint === thumbprint, mostPerKey)
      if (strangerFrom !== null) makeRoom(listeners, (other) => other.strangerFrom === strangerFrom, mostOfStrangers)
      listeners.add(listener)
      listener.stream.onClosed(() => void listeners.delete(listener))
      // Asked after it listens: what ended between guard and here is told too.
      const ended = session === null ? null : await deps.endOfSession(session.id)
      if (session !== null && ended !== null) endStream(listener, session.id, ended)
      return listener.stream.readable
    },
    beat: () => {
      for (const { stream } of listeners) stream.beat()
    },
    closeAll: () => {
      for (const { stream } of listeners) stream.close()
    },
  }
}

function hear(listener: Listener, event: ServerEvent): void {
  switch (event.type) {
    case 'session_ended':
      if (event.sessionId === listener.sessionId) endStream(listener, event.sessionId, event.reason)
      return
    case 'device_changed':
      if (event.keyThumbprint !== listener.thumbprint) return
      listener.organisationId = event.organisationId
      listener.stream.send({ type: 'terminal_changed' })
      return
    case 'organisation_changed':
      if (event.organisationId === listener.organisationId) listener.stream.send({ type: 'terminal_changed' })
      return
    case 'events_missed':
      // State is read anew after every reconnect.
      listener.stream.close()
      return
    case 'console_changed':
      return
    default:
      assertNever(event)
  }
}

function endStream({ stream }: Listener, sessionId: string, reason: SessionEndReason): void {
  stream.send({ type: 'session_ended', sessionId, reason })
  stream.close()
}
