import { type ImportRow, problemOfPerson, type RowProblem } from '../../../../contract/import-row.ts'
import { mayManage, type Role } from '../../../../contract/roles.ts'
import type { UserRow } from '../../../db/schema.ts'
import { usernameKey } from '../../../db/username-key.ts'

/** What a row says of a person, trimmed. */
export function personOf({ displayName, username, email, ...row }: ImportRow): ImportRow {
  return { ...row, displayName: displayName.trim(), username: username?.trim() || null, email: email?.trim() || null }
}

/** Why a row becomes no user: what it says, or what its sender may not do (USR-5). @param withPassword roles that nobody is PIN-only in (POL-8). Null: nothing is wrong. */
export function refuseRow(row: ImportRow, sender: Role, withPassword: readonly Role[] = []): RowProblem | null {
  const locked = row.loginMethod === 'pin_only' && withPassword.includes(row.role)
  return problemOfPerson(row) ?? (mayManage(sender, row.role) ? null : 'not_allowed') ?? (locked ? 'password_needed' : null)
}

type Known = Pick<UserRow, 'display_name' | 'username_key' | 'email'>

/**
 * Whether somebody is the one whom a row names: by user name; else by e-mail, unless both have a user name, since a shop may share a
 * mailbox; else by name, where neither has anything more to be told by. A file that is read again adds nobody twice.
 */
export function isSamePerson(row: ImportRow, known: Known): boolean {
  const key = row.username === null ? null : usernameKey(row.username)
  if (key !== null && known.username_key !== null) return key === known.username_key
  if (row.email !== null && known.email !== null) return row.email.toLowerCase() === known.email.toLowerCase()
  if (key !== null || known.username_key !== null || row.email !== null || known.email !== null) return false
  return row.displayName === known.display_name
}
