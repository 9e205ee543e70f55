import { readPasswordLink, usePasswordLink } from '../../../contract/http/password-links.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { PasswordLinkService } from './password-link-service.ts'

/** For who has no password yet, so no session either. */
export function passwordLinkRoutes(service: PasswordLinkService): Route[] {
  return [
    defineRoute(readPasswordLink, async ({ caller, body }) => {
      const link = await service.read(caller, body.token)
      return 'refused' in link ? link : { status: 200, body: link }
    }),
    defineRoute(usePasswordLink, async ({ caller, body }) => (await service.use(caller, body.token, body.password)) ?? { status: 204 }),
  ]
}
