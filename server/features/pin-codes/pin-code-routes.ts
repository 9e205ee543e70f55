import {
  askForPinCode,
  askForPinCodeOnDevice,
  offerPinsByCode,
  offerPinsByCodeOnDevice,
  redeemPinCode,
  redeemPinCodeOnDevice,
} from '../../../contract/http/pin-codes.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { CodePlace, PinCodeService, TypedCode } from './pin-code-service.ts'
import type { CodeWish } from './pin-code-deps.ts'

/** The same three calls for a browser without a session and for an approved device. */
export function pinCodeRoutes(service: PinCodeService): Route[] {
  const { ask, offer, redeem } = answersOf(service)
  return [
    defineRoute(askForPinCode, ({ caller, body }) => ask({ ip: caller.ip, device: null }, body)),
    defineRoute(offerPinsByCode, ({ caller, body }) => offer({ ip: caller.ip, device: null }, body)),
    defineRoute(redeemPinCode, ({ caller, body }) => redeem({ ip: caller.ip, device: null }, body)),
    defineRoute(askForPinCodeOnDevice, ({ caller, body }) => ask(caller, body)),
    defineRoute(offerPinsByCodeOnDevice, ({ caller, body }) => offer(caller, body)),
    defineRoute(redeemPinCodeOnDevice, ({ caller, body }) => redeem(caller, body)),
  ]
}

function answersOf(service: PinCodeService) {
  return {
    ask: async (place: CodePlace, wish: Parameters<PinCodeService['ask']>[1]) => {
      const asked = await service.ask(place, wish)
      return 'refused' in asked ? asked : ({ status: 202, body: asked } as const)
    },
    offer: async (place: CodePlace, typed: TypedCode) => {
      const offers = await service.offers(place, typed)
      return 'refused' in offers ? offers : ({ status: 200, body: offers } as const)
    },
    redeem: async (place: CodePlace, { request, code, ...wanted }: TypedCode & CodeWish) => {
      const done = await service.redeem(place, { request, code }, wanted)
      return 'refused' in done ? done : ({ status: 200, body: { floor: done.floor } } as const)
    },
  }
}
