import { z } from 'zod'
import type { User } from '../../../contract/http/users.ts'
import type { Executor } from '../../db/database.ts'
import { badCursor, cutPage, decodeCursor } from '../../db/page-cursor.ts'
import type { Refused } from '../../http/answer.ts'
import { pageOfUsers } from './user-store.ts'
import { toUser } from './user-view.ts'

const cursorSchema = z.tuple([z.string(), z.uuid()])

/** One keyset page of the organisation's users by name. */
export async function listUsers(
  database: Executor,
  organisationId: string,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ items: User[]; next: string | null } | Refused> {
  const after = page.cursor === undefined ? undefined : decodeCursor(page.cursor, cursorSchema)
  if (after === null) return badCursor
  const key = after === undefined ? null : { name: after[0], id: after[1] }
  const { rows, next } = cutPage(await pageOfUsers(database, organisationId, page.limit + 1, key), page.limit, (user) => [
    user.display_name,
    user.id,
  ])
  return { items: rows.map(toUser), next }
}
