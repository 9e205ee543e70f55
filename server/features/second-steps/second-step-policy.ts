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

/** Wrong PINs in a row. Times are epoch milliseconds. */
export interface StepTries {
  wrong: number
  waitUntil: number | null
}

const free = 5
/** What the fifth wrong PIN brings, the sixth, and each after that, in seconds: a password does not give tries back. */
const waits = [15 * 60, 30 * 60, 60 * 60] as const

function waitOf(wrong: number): number {
  return wrong < free ? 0 : (waits[Math.min(wrong - free, waits.length - 1)] ?? 0)
}

/** The wait that is still running, as a refusal; null where a PIN may be compared. */
export function refuseWaiting({ wrong, waitUntil }: StepTries, now: number): Refused | null {
  const seconds = Math.ceil(((waitUntil ?? now) - now) / 1_000)
  return seconds > 0 ? { refused: 'try_later', retryAfterSeconds: seconds, waitSeconds: waitOf(wrong) } : null
}

/** After one more wrong PIN: the tries as they are to be kept, and how many are left until a wait of so many seconds. */
export function afterWrong(before: StepTries, now: number): { tries: StepTries; triesLeft: number; seconds: number } {
  const wrong = before.wrong + 1
  const seconds = waitOf(wrong)
  return { tries: { wrong, waitUntil: seconds === 0 ? null : now + seconds * 1_000 }, triesLeft: Math.max(0, free - wrong), seconds }
}

/** One refusal for every token that does not hold: used up, over, altered, of another place, or of who changed since. */
export const passwordAnew: Refused = {
  refused: 'password_needed',
  detail: 'This took too long, or something changed: sign in with your password again.',
}

/** @param seconds of the wait that begins now; 0 where none does. */
export function wrongStep(triesLeft: number, seconds: number): Refused {
  const wait = seconds === 0 ? {} : { retryAfterSeconds: seconds, waitSeconds: seconds }
  return { refused: 'pin_not_accepted', triesLeft, afterTries: { kind: 'wait', seconds: seconds === 0 ? waits[0] : seconds }, ...wait }
}
