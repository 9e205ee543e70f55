import type { PinRules, PinRulesChange } from '../../../contract/http/pin-rules.ts'
import { adviseLength, type LengthAdvice } from '../../../contract/length-advice.ts'
import { generatedFloor, mostRefusedPins, pinPattern } from '../../../contract/pin-rules.ts'

type ChangeRule = 'changeGiven' | 'changeAfterDays' | 'changeShorter' | 'securityImages'
type NeedRule = 'pinOfAdmins' | 'pinOfManagers' | 'pinOfStaff'

/** By which rule each role needs a PIN (POL-8). */
export const needRuleOf = { admin: 'pinOfAdmins', manager: 'pinOfManagers', staff: 'pinOfStaff' } as const

/** The rules as the form has them; the own list as it is typed. */
export interface RulesDraft extends Pick<
  PinRules,
  | 'minLength'
  | 'maxLength'
  | 'usersMayChange'
  | 'newUsersGetPin'
  | 'newPinsByMail'
  | 'newPinsAsLink'
  | 'generatedOnly'
  | ChangeRule
  | NeedRule
> {
  list: string
}

export function draftOf({
  minLength,
  maxLength,
  usersMayChange,
  newUsersGetPin,
  generatedOnly,
  refusedPins,
  ...rules
}: PinRules): RulesDraft {
  const { newPinsByMail, newPinsAsLink, changeGiven, changeAfterDays, changeShorter, securityImages } = rules
  const forced = { changeGiven, changeAfterDays, changeShorter, securityImages }
  const { pinOfAdmins, pinOfManagers, pinOfStaff } = rules
  const needs = { pinOfAdmins, pinOfManagers, pinOfStaff }
  const list = (refusedPins ?? []).join('\n')
  return { minLength, maxLength, usersMayChange, newUsersGetPin, newPinsByMail, newPinsAsLink, generatedOnly, ...forced, ...needs, list }
}

/** The PINs of a list, however they are parted. */
export function pinsIn(list: string): string[] {
  return [...new Set(list.split(/[\s,;]+/).filter((pin) => pin !== ''))].sort()
}

/** `notAnswered`: what becomes of PINs that are too short now (POL-4). */
export type RulesProblem = 'notAnswered' | 'longestBelowShortest' | 'longestBelowFloor' | 'notAPin' | 'listTooLong'

export function problemsOf({ minLength, maxLength, list }: RulesDraft, { users }: PinRules): RulesProblem[] {
  const pins = pinsIn(list)
  return [
    ...(maxLength < minLength ? (['longestBelowShortest'] as const) : []),
    ...(maxLength >= minLength && maxLength < generatedFloor(users) ? (['longestBelowFloor'] as const) : []),
    ...(pins.some((pin) => !pinPattern.test(pin)) ? (['notAPin'] as const) : []),
    ...(pins.length > mostRefusedPins ? (['listTooLong'] as const) : []),
  ]
}

/** What differs from the rules that are in force. */
export function changeOf(rules: PinRules, { list, ...draft }: RulesDraft): PinRulesChange {
  const plain = Object.fromEntries(Object.entries(draft).filter(([name, value]) => rules[name as keyof typeof draft] !== value))
  const pins = pinsIn(list)
  const sameList = rules.refusedPins === null || pins.join() === rules.refusedPins.join()
  return { ...(plain as Partial<typeof draft>), ...(!sameList && { refusedPins: pins }) }
}

/** What the rules of a draft mean for whoever guesses (ACT-3): of the shortest PIN that there is or may be. */
export function adviceOn(
  { minLength, generatedOnly }: RulesDraft,
  { people, users, shortestPin }: PinRules,
): LengthAdvice & { length: number } {
  const soon = generatedOnly ? Math.max(minLength, generatedFloor(users)) : minLength
  const length = Math.min(soon, shortestPin ?? soon)
  return { ...adviseLength(people, length), length }
}
