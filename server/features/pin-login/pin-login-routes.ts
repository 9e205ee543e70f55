import { getPinLogin, putPinLogin } from '../../../contract/http/pin-login.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { PinLoginService } from './pin-login-service.ts'

export function pinLoginRoutes(service: PinLoginService): Route[] {
  return [
    defineRoute(getPinLogin, async ({ caller }) => ({ status: 200, body: await service.read(caller.session.organisation_id) })),
    defineRoute(putPinLogin, async ({ caller, body }) => {
      const done = body.active ? await service.activate(caller, body.acceptRisk) : await service.deactivate(caller, body.confirm?.password)
      return 'refused' in done ? done : { status: 200, body: done }
    }),
  ]
}
