import { changePinAtSignIn, offerPinsAtSignIn } from '../../../contract/http/pin-changes.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { PinChanges } from './change-at-terminal.ts'

/** The PIN that a sign-in demanded (FRC-1, FRC-2). */
export function pinChangeRoutes(changes: PinChanges): Route[] {
  return [
    defineRoute(changePinAtSignIn, async ({ caller, body }) => {
      const { token, imageName, personalPhrase, ...wanted } = body
      const session = await changes.change(caller, { token, imageName, personalPhrase, wanted })
      return 'refused' in session ? session : { status: 201, body: session }
    }),
    defineRoute(offerPinsAtSignIn, async ({ caller, body }) => {
      const offers = await changes.offer(caller, body.token)
      if ('refused' in offers) return offers
      return { status: 201, body: { pins: offers.pins, expiresAt: new Date(offers.expiresAt).toISOString() } }
    }),
  ]
}
