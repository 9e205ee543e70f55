import { z } from 'zod'
import type { User } from '../../../contract/http/users.ts'
import { badCursor, cutPage, decodeCursor } from '../../db/page-cursor.ts'
import type { Refused } from '../../http/answer.ts'
import type { UserServiceDeps } from './user-deps.ts'
import { pageOfUsers, type UserFilter } from './user-store.ts'
import { toUser } from './user-view.ts'

const cursorSchema = z.tuple([z.string(), z.uuid()])

export interface UserPage extends UserFilter {
  limit: number
  cursor?: string | undefined
}

/** One keyset page of the organisation's users by name, those alone whom the filter lets through. */
export async function listUsers(
  { database, effects }: Pick<UserServiceDeps, 'database' | 'effects'>,
  organisationId: string,
  page: UserPage,
): Promise<{ items: User[]; next: string | null } | Refused> {
  const after = page.cursor === undefined ? undefined : decodeCursor(page.cursor, cursorSchema)
  if (after === null) return badCursor
  const key = after === undefined ? null : { name: after[0], id: after[1] }
  const read = await pageOfUsers(database, organisationId, page, { count: page.limit + 1, after: key, now: effects.now() })
  const { rows, next } = cutPage(read, page.limit, (user) => [user.name_key, user.id])
  return { items: rows.map((user) => toUser(user, effects.now())), next }
}
