import type { ErrorCode } from '../../../../contract/errors.ts'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'

/** What the screen asks for now: picture and words come before the pad, so that no digits wait while somebody chooses. */
export type NewPinStep = 'image' | 'phrase' | 'offers' | 'first' | 'again'

type Asked = Pick<ScreenOf<'newPin'>, 'generatedOnly' | 'securityImage'>

/** Where the screen begins. */
export function firstStep(screen: Asked): NewPinStep {
  const { rule, name, phrase } = screen.securityImage
  const asks = rule === 'asked' || rule === 'required'
  if (asks && name === null) return 'image'
  return asks && phrase === null ? 'phrase' : pinStep(screen)
}

/** Where it goes on once picture and words are there, or later. */
export function pinStep({ generatedOnly }: Pick<Asked, 'generatedOnly'>): NewPinStep {
  return generatedOnly ? 'offers' : 'first'
}

const ofOffers: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['pin_not_offered', 'pins_generated_only', 'pin_space_full'])

/** Where a refusal leads: to what has to be chosen anew. */
export function stepAfter(code: ErrorCode, screen: Asked): NewPinStep {
  if (code === 'security_image_missing') return 'image'
  return ofOffers.has(code) ? 'offers' : pinStep(screen)
}
