import type { AuditDetails } from '../../../contract/audit-events.ts'
import type { PinRulesChange } from '../../../contract/http/pin-rules.ts'
import { generatedFloor, pinRuleNames, type PinRuleName } from '../../../contract/pin-rules.ts'
import type { PinNeed } from '../../../contract/pin-needs.ts'
import type { Role } from '../../../contract/roles.ts'
import type { SecurityImageRule } from '../../../contract/security-images.ts'
import type { Refused } from '../../http/answer.ts'

/** The rules an organisation has; its own list in order. */
export interface PinRuleValues {
  minLength: number
  maxLength: number
  usersMayChange: boolean
  newUsersGetPin: boolean
  newPinsByMail: boolean
  newPinsAsLink: boolean
  generatedOnly: boolean
  refusedPins: readonly string[]
  changeGiven: boolean
  changeAfterDays: number
  changeShorter: boolean
  securityImages: SecurityImageRule
  pinOfAdmins: PinNeed
  pinOfManagers: PinNeed
  pinOfStaff: PinNeed
}

/** The rules after a change. Where new users get a PIN from now on, it is mailed to them, unless the change says otherwise (POL-7). */
export function changedTo(before: PinRuleValues, change: PinRulesChange): PinRuleValues {
  return {
    minLength: change.minLength ?? before.minLength,
    maxLength: change.maxLength ?? before.maxLength,
    usersMayChange: change.usersMayChange ?? before.usersMayChange,
    newUsersGetPin: change.newUsersGetPin ?? before.newUsersGetPin,
    newPinsByMail: change.newPinsByMail ?? (before.newPinsByMail || (change.newUsersGetPin === true && !before.newUsersGetPin)),
    newPinsAsLink: change.newPinsAsLink ?? before.newPinsAsLink,
    generatedOnly: change.generatedOnly ?? before.generatedOnly,
    refusedPins: [...(change.refusedPins ?? before.refusedPins)].sort(),
    changeGiven: change.changeGiven ?? before.changeGiven,
    changeAfterDays: change.changeAfterDays ?? before.changeAfterDays,
    changeShorter: change.changeShorter ?? before.changeShorter,
    securityImages: change.securityImages ?? before.securityImages,
    pinOfAdmins: change.pinOfAdmins ?? before.pinOfAdmins,
    pinOfManagers: change.pinOfManagers ?? before.pinOfManagers,
    pinOfStaff: change.pinOfStaff ?? before.pinOfStaff,
  }
}

export function changedRules(before: PinRuleValues, after: PinRuleValues): PinRuleName[] {
  return pinRuleNames.filter((name) => String(before[name]) !== String(after[name]))
}

/** Lengths that contradict each other, or the number of users (POL-1, POL-2). Null: they hold. */
export function refuseLengths({ minLength, maxLength }: PinRuleValues, users: number): Refused | null {
  const floor = generatedFloor(users)
  if (maxLength < minLength) return tooShort(`The longest PIN has at least the ${minLength} digits of the shortest.`)
  return maxLength < floor ? tooShort(`With ${users} users a generated PIN has ${floor} digits; the longest is not below that.`) : null
}

const ruleOfRole = { admin: 'pinOfAdmins', manager: 'pinOfManagers', staff: 'pinOfStaff' } as const

/** Roles that are asked for a PIN after the password from now on (POL-8). */
export function newSecondSteps(before: PinRuleValues, after: PinRuleValues): Role[] {
  return (['admin', 'manager', 'staff'] as const).filter(
    (role) => before[ruleOfRole[role]] !== 'second_step' && after[ruleOfRole[role]] === 'second_step',
  )
}

/** Who has no password cannot type one first. @param names of some of them. */
export function refusePinOnly(role: Role, names: readonly string[], more: boolean): Refused {
  const rule = `Signs in with a PIN only: ${names.join(', ')}${more ? ' and others' : ''}. Give them a password first.`
  return { refused: 'conflict', errors: [{ field: ruleOfRole[role], rule }] }
}

function tooShort(rule: string): Refused {
  return { refused: 'invalid_request', errors: [{ field: 'maxLength', rule }] }
}

/** A change for the records; of the own list how many PINs are on it, never which (LOG-2). */
export function rulesDetails(before: PinRuleValues, after: PinRuleValues): AuditDetails<'organisation.pin_rules_changed'> {
  return { changes: changedRules(before, after).map((rule) => ({ rule, from: told(before, rule), to: told(after, rule) })) }
}

function told(values: PinRuleValues, rule: PinRuleName): number | boolean | string {
  return rule === 'refusedPins' ? values.refusedPins.length : values[rule]
}
