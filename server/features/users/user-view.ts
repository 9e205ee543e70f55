import type { User } from '../../../contract/http/users.ts'
import { emailStateOf } from '../../db/email-state.ts'
import type { ListedUser } from './user-store.ts'

/** A user as leads see them; no hash leaves. */
export function toUser(user: ListedUser): User {
  return {
    id: user.id,
    displayName: user.display_name,
    username: user.username,
    email: user.email,
    emailState: emailStateOf(user),
    role: user.role,
    loginMethod: user.login_method,
    pin: user.has_pin ? 'set' : 'none',
    password: user.password_hash === null ? 'none' : 'set',
    invitedUntil: user.invited_until === null ? null : new Date(user.invited_until).toISOString(),
    pinForSigning: user.pin_for_signing === 1,
    blocked: user.blocked === 1,
    lastLoginAt: user.last_login_at === null ? null : new Date(user.last_login_at).toISOString(),
    version: user.version,
  }
}
