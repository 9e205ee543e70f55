import type { Executor } from '../../db/database.ts'
import type { ResetRequestRow } from '../../db/mail-rows.ts'

export async function addResetRequest(tx: Executor, request: ResetRequestRow): Promise<void> {
  await tx.query.insertInto('reset_requests').values(request).execute()
}

/** Takes one wish that is due; nodes that come at once get different ones. */
export async function takeResetRequest(tx: Executor, now: number): Promise<ResetRequestRow | undefined> {
  const oldest = tx.query.selectFrom('reset_requests').selectAll().where('next_at', '<=', now).orderBy('id').limit(1)
  return (tx.kind === 'postgresql' ? oldest.forUpdate().skipLocked() : oldest).executeTakeFirst()
}

/** Lets a wish that could not be answered wait by itself. */
export async function putOffRequest(tx: Executor, id: string, until: Pick<ResetRequestRow, 'tries' | 'next_at'>): Promise<void> {
  await tx.query.updateTable('reset_requests').set(until).where('id', '=', id).execute()
}

export async function dropResetRequest(tx: Executor, id: string): Promise<void> {
  await tx.query.deleteFrom('reset_requests').where('id', '=', id).execute()
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
