import type { KeyRing } from './crypto/key-ring.ts'
import { ownPinRoutes } from './features/pins/own-pin-routes.ts'
import { createOwnPinService } from './features/pins/own-pin-service.ts'
import type { PinServiceDeps } from './features/pins/pin-deps.ts'
import { createPinTagger } from './features/pins/pin-tagger.ts'
import { tillPinRoutes } from './features/pins/till-pin-routes.ts'
import type { PasswordService } from './features/passwords/password-service.ts'
import type { Route } from './http/route.ts'
import type { Mail } from './wire-mail.ts'

interface PinsNeed {
  keys: KeyRing
  passwords: PasswordService
  mail: Mail
}

/** What the core of PINs stands on, besides what it shares with all. */
export function withPinDeps<Shared extends PinsNeed>(shared: Shared) {
  const confirmPassword: PasswordService['confirmPassword'] = (session, password, caller) =>
    shared.passwords.confirmPassword(session, password, caller)
  return {
    ...shared,
    tagger: createPinTagger(shared.keys),
    confirmPassword,
    tellOwner: shared.mail.tellPinSet,
    writeNewPin: shared.mail.writeNewPin,
  }
}

/** The own PIN, in the console and at a register. */
export function wireOwnPins(deps: PinServiceDeps): Route[] {
  const service = createOwnPinService(deps)
  return [...ownPinRoutes(service), ...tillPinRoutes(service)]
}
