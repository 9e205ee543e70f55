import type { RenewalDeps } from '../../server/features/pin-renewal/renewal-deps.ts'
import { endOverGraces } from '../../server/features/pins/pin-graces.ts'
import type { PinTagger } from '../../server/features/pins/pin-tagger.ts'
import { createRenewPins } from '../../server/features/pins/renew-pin.ts'

/** What new PINs for everybody are given with, over the parts that a bench has. */
export function renewalDepsOf(parts: Omit<RenewalDeps, 'pins' | 'canMail'> & { tagger: PinTagger }): RenewalDeps {
  const dice = { tagger: parts.tagger, randomBytes: (count: number) => parts.effects.randomBytes(count) }
  return { ...parts, canMail: true, pins: { ...createRenewPins(dice), endOverGraces } }
}
