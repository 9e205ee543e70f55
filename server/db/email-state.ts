import { sql } from 'kysely'
import type { EmailState } from '../../contract/email-state.ts'
import type { Flag, UserRow } from './schema.ts'

/** In a query on `users`: whether somebody else in the organisation has the same address, whatever its case. */
export const emailShared = sql<Flag>`case when exists (
  select 1 from users as others where others.organisation_id = users.organisation_id and others.id <> users.id
    and lower(others.email) = lower(users.email)
) then 1 else 0 end`

/** How it stands with a user's address. */
export function emailStateOf(user: Pick<UserRow, 'email' | 'email_verified_at'> & { email_shared: Flag }): EmailState {
  if (user.email === null) return 'none'
  if (user.email_shared === 1) return 'shared'
  return user.email_verified_at === null ? 'unverified' : 'verified'
}
