import type { Permission } from '../../../contract/call.ts'
import { assertNever, type ErrorCode } from '../../../contract/errors.ts'
import type { Role } from '../../../contract/roles.ts'
import type { BrowserCaller, DeviceCaller } from '../caller.ts'

type DevicePermission = Extract<Permission, { caller: 'device' }>
type BrowserPermission = Extract<Permission, { caller: 'browser' }>

/** Why a device may not make a call, or null. @param tokenSent whether it presented a token, dead or alive. */
export function deviceRefusal(permission: DevicePermission, { device, session }: DeviceCaller, tokenSent: boolean): ErrorCode | null {
  switch (permission.needs) {
    case 'key':
      return null
    case 'approval':
      return device?.status === 'approved' ? null : 'device_not_approved'
    case 'session':
      return sessionRefusal(session, permission.roles, tokenSent ? 'invalid_token' : 'not_signed_in')
    case 'openSession':
    case 'passwordSession': {
      const refused = sessionRefusal(session, permission.roles, tokenSent ? 'invalid_token' : 'not_signed_in')
      const isOpen = session?.locked_at === null && (permission.needs === 'openSession' || session.method === 'password')
      return refused ?? (isOpen ? null : 'not_allowed')
    }
    default:
      return assertNever(permission)
  }
}

/** Why a browser may not make a call, or null. */
export function browserRefusal(permission: BrowserPermission, { session }: BrowserCaller): ErrorCode | null {
  return permission.needs === 'origin' ? null : sessionRefusal(session, permission.roles, 'not_signed_in')
}

function sessionRefusal(session: { role: Role } | null, roles: readonly Role[], whereNone: ErrorCode): ErrorCode | null {
  if (session === null) return whereNone
  return roles.includes(session.role) ? null : 'not_allowed'
}
