import type { Role } from '../../../contract/roles.ts'
import { lockRows, type Executor } from '../../db/database.ts'

/** The user as they stand now, held until the session is written; null where blocked, removed or PIN-only meanwhile (PIN-5). */
export async function userForSignIn(tx: Executor, userId: string): Promise<{ id: string; displayName: string; role: Role } | null> {
  const user = await lockRows(
    tx,
    tx.query
      .selectFrom('users')
      .select(['id', 'display_name', 'role'])
      .where('id', '=', userId)
      .where('blocked', '=', 0)
      .where('removed_at', 'is', null)
      .where('login_method', '=', 'password_and_pin'),
  ).executeTakeFirst()
  return user === undefined ? null : { id: user.id, displayName: user.display_name, role: user.role }
}
