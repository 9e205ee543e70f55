import type { MailKind } from '../../../contract/mail-kinds.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long a mail that cannot be delivered is tried again (MAIL-2), in milliseconds. */
export const triedFor = 3 * day

/** How long one round of a worker has for its mails before another takes them over, in milliseconds: far longer than a mail server is waited for. */
export const leaseFor = 5 * minute

/** How long is kept what became of a mail, in milliseconds. */
export const keptFor = 30 * day

/** How long a mail is of use to its reader, in milliseconds. What it holds is erased then, delivered or not. */
export const usefulFor: Record<MailKind, number> = {
  new_pin: 14 * day,
  new_pin_link: day,
  pin_reset_code: 15 * minute,
  pin_changed: 14 * day,
  invitation: 7 * day,
  password_reset: hour,
  password_changed: 14 * day,
  verify_email: day,
  email_changed: 14 * day,
  pin_code_withheld: day,
  password_reset_withheld: day,
}

/**
 * Milliseconds until the next attempt: half a minute, twice as long each time, two hours at most; up to a fifth more or less, so that
 * what failed together does not come back together.
 * @param attempts how often it was tried, 1 or more
 * @param chance from 0 up to 1
 */
export function waitAfter(attempts: number, chance: number): number {
  const wait = Math.min((minute / 2) * 2 ** Math.min(attempts - 1, 20), 2 * hour)
  return Math.round(wait * (0.8 + 0.4 * chance))
}
