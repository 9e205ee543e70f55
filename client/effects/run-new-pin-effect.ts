import { changePinAtSignIn, offerPinsAtSignIn } from '../../contract/http/pin-changes.ts'
import { askForPinCodeOnDevice, offerPinsByCodeOnDevice, redeemPinCodeOnDevice } from '../../contract/http/pin-codes.ts'
import { getTillPin, offerTillPins, putTillPin } from '../../contract/http/till-pin.ts'
import { assertNever } from '../../contract/errors.ts'
import { callServer } from '../http/call-server.ts'
import { type ReadDeps, readServer } from '../http/read-server.ts'
import type { Effect, Happening } from '../machine/events.ts'

type NewPinEffect = Extract<
  Effect,
  {
    type:
      'change_pin' | 'offer_pins' | 'read_own_pin' | 'set_own_pin' | 'offer_own_pins' | 'ask_pin_code' | 'offer_by_code' | 'redeem_pin_code'
  }
>

/** The calls around a new PIN: one that is demanded, one's own, one by a mailed code. */
export async function runNewPinEffect(server: ReadDeps, effect: NewPinEffect): Promise<Happening> {
  switch (effect.type) {
    case 'change_pin': {
      const { token, sessionToken, given } = effect
      const answer = await callServer(server, changePinAtSignIn, { token: sessionToken, body: { token, ...given } })
      return { type: 'new_pin_answered', token, answer }
    }
    case 'offer_pins': {
      const { token, sessionToken } = effect
      return {
        type: 'offers_answered',
        token,
        answer: await callServer(server, offerPinsAtSignIn, { token: sessionToken, body: { token } }),
      }
    }
    case 'read_own_pin':
      return { type: 'own_pin_read', token: effect.token, answer: await readServer(server, getTillPin, { token: effect.token }) }
    case 'set_own_pin': {
      const { token, given } = effect
      return { type: 'own_pin_answered', token, answer: await callServer(server, putTillPin, { token, body: given }) }
    }
    case 'offer_own_pins': {
      const { token } = effect
      return { type: 'own_offers_answered', token, answer: await callServer(server, offerTillPins, { token }) }
    }
    case 'ask_pin_code':
      return { type: 'code_asked', answer: await callServer(server, askForPinCodeOnDevice, { body: { name: effect.name } }) }
    case 'offer_by_code': {
      const { request, code } = effect
      return {
        type: 'code_offers_answered',
        request,
        answer: await callServer(server, offerPinsByCodeOnDevice, { body: { request, code } }),
      }
    }
    case 'redeem_pin_code': {
      const { request, code, given } = effect
      const body = { request, code, ...given }
      return { type: 'code_redeemed', request, answer: await callServer(server, redeemPinCodeOnDevice, { body }) }
    }
    default:
      return assertNever(effect)
  }
}
