import { changeOwnEmail, readEmailLink, useEmailLink, verifyOwnEmail, verifyUserEmail } from '../../../contract/http/mailboxes.ts'
import type { Me } from '../../../contract/http/me.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { MailboxService } from './mailbox-service.ts'

/** @param readMe oneself, as the personal area shows it. */
export function mailboxRoutes(service: MailboxService, readMe: (caller: WithSession<BrowserCaller>) => Promise<Me | Refused>): Route[] {
  return [
    defineRoute(changeOwnEmail, async ({ caller, body }) => {
      const refused = await service.changeOwn(caller, body.email, body.confirm.password)
      if (refused !== null) return refused
      const me = await readMe(caller)
      return 'refused' in me ? me : { status: 200, body: me, headers: { etag: `"${me.version}"` } }
    }),
    defineRoute(verifyOwnEmail, async ({ caller }) => (await service.ask(caller, caller.session.user_id)) ?? { status: 204 }),
    defineRoute(verifyUserEmail, async ({ caller, params }) => (await service.ask(caller, params.id)) ?? { status: 204 }),
    defineRoute(readEmailLink, async ({ caller, body }) => {
      const link = await service.read(caller, body.token)
      return 'refused' in link ? link : { status: 200, body: link }
    }),
    defineRoute(useEmailLink, async ({ caller, body }) => (await service.use(caller, body.token)) ?? { status: 204 }),
  ]
}
