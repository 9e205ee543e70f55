import type { Confirm } from '../../../contract/confirm.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { changePin, refuseByRule, type PinSet } from './change-pin.ts'
import { offerPins, type PinOffers } from './offer-pins.ts'
import { actorOf, type PinServiceDeps } from './pin-deps.ts'
import { refuseTarget } from './refuse-target.ts'
import type { WantedPin } from './set-pin.ts'

type Lead = WithSession<BrowserCaller>

/** What leads do with their users' PINs. */
export interface PinService {
  /** Sets somebody's PIN, signed with the own password or PIN (USR-3, SIGN-1). A saved PIN logs in at once. */
  setPin: (caller: Lead, userId: string, wanted: WantedPin, confirm: Confirm) => Promise<PinSet | Refused>
  /** Three PINs to choose one of (POL-9). */
  offerPins: (caller: Lead, userId: string) => Promise<PinOffers | Refused>
}

export function createPinService(deps: PinServiceDeps): PinService {
  return {
    setPin: async (caller, userId, wanted, confirm) => {
      const wish = { caller, userId, call: 'PUT /v1/users/:id/pin' }
      const change = { by: actorOf(caller), userId, wanted }
      const refused = (await refuseTarget(deps, deps.database, wish)) ?? (await refuseByRule(deps, change))
      if (refused !== null) return refused
      const signed = await deps.confirmChange(caller.session, confirm, caller)
      if ('refused' in signed) return signed
      return changePin(deps, { ...change, signed, refuse: (tx) => refuseTarget(deps, tx, wish) })
    },
    offerPins: (caller, userId) => {
      const wish = { caller, userId, call: 'POST /v1/users/:id/pin-offers' }
      return offerPins(deps, { by: actorOf(caller), userId, refuse: (tx) => refuseTarget(deps, tx, wish) })
    },
  }
}
