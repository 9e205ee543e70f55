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

/** One answer for a PIN that somebody has and for one that is retired, so that it tells of neither (POL-9). */
export const pinNotUsable: Refused = refuse('pin_not_usable', 'This PIN cannot be used. Choose another.')

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

function refuse(code: 'pin_wrong_length' | 'pin_too_simple' | 'pin_not_usable', rule: string): Refused {
  return { refused: code, detail: rule, errors: [{ field: 'pin', rule }] }
}
