import { endConsoleSession, getConsoleSession, openConsoleSession } from '../../../contract/http/console.ts'
import { passwordProblem } from '../../http/password-check.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { ConsoleSessionService } from './console-session-service.ts'

/** Sign-in and sign-out of the console. The token travels in an HttpOnly cookie and in no body. */
export function consoleSessionRoutes(service: ConsoleSessionService): Route[] {
  return [
    defineRoute(openConsoleSession, async ({ caller, body }) => {
      const outcome = await service.open(caller, body)
      if (outcome.kind !== 'opened') return passwordProblem(outcome)
      const { session, token, place, seconds } = outcome.opened
      const cookies = [
        { cookie: 'session', value: token, seconds },
        { cookie: 'place', value: place },
      ] as const
      return { status: 201, body: session, cookies }
    }),
    defineRoute(getConsoleSession, async ({ caller }) => ({ status: 200, body: await service.read(caller) })),
    defineRoute(endConsoleSession, async ({ caller }) => {
      await service.end(caller)
      return { status: 204, cookies: [{ cookie: 'session', value: null }] }
    }),
  ]
}
