import { endOtherSessions, endOwnSession, listOwnSessions } from '../../../contract/http/me.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { OwnSessionsService } from './own-sessions-service.ts'

/** The personal area: everybody's own. */
export function meRoutes(sessions: OwnSessionsService): Route[] {
  return [
    defineRoute(listOwnSessions, async ({ caller }) => ({ status: 200, body: await sessions.list(caller) })),
    defineRoute(endOwnSession, async ({ caller, params }) => (await sessions.end(caller, params.id)) ?? { status: 204 }),
    defineRoute(endOtherSessions, async ({ caller }) => {
      await sessions.endOthers(caller)
      return { status: 204 }
    }),
  ]
}
