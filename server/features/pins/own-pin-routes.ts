import { getOwnPin, offerOwnPins, putOwnPin, putOwnPinSigning } from '../../../contract/http/own-pin.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { OwnPinService } from './own-pin-service.ts'

/** The own PIN, in the personal area. */
export function ownPinRoutes(service: OwnPinService): Route[] {
  return [
    defineRoute(getOwnPin, async ({ caller }) => {
      const own = await service.read(caller)
      return 'refused' in own ? own : { status: 200, body: own }
    }),
    defineRoute(putOwnPin, async ({ caller, body: { proof, ...wanted } }) => {
      const done = await service.set(caller, wanted, proof)
      return 'refused' in done ? done : { status: 200, body: { pin: done.generated, floor: done.floor } }
    }),
    defineRoute(offerOwnPins, async ({ caller }) => {
      const offers = await service.offer(caller)
      if ('refused' in offers) return offers
      return { status: 201, body: { pins: offers.pins, expiresAt: new Date(offers.expiresAt).toISOString() } }
    }),
    defineRoute(putOwnPinSigning, async ({ caller, body }) => {
      const refused = await service.turnSigning(caller, body.on, body.on ? body.confirm.password : undefined)
      return refused ?? { status: 204 }
    }),
  ]
}
