import { lockRows, type Executor } from '../../db/database.ts'
import { emailShared } from '../../db/email-state.ts'
import type { UserRow } from '../../db/schema.ts'
import { userSearchKey } from '../../db/search-key.ts'
import { dropMailedPinLink } from '../../db/untold-pins.ts'
import { dropMailedSecrets } from '../../db/user-password.ts'

/**
 * Where a secret may be mailed to somebody: an address that is shown to be theirs and nobody else's in the organisation, whatever its
 * case (SELF-7). Null where there is none, and for who is blocked or removed.
 */
export async function mailboxOf(tx: Executor, organisationId: string, userId: string): Promise<string | null> {
  const row = await tx.query
    .selectFrom('users')
    .select('email')
    .where('id', '=', userId)
    .where('organisation_id', '=', organisationId)
    .where('email_verified_at', 'is not', null)
    .where('blocked', '=', 0)
    .where('removed_at', 'is', null)
    .where(emailShared, '=', 0)
    .executeTakeFirst()
  return row?.email ?? null
}

/** Notes that mails to a user's address reach them, where it is still the one they were mailed to. @returns whether that is news. */
export async function verifyMailbox(tx: Executor, userId: string, email: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await tx.query
    .updateTable('users')
    .set({ email_verified_at: now })
    .where('id', '=', userId)
    .where('email', '=', email)
    .where('email_verified_at', 'is', null)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** A user's row, held until the transaction ends. */
export async function lockAddressed(tx: Executor, organisationId: string, userId: string): Promise<UserRow | undefined> {
  const one = tx.query.selectFrom('users').selectAll().where('organisation_id', '=', organisationId).where('id', '=', userId)
  return lockRows(tx, one.where('removed_at', 'is', null)).executeTakeFirst()
}

/** Writes another address, unverified, and lets mailed links and codes of the one before open nothing any more. @returns the user afterwards. */
export async function changeAddress(tx: Executor, user: UserRow, email: string | null): Promise<UserRow> {
  const after = { ...user, email, email_verified_at: null, version: user.version + 1 }
  await tx.query
    .updateTable('users')
    .set({ email, email_verified_at: null, version: after.version, search_key: userSearchKey(after) })
    .where('id', '=', user.id)
    .execute()
  await dropMailedSecrets(tx, user.id)
  await dropMailedPinLink(tx, user.id)
  return after
}
