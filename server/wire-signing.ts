import type { KeyRing } from './crypto/key-ring.ts'
import type { DeviceServiceDeps } from './features/devices/device-deps.ts'
import { compareOwnPin } from './features/pins/own-pin.ts'
import { currentTriesLeft } from './features/pins/own-pin-policy.ts'
import { findPin } from './features/pins/pin-store.ts'
import { createPinTagger } from './features/pins/pin-tagger.ts'
import { readTillSigner } from './features/pins/till-signer.ts'
import { addWrongOwnPin, wrongOwnPins } from './features/pins/wrong-pin-store.ts'
import { createSigningService, type SigningDeps, type SigningService } from './features/signing/signing-service.ts'

/** Hands signing the own PIN to compare with, and nobody else's. Wrong ones count with those of who changes the own PIN. */
export function wireSigning({ keys, ...deps }: Omit<SigningDeps, 'ownPin'> & { keys: KeyRing }): SigningService {
  const tagger = createPinTagger(keys)
  const ownPin: SigningDeps['ownPin'] = {
    compare: (tx, typed) => compareOwnPin(tagger, tx, typed),
    isSet: async (tx, userId) => (await findPin(tx, userId)) !== undefined,
    triesLeft: async (tx, userId) => currentTriesLeft(await wrongOwnPins(tx, userId)),
    addWrong: addWrongOwnPin,
  }
  return createSigningService({ ...deps, ownPin })
}

/** By what somebody at a register signs. */
export function signerAtTill({ signsWithPin }: Pick<SigningService, 'signsWithPin'>): DeviceServiceDeps['readSigner'] {
  return (tx, session) => readTillSigner(signsWithPin, tx, session)
}
