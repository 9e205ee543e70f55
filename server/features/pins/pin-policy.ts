import { generatedFloor, trivialRule } from '../../../contract/pin-rules.ts'
import type { Refused } from '../../http/answer.ts'

/** The lengths an organisation allows, in digits (POL-1). */
export interface PinBounds {
  min: number
  max: number
}

/** How long a PIN that logged in is kept from everybody else after it was given up (PIN-10). */
export const retirementMilliseconds = 90 * 24 * 60 * 60 * 1000

const trivialRules = {
  step: 'Digits in even steps, such as 77777, 34567 or 89012, are too easy to guess.',
  repeat: 'Digits that repeat a group, such as 12121 or 123123, are too easy to guess.',
} as const

/** Why a typed PIN is refused whoever has it: its length (POL-1), or a public rule that it breaks (POL-3). Null: it may be tried. */
export function refuseTypedPin(pin: string, bounds: PinBounds): Refused | null {
  if (pin.length < bounds.min || pin.length > bounds.max) return refuse('pin_wrong_length', lengthRule(bounds))
  const broken = trivialRule(pin)
  return broken === null ? null : refuse('pin_too_simple', trivialRules[broken])
}

/** One answer for a PIN that somebody has, one that is retired and one on the own list, so that it tells of none (POL-9). */
export const pinNotUsable: Refused = refuse('pin_not_usable', 'This PIN cannot be used. Choose another.')

/** New PINs are generated here (POL-9). */
export const noTyping: Refused = refuse('pins_generated_only', 'PINs are generated here. Choose one of three.')

/** What was chosen is none of the three on offer, or the offer is over, or somebody got it meanwhile (POL-9). */
export const notOffered: Refused = refuse('pin_not_offered', 'This PIN is no longer on offer. Choose one of three new ones.')

/** Nothing of a length is free (POL-10). @param length in digits. */
export function spaceFull(length: number): Refused {
  return { refused: 'pin_space_full', detail: `Every PIN of ${length} digits is taken. Set a longer minimum in the PIN rules.` }
}

/** Length of a generated PIN: the organisation's shortest, or the floor its number of users raises it to (POL-2). */
export function generatedLength(bounds: PinBounds, users: number): number {
  return Math.max(bounds.min, generatedFloor(users))
}

/** Until when a PIN that is given up is kept from others: null where it never logged in, so that it is free at once (PIN-10). */
export function retiredUntil(pin: { last_login_at: number | null }, now: number): number | null {
  return pin.last_login_at === null ? null : now + retirementMilliseconds
}

function lengthRule({ min, max }: PinBounds): string {
  return min === max ? `A PIN here has ${min} digits.` : `A PIN here has ${min} to ${max} digits.`
}

type TypedRefusal = 'pin_wrong_length' | 'pin_too_simple' | 'pin_not_usable' | 'pins_generated_only' | 'pin_not_offered'

function refuse(code: TypedRefusal, rule: string): Refused {
  return { refused: code, detail: rule, errors: [{ field: 'pin', rule }] }
}
