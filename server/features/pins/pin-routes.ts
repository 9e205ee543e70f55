import { offerUserPins } from '../../../contract/http/pin-rules.ts'
import { putUserPin } from '../../../contract/http/users.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { PinService } from './pin-service.ts'

export function pinRoutes(service: PinService): Route[] {
  return [
    defineRoute(putUserPin, async ({ caller, params, body }) => {
      const { confirm, ...wanted } = body
      const done = await service.setPin(caller, params.id, wanted, confirm)
      return 'refused' in done ? done : { status: 200, body: { pin: done.generated, floor: done.floor, mail: done.told } }
    }),
    defineRoute(offerUserPins, async ({ caller, params }) => {
      const offers = await service.offerPins(caller, params.id)
      if ('refused' in offers) return offers
      return { status: 201, body: { pins: offers.pins, expiresAt: new Date(offers.expiresAt).toISOString() } }
    }),
  ]
}
