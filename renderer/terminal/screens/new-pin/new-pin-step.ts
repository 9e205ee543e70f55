import type { ErrorCode } from '../../../../contract/errors.ts'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { choiceAfter, type ChoiceStep, pinStep } from './use-choice.ts'

/** What the screen asks for now: picture and words come before the pad, so that no digits wait while somebody chooses. */
export type NewPinStep = 'image' | 'phrase' | ChoiceStep

type Asked = Pick<ScreenOf<'newPin'>, 'generatedOnly' | 'securityImage'>

/** Where the screen begins. */
export function firstStep(screen: Asked): NewPinStep {
  const { rule, name, phrase } = screen.securityImage
  const asks = rule === 'asked' || rule === 'required'
  if (asks && name === null) return 'image'
  return asks && phrase === null ? 'phrase' : pinStep(screen)
}

/** Where a refusal leads: to what has to be chosen anew. */
export function stepAfter(code: ErrorCode, screen: Asked): NewPinStep {
  return code === 'security_image_missing' ? 'image' : choiceAfter(code, screen)
}
