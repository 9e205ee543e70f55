import {
  askForPinCode,
  askForPinCodeOnDevice,
  offerPinsByCode,
  offerPinsByCodeOnDevice,
  redeemPinCode,
  redeemPinCodeOnDevice,
} from '../../../contract/http/pin-codes.ts'
import type { BrowserCaller, DeviceCaller } from '../../http/caller.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { CodePlace, PinCodeService, TypedCode } from './pin-code-service.ts'
import type { CodeWish } from './pin-code-deps.ts'

/** The same three calls for a browser without a session and for an approved device. */
export function pinCodeRoutes(service: PinCodeService, lastingPlace: LastingPlace): Route[] {
  const { ask, offer, redeem } = answersOf(service)
  const at = (caller: BrowserCaller | DeviceCaller): CodePlace => ({
    ip: caller.ip,
    device: caller.kind === 'device' ? caller.device : null,
    lasting: lastingPlace(caller),
  })
  return [
    defineRoute(askForPinCode, ({ caller, body }) => ask(at(caller), body)),
    defineRoute(offerPinsByCode, ({ caller, body }) => offer(at(caller), body)),
    defineRoute(redeemPinCode, ({ caller, body }) => redeem(at(caller), body)),
    defineRoute(askForPinCodeOnDevice, ({ caller, body }) => ask(at(caller), body)),
    defineRoute(offerPinsByCodeOnDevice, ({ caller, body }) => offer(at(caller), body)),
    defineRoute(redeemPinCodeOnDevice, ({ caller, body }) => redeem(at(caller), body)),
  ]
}

/** By what a place may be known again (GRD-8). */
type LastingPlace = (caller: BrowserCaller | DeviceCaller) => string | null

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
