import { changeDue } from '../../../contract/pin-change-reasons.ts'
import type { User } from '../../../contract/http/users.ts'
import { emailStateOf } from '../../db/email-state.ts'
import type { ListedUser } from './user-store.ts'

/** A user as leads see them; no hash leaves. @param now epoch milliseconds. */
export function toUser(user: ListedUser, now: number): User {
  return {
    id: user.id,
    displayName: user.display_name,
    username: user.username,
    email: user.email,
    emailState: emailStateOf(user),
    role: user.role,
    loginMethod: user.login_method,
    pin: user.has_pin ? 'set' : 'none',
    pinNeeded: user.pin_need !== 'optional',
    pinMustChange: mustChange(user, now),
    password: user.password_hash === null ? 'none' : 'set',
    invitedUntil: user.invited_until === null ? null : new Date(user.invited_until).toISOString(),
    pinForSigning: user.pin_for_signing === 1,
    blocked: user.blocked === 1,
    lastLoginAt: user.last_login_at === null ? null : new Date(user.last_login_at).toISOString(),
    version: user.version,
  }
}

function mustChange(user: ListedUser, now: number): boolean {
  if (user.pin_length === null || user.pin_set_at === null) return false
  const rules = {
    given: user.pin_change_given === 1,
    days: user.pin_change_days,
    shorter: user.pin_change_shorter === 1,
    minLength: user.pin_min_length,
  }
  const pin = { chosenByOwner: user.pin_chosen_by_owner === 1, setAt: user.pin_set_at, length: user.pin_length }
  return changeDue(rules, pin, now) !== null
}
