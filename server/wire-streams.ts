import type { Chore } from './boot/chores.ts'
import { createAnnouncer } from './features/console-events/announce-changes.ts'
import { consoleEventsRoutes } from './features/console-events/console-events-routes.ts'
import { createConsoleEvents } from './features/console-events/console-events-service.ts'
import { findAlive } from './features/console-events/console-events-store.ts'
import { terminalEventsRoutes } from './features/terminal-events/terminal-events-routes.ts'
import { createTerminalEvents } from './features/terminal-events/terminal-events-service.ts'
import { findEndOfSession } from './features/terminal-events/terminal-events-store.ts'
import type { Route } from './http/route.ts'
import type { Foundation } from './wire-features.ts'

/** How often open terminals and consoles get a sign of life, in seconds. */
const beatSeconds = 15

/** The streams of server-sent events that stay open, to terminals and to consoles. */
export interface Streams {
  routes: Route[]
  chore: Chore
  closeAll(): void
}

export function wireStreams({ database, events, effects }: Foundation): Streams {
  database.onRecorded(createAnnouncer(events).hear)
  const terminals = createTerminalEvents({ events, endOfSession: (id) => findEndOfSession(database, id) })
  const now = (): number => effects.now()
  const consoles = createConsoleEvents({ events, now, aliveOf: (ids) => findAlive(database, ids, now()) })
  return {
    routes: [...terminalEventsRoutes(terminals), ...consoleEventsRoutes(consoles)],
    chore: {
      everySeconds: beatSeconds,
      run: () => {
        terminals.beat()
        return consoles.beat()
      },
    },
    closeAll: () => {
      terminals.closeAll()
      consoles.closeAll()
    },
  }
}
