import { openPinLink, readPinLink } from '../../../contract/http/pin-links.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { PinLinkService } from './pin-link-service.ts'

/** For who was mailed a link, and has no session. */
export function pinLinkRoutes(service: PinLinkService): Route[] {
  return [
    defineRoute(readPinLink, async ({ caller, body }) => {
      const link = await service.read(caller, body.token)
      return 'refused' in link ? link : { status: 200, body: link }
    }),
    defineRoute(openPinLink, async ({ caller, body }) => {
      const shown = await service.open(caller, body.token)
      return 'refused' in shown ? shown : { status: 200, body: shown }
    }),
  ]
}
