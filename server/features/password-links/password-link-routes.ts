import { askForReset, readPasswordLink, usePasswordLink } from '../../../contract/http/password-links.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { PasswordLinkService } from './password-link-service.ts'
import type { ResetService } from './reset-service.ts'

/** For who has no password yet, so no session either. */
export function passwordLinkRoutes(service: PasswordLinkService, resets: ResetService): Route[] {
  return [
    defineRoute(askForReset, async ({ caller, body }) => (await resets.ask(caller, body)) ?? { status: 202 }),
    defineRoute(readPasswordLink, async ({ caller, body }) => {
      const link = await service.read(caller, body.token)
      return 'refused' in link ? link : { status: 200, body: link }
    }),
    defineRoute(usePasswordLink, async ({ caller, body }) => (await service.use(caller, body.token, body.password)) ?? { status: 204 }),
  ]
}
