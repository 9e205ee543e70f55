import { sql } from 'kysely'
import type { Executor } from '../../db/database.ts'

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
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('users as others')
            .select('others.id')
            .where('others.organisation_id', '=', organisationId)
            .whereRef('others.id', '!=', 'users.id')
            .where(sql<boolean>`lower(others.email) = lower(users.email)`),
        ),
      ),
    )
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
