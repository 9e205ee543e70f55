import type { Role } from '../../contract/roles.ts'
import type { Executor } from '../db/database.ts'
import type { Refused } from './answer.ts'
import { isLiveSession } from './caller-store.ts'
import type { LiveSession } from './caller.ts'

/** See `stillMay`. Services are handed it, as they are handed their clock. */
export type StillMay = typeof stillMay

/**
 * Whether somebody may still do what they signed: an Argon2 takes its time, and whoever was blocked, demoted or signed out meanwhile does
 * nothing with a password that was right (DEV-10, USR-5). Call it in the transaction of the change, under `lockOrganisation`, which every
 * change of a user takes. @param roles whose call it is. @param now epoch milliseconds.
 * @returns null where they may.
 */
export async function stillMay(
  tx: Executor,
  { session }: { session: LiveSession },
  roles: readonly Role[],
  now: number,
): Promise<Refused | null> {
  if (!(await isLiveSession(tx, session.id, now))) return { refused: 'not_signed_in' }
  const user = await tx.query.selectFrom('users').select('role').where('id', '=', session.user_id).executeTakeFirst()
  // A role that is another now, higher or lower, is not the one that the change was judged by.
  return user !== undefined && user.role === session.role && roles.includes(user.role) ? null : { refused: 'not_allowed' }
}
