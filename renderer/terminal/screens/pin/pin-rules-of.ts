import type { Keypad } from '../../../../contract/http/terminal.ts'
import type { KeypadRules } from '../../../ui/keypad/pin-typing.ts'

/** The keypad's rules from the lengths that PINs have here (PIN-9). */
export function pinRulesOf({ lengths, submit }: Keypad): KeypadRules {
  return { shortest: Math.min(...lengths), longest: Math.max(...lengths), submit }
}
