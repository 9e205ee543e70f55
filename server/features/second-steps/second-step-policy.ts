import type { PinNeed } from '../../../contract/pin-needs.ts'
import type { Role } from '../../../contract/roles.ts'
import type { OrganisationRow } from '../../db/schema.ts'
import type { Refused } from '../../http/answer.ts'

/** What the people of a role need a PIN for. */
export function needOf(organisation: Pick<OrganisationRow, `pin_need_${Role}`>, role: Role): PinNeed {
  return organisation[`pin_need_${role}`]
}

/**
 * What follows a right password (POL-8): the PIN, a first one, or nothing. The second step is no login by PIN, so it asks for neither an
 * approved device nor the activation; else whoever switches PIN login off would halve everybody's protection.
 * @param usable whether a PIN could be used there: PIN login is active and, on a device, that is approved.
 */
export function stepAfterPassword(need: PinNeed, { hasPin, usable }: { hasPin: boolean; usable: boolean }): 'pin' | 'new_pin' | 'none' {
  if (need === 'second_step') return hasPin ? 'pin' : 'new_pin'
  return need === 'required' && usable && !hasPin ? 'new_pin' : 'none'
}

/** How long the token between password and PIN holds, in milliseconds. */
export const stepLife = 5 * 60_000

/** One refusal for every token that does not hold: used up, over, altered, of another place, or of who changed since. */
export const passwordAnew: Refused = {
  refused: 'password_needed',
  detail: 'This took too long, or something changed: sign in with your password again.',
}
