import { getTillPin, offerTillPins, putTillPin } from '../../../contract/http/till-pin.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { OwnPinService } from './own-pin-service.ts'

/** The own PIN, at a register (SELF-5). */
export function tillPinRoutes(service: Pick<OwnPinService, 'readAtTill' | 'set' | 'offer'>): Route[] {
  return [
    defineRoute(getTillPin, async ({ caller }) => {
      const own = await service.readAtTill(caller)
      return 'refused' in own ? own : { status: 200, body: own }
    }),
    defineRoute(putTillPin, async ({ caller, body: { proof, ...wanted } }) => {
      const done = await service.set(caller, wanted, proof)
      return 'refused' in done ? done : { status: 204 }
    }),
    defineRoute(offerTillPins, async ({ caller }) => {
      const offers = await service.offer(caller)
      if ('refused' in offers) return offers
      return { status: 201, body: { pins: offers.pins, expiresAt: new Date(offers.expiresAt).toISOString() } }
    }),
  ]
}
