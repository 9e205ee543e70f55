import { getTerminalEvents } from '../../../contract/http/terminal.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { TerminalEvents } from './terminal-events-service.ts'

/** A token whose session is over is refused, so that its terminal hears of the end here too. */
export function terminalEventsRoutes(service: Pick<TerminalEvents, 'open'>): Route[] {
  return [
    defineRoute(
      getTerminalEvents,
      async ({ caller }) => ({ status: 200, stream: await service.open(caller), contentType: 'text/event-stream' }),
      { refusesDeadToken: true },
    ),
  ]
}
