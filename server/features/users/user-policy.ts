import type { LoginMethod, Role } from '../../../contract/roles.ts'
import { signatureFor, type SignatureNeed, type SignedParts } from '../../../contract/user-signing.ts'
import type { Flag, UserRow } from '../../db/schema.ts'
import type { Refused } from '../../http/answer.ts'

/** What a change of a user may say; what is left out stays. */
export interface UserChange {
  displayName?: string | undefined
  email?: string | null | undefined
  role?: Role | undefined
  loginMethod?: LoginMethod | undefined
  blocked?: boolean | undefined
  pinForSigning?: boolean | undefined
}

type EditableColumns = Pick<UserRow, 'display_name' | 'email' | 'role' | 'login_method' | 'blocked' | 'password_hash' | 'pin_for_signing'>

/** The user's columns after a change. Whoever becomes PIN-only loses the password for good (PIN-5). */
export function changedColumns(user: UserRow, change: UserChange): EditableColumns {
  const loginMethod = change.loginMethod ?? user.login_method
  return {
    display_name: change.displayName ?? user.display_name,
    email: change.email === undefined ? user.email : change.email,
    role: change.role ?? user.role,
    login_method: loginMethod,
    blocked: change.blocked === undefined ? user.blocked : flag(change.blocked),
    pin_for_signing: change.pinForSigning === undefined ? user.pin_for_signing : flag(change.pinForSigning),
    password_hash: loginMethod === 'pin_only' ? null : user.password_hash,
  }
}

const fieldOfColumn = { display_name: 'displayName', email: 'email', role: 'role', login_method: 'loginMethod' } as const

/** Names of what differs, for the records; blocking and signing are events of their own. */
export function changedFields(user: UserRow, after: EditableColumns): (typeof fieldOfColumn)[keyof typeof fieldOfColumn][] {
  const columns = Object.keys(fieldOfColumn) as (keyof typeof fieldOfColumn)[]
  return columns.filter((column) => user[column] !== after[column]).map((column) => fieldOfColumn[column])
}

/** By what a change is to be signed (SIGN-1, USR-4); null: by nothing. */
export function signatureNeeded(user: UserRow, after: EditableColumns, hasPin: boolean): SignatureNeed | null {
  if (after.pin_for_signing > user.pin_for_signing) return 'password'
  const need = signatureFor(signedParts(user), signedParts(after), hasPin || user.password_hash !== null)
  return need ?? (after.blocked === user.blocked ? null : 'any')
}

function signedParts({ role, login_method: loginMethod, email }: EditableColumns): SignedParts {
  return { role, loginMethod, email }
}

/** What refuses a change that has to be signed and is not. */
export function unsigned(field: 'confirm' | 'confirm.password', rule: string): Refused {
  return { refused: 'confirmation_not_accepted', errors: [{ field, rule }] }
}

/** Whether a mailed link is no longer in the right hands, or would open more or less than when it was asked for. */
export function outdatesLinks(user: UserRow, after: EditableColumns): boolean {
  return (['email', 'role', 'login_method', 'blocked'] as const).some((column) => user[column] !== after[column])
}

/** Whether somebody can still come in as an admin with a password: the organisation always keeps one of these (USR-5). */
export function isPasswordAdmin(user: Pick<UserRow, 'role' | 'password_hash' | 'blocked'>): boolean {
  return user.role === 'admin' && user.password_hash !== null && user.blocked === 0
}

/** Who signs in with a password needs a user name to type. */
export function refuseWithoutUsername(username: string | null, loginMethod: LoginMethod): Refused | null {
  if (username !== null || loginMethod === 'pin_only') return null
  return { refused: 'invalid_request', errors: [{ field: 'username', rule: 'Who signs in with a password needs a user name.' }] }
}

/** Only who is to have a password and has none chooses one by an invitation: it never takes a password's place (ACC-2). */
export function refuseInvitation(user: Pick<UserRow, 'login_method' | 'password_hash' | 'blocked'>): Refused | null {
  const conflict = (rule: string): Refused => ({ refused: 'conflict', errors: [{ field: 'invitation', rule }] })
  if (user.login_method === 'pin_only') return conflict('This user signs in with a PIN only.')
  if (user.password_hash !== null) return conflict('This user has a password.')
  return user.blocked === 1 ? conflict('This user is blocked.') : null
}

function flag(value: boolean): Flag {
  return value ? 1 : 0
}
