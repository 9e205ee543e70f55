import type { LoginMethod, Role } from '../../../contract/roles.ts'
import type { UserRow } from '../../db/schema.ts'
import { nameKey } from '../../db/name-key.ts'
import { userSearchKey } from '../../db/search-key.ts'
import { usernameKey } from '../../db/username-key.ts'

export interface NewUser {
  id: string
  organisationId: string
  displayName: string
  username: string | null
  email: string | null
  role: Role
  loginMethod: LoginMethod
  /** Null until the user chose a password. */
  passwordHash: string | null
  /** Epoch milliseconds. */
  now: number
}

/** The row of somebody who has never signed in. */
export function newUserRow(user: NewUser): UserRow {
  return {
    id: user.id,
    organisation_id: user.organisationId,
    display_name: user.displayName,
    username: user.username,
    username_key: user.username === null ? null : usernameKey(user.username),
    email: user.email,
    email_verified_at: null,
    search_key: userSearchKey({ display_name: user.displayName, username: user.username, email: user.email }),
    name_key: nameKey(user.displayName),
    language: null,
    role: user.role,
    login_method: user.loginMethod,
    password_hash: user.passwordHash,
    password_by_mail: 0,
    blocked: 0,
    pin_for_signing: 0,
    security_image: null,
    personal_phrase: null,
    last_login_at: null,
    created_at: user.now,
    removed_at: null,
    version: 1,
  }
}
