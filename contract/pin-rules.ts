/** PIN rules that both sides show. Pure; PINs are strings of ASCII digits, so that 00742 keeps its zeros (PIN-3). */

/** Shortest and longest PIN that any organisation may choose (POL-1), in digits. */
export const pinLengthLimits = { min: 4, max: 16 } as const

/** Most PINs on an organisation's own list (POL-3). */
export const mostRefusedPins = 1_000

/** What an organisation decides on its PINs (POL-1, POL-3, POL-5 to POL-7, POL-9, MAIL-3). */
export const pinRuleNames = [
  'minLength',
  'maxLength',
  'usersMayChange',
  'newUsersGetPin',
  'newPinsByMail',
  'newPinsAsLink',
  'generatedOnly',
  'refusedPins',
  'changeGiven',
  'changeAfterDays',
  'changeShorter',
  'securityImages',
  'pinOfAdmins',
  'pinOfManagers',
  'pinOfStaff',
] as const
export type PinRuleName = (typeof pinRuleNames)[number]

/** Length of a PIN where the organisation chose nothing (PIN-3, POL-1), in digits. */
export const defaultPinLength = 5

/** Four to sixteen ASCII digits; the organisation's own bounds are narrower. */
export const pinPattern = /^[0-9]{4,16}$/

/**
 * Fewest digits of a generated PIN among so many users (POL-2): 4 up to 999, five from 1,000, six from 10,000, seven from 100,000.
 * Ten times as many PINs as users is the least that is left to guess among.
 */
export function generatedFloor(users: number): number {
  return [1_000, 10_000, 100_000].filter((limit) => users >= limit).length + pinLengthLimits.min
}

export type TrivialRule = 'step' | 'repeat'

/**
 * Which public rule makes a PIN too easy to guess (POL-3), or null where none does.
 * `step`: the same step from digit to digit modulo 10 (77777, 89012, 13579); `repeat`: a group repeated to the end, cut off or not (12121, 123123).
 */
export function trivialRule(pin: string): TrivialRule | null {
  const digits = [...pin].map(Number)
  if (hasConstantStep(digits)) return 'step'
  return repeatsGroup(digits) ? 'repeat' : null
}

function hasConstantStep(digits: readonly number[]): boolean {
  const steps = digits.slice(1).map((digit, at) => (digit - (digits[at] ?? 0) + 10) % 10)
  return steps.every((step) => step === steps[0])
}

function repeatsGroup(digits: readonly number[]): boolean {
  const longest = Math.floor(digits.length / 2)
  return Array.from({ length: longest }, (_, at) => at + 1).some((period) =>
    digits.every((digit, at) => at < period || digit === digits[at - period]),
  )
}

/** How many PINs of a length, in digits, are not trivial: 99,820 of the five-digit ones. Exact: both rules counted, less what falls under both. */
export function usablePins(length: number): number {
  return 10 ** length - trivialPins(length)
}

function trivialPins(length: number): number {
  const steps = 100
  return pinsThatRepeat(length) + steps - stepsThatRepeat(length)
}

/** Constant-step sequences that also repeat a group: step 0 (period 1) and step 5 (period 2); steps of even size have period 5. */
function stepsThatRepeat(length: number): number {
  const longest = Math.floor(length / 2)
  return Array.from({ length: 10 }, (_, step) => 10 / gcd(step, 10)).filter((period) => period <= longest).length * 10
}

/** PINs with some period of at most half their length. By Fine and Wilf two such periods imply their divisor, so Möbius counting is exact. */
function pinsThatRepeat(length: number): number {
  const longest = Math.floor(length / 2)
  return Array.from({ length: longest }, (_, at) => primitiveWords(at + 1)).reduce((sum, count) => sum + count, 0)
}

function primitiveWords(period: number): number {
  const divisors = Array.from({ length: period - 1 }, (_, at) => at + 1).filter((divisor) => period % divisor === 0)
  return 10 ** period - divisors.reduce((sum, divisor) => sum + primitiveWords(divisor), 0)
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}

/** Every PIN one digit or one swap of neighbouring digits away, without the PIN itself (GRD-5, POL-10). */
export function neighboursOf(pin: string): string[] {
  const near = new Set([...substitutions(pin), ...swaps(pin)])
  near.delete(pin)
  return [...near]
}

function substitutions(pin: string): string[] {
  return [...pin].flatMap((_, at) => Array.from('0123456789', (digit) => pin.slice(0, at) + digit + pin.slice(at + 1)))
}

function swaps(pin: string): string[] {
  return [...pin.slice(1)].map((digit, at) => pin.slice(0, at) + digit + (pin[at] ?? '') + pin.slice(at + 2))
}
