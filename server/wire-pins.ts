import type { KeyRing } from './crypto/key-ring.ts'
import { createPinTagger } from './features/pins/pin-tagger.ts'
import type { PasswordService } from './features/passwords/password-service.ts'
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
