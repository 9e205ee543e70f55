import type { Readable } from 'node:stream'
import { assertNever } from '../../../contract/errors.ts'
import type { ConsoleEvent } from '../../../contract/http/console-events.ts'
import type { EventBus, ServerEvent } from '../../events/event-bus.ts'
import type { LiveSession } from '../../http/caller.ts'
import { makeRoom } from '../../http/event-stream.ts'
import { createConsoleListener, type ConsoleListener } from './console-listener.ts'

/** Most streams of one session, and of one person with all sessions; one more closes the oldest. */
const mostPerSession = 6
const mostPerPerson = 24

export interface ConsoleEventsDeps {
  events: EventBus
  /** Epoch milliseconds. */
  now(): number
  /** Those of the sessions that are alive. */
  aliveOf(sessionIds: readonly string[]): Promise<ReadonlySet<string>>
}

export interface ConsoleEvents {
  /** Opens a stream for somebody at a console. */
  open(session: LiveSession): Promise<Readable>
  /** Lets every console know that the connection lives, and ends those whose session is over without anybody having told this node. */
  beat(): Promise<void>
  closeAll(): void
}

/** Tells open consoles which of what they show is no longer so, and that their session is over. */
export function createConsoleEvents(deps: ConsoleEventsDeps): ConsoleEvents {
  const listeners = new Set<ConsoleListener>()
  deps.events.subscribe((event) => {
    for (const listener of [...listeners]) hear(listener, event)
  })
  return {
    open: async (session) => {
      const displaced: ConsoleEvent = { type: 'displaced' }
      makeRoom(listeners, (other) => other.session.id === session.id, mostPerSession, displaced)
      makeRoom(listeners, (other) => other.session.user_id === session.user_id, mostPerPerson, displaced)
      const listener = createConsoleListener(session, deps.now())
      listeners.add(listener)
      listener.stream.onClosed(() => void listeners.delete(listener))
      // Asked after it listens: what ended between guard and here is told too.
      await endDead(deps, [listener])
      return listener.stream.readable
    },
    beat: async () => {
      for (const { stream } of listeners) stream.beat()
      await endDead(deps, [...listeners])
    },
    closeAll: () => {
      for (const { stream } of listeners) stream.close()
    },
  }
}

async function endDead(deps: ConsoleEventsDeps, listeners: readonly ConsoleListener[]): Promise<void> {
  if (listeners.length === 0) return
  const alive = await deps.aliveOf([...new Set(listeners.map(({ session }) => session.id))])
  for (const listener of listeners) if (!alive.has(listener.session.id)) listener.end()
}

function hear(listener: ConsoleListener, event: ServerEvent): void {
  switch (event.type) {
    case 'session_ended':
      if (event.sessionId === listener.session.id) listener.end()
      return
    case 'console_changed':
      if (event.organisationId === listener.session.organisation_id) listener.hear(event)
      return
    case 'events_missed':
      // Everything is read anew after a reconnect.
      listener.stream.close()
      return
    case 'device_changed':
    case 'organisation_changed':
      return
    default:
      assertNever(event)
  }
}
