import { pinPattern, trivialRule } from '../../../contract/pin-rules.ts'
import type { Failure } from '../api/send.ts'

/** Why a typed PIN cannot be saved. `notUsable` says no more than that (POL-9). */
export type PinProblem = 'digits' | 'differs' | 'simple' | 'step' | 'repeat' | 'length' | 'notUsable'

/** What is wrong with a PIN that was typed twice, as far as public rules tell. */
export function problemOf(pin: string, again: string): PinProblem | null {
  if (!pinPattern.test(pin)) return 'digits'
  return trivialRule(pin) ?? (pin === again ? null : 'differs')
}

/** What the server has against a typed PIN. */
export function refusalOf(failure: Failure | null): PinProblem | null {
  if (failure?.kind !== 'refused') return null
  switch (failure.problem.code) {
    case 'pin_too_simple':
      return 'simple'
    case 'pin_wrong_length':
      return 'length'
    case 'pin_not_usable':
      return 'notUsable'
    default:
      return null
  }
}
