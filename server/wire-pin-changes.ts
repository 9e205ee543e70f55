import type { Executor } from './db/database.ts'
import type { PinLookup } from './features/pins/pin-lookup.ts'
import { createPinChanges } from './features/pin-changes/change-at-terminal.ts'
import { demandPinChange } from './features/pin-changes/demand-pin-change.ts'
import { changePin, refuseByRule } from './features/pins/change-pin.ts'
import { offerPins } from './features/pins/offer-pins.ts'
import type { PinCoreDeps } from './features/pins/pin-deps.ts'
import { readGivingRules } from './features/pins/pin-user-store.ts'
import { findOrganisation } from './features/organisations/organisation-store.ts'
import { findById } from './features/passwords/password-user-store.ts'
import { openAfterPassword } from './features/sessions/password-sign-in.ts'
import { signInByPin } from './features/sessions/sign-in-by-pin.ts'
import type { TapDeps } from './features/sessions/tap-service.ts'
import { findDevice, isForbidden, lockDevice, pinRefusal } from './features/sessions/tap-store.ts'

/** Looks a PIN up, as a change of the own one needs it. */
type FindPinOwner = Pick<PinLookup, 'findPinOwner'>

/** The demand that a tap is answered with where a new PIN is due (FRC-1). */
export function demandAtTap({ effects }: Pick<PinCoreDeps, 'effects'>): TapDeps['demandPinChange'] {
  return (tx, { device, proof, ip }, owner) => {
    const place = { surface: 'terminal', key_thumbprint: proof.thumbprint, app_key_id: null, browser_place: null } as const
    return demandPinChange({ effects, givingRules: readGivingRules }, tx, {
      ...owner,
      ip,
      place,
      afterPassword: false,
      deviceId: device.id,
    })
  }
}

/** What setting the demanded PIN takes of the core of PINs. Applications set it through the same. */
export function tokenChangesOf(deps: PinCoreDeps, pins: FindPinOwner) {
  const isOwnPin = async (tx: Executor, { organisationId, userId, pin }: { organisationId: string; userId: string; pin: string }) =>
    (await pins.findPinOwner(tx, organisationId, pin))?.userId === userId
  return {
    ...deps,
    isOwnPin,
    refuseByRule: (change: Parameters<typeof refuseByRule>[1]) => refuseByRule(deps, change),
    changePin: (change: Parameters<typeof changePin>[1]) => changePin(deps, change),
    offerPins: (wish: Parameters<typeof offerPins>[1]) => offerPins(deps, wish),
  }
}

/** The change at a terminal, which signs in. */
export function wirePinChanges(deps: PinCoreDeps, pins: FindPinOwner, isPaused: (tx: Executor, deviceId: string) => Promise<boolean>) {
  return createPinChanges({
    ...tokenChangesOf(deps, pins),
    lockDevice,
    findDevice,
    refusalOn: pinRefusal,
    signIn: (tx, caller, who) => signInByPin(deps, tx, caller, who),
    isForbidden,
    signInAfterPassword: async (tx, caller, userId) => {
      const user = await findById(tx, userId)
      if (user === undefined) throw new Error('a token outlived its user')
      return openAfterPassword({ effects: deps.effects, organisationById: findOrganisation, isPaused }, tx, caller, user, 'both')
    },
  })
}
