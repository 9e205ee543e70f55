import type { Executor } from '../../db/database.ts'
import type { ResetRequestRow } from '../../db/mail-rows.ts'

export async function addResetRequest(tx: Executor, request: ResetRequestRow): Promise<void> {
  await tx.query.insertInto('reset_requests').values(request).execute()
}

/** Takes wishes off the table for this transaction; nodes that come at once get different ones. */
export async function takeResetRequests(tx: Executor, most: number): Promise<ResetRequestRow[]> {
  const oldest = tx.query.selectFrom('reset_requests').select('id').orderBy('id').limit(most)
  const rows = await (tx.kind === 'postgresql' ? oldest.forUpdate().skipLocked() : oldest).execute()
  const ids = rows.map(({ id }) => id)
  return ids.length === 0 ? [] : tx.query.deleteFrom('reset_requests').where('id', 'in', ids).returningAll().execute()
}

/** Who signs in under a user name and may choose a password anew: not blocked, and with a password to forget. */
export async function findForgetful(tx: Executor, organisationId: string, usernameKey: string) {
  return tx.query
    .selectFrom('users')
    .select(['id', 'organisation_id', 'username', 'email'])
    .where('organisation_id', '=', organisationId)
    .where('username_key', '=', usernameKey)
    .where('removed_at', 'is', null)
    .where('blocked', '=', 0)
    .where('login_method', '=', 'password_and_pin')
    .where('password_hash', 'is not', null)
    .executeTakeFirst()
}
