import { getConsoleEvents } from '../../../contract/http/console-events.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { ConsoleEvents } from './console-events-service.ts'

export function consoleEventsRoutes(service: Pick<ConsoleEvents, 'open'>): Route[] {
  return [
    defineRoute(getConsoleEvents, async ({ caller }) => ({
      status: 200,
      stream: await service.open(caller.session),
      contentType: 'text/event-stream',
    })),
  ]
}
