import { changeOwnPassword, endOtherSessions, endOwnSession, getMe, listOwnSessions, updateMe, type Me } from '../../../contract/http/me.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { OwnAccountService } from './own-account-service.ts'
import type { OwnPasswordService } from './own-password-service.ts'
import type { OwnSessionsService } from './own-sessions-service.ts'

export interface MeServices {
  account: OwnAccountService
  passwords: OwnPasswordService
  sessions: OwnSessionsService
}

/** The personal area: everybody's own. */
export function meRoutes({ account, passwords, sessions }: MeServices): Route[] {
  return [
    defineRoute(getMe, async ({ caller }) => {
      const me = await account.read(caller)
      return 'refused' in me ? me : { status: 200, ...tagged(me) }
    }),
    defineRoute(updateMe, async ({ caller, headers, body }) => {
      const me = await account.update(caller, headers['if-match'], body)
      return 'refused' in me ? me : { status: 200, ...tagged(me) }
    }),
    defineRoute(changeOwnPassword, async ({ caller, body }) => (await passwords.change(caller, body)) ?? { status: 204 }),
    defineRoute(listOwnSessions, async ({ caller }) => ({ status: 200, body: await sessions.list(caller) })),
    defineRoute(endOwnSession, async ({ caller, params }) => (await sessions.end(caller, params.id)) ?? { status: 204 }),
    defineRoute(endOtherSessions, async ({ caller }) => {
      await sessions.endOthers(caller)
      return { status: 204 }
    }),
  ]
}

function tagged(me: Me) {
  return { body: me, headers: { etag: `"${me.version}"` } }
}
