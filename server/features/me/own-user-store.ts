import { lockRows, type Executor } from '../../db/database.ts'
import { nameKey } from '../../db/name-key.ts'
import { emailShared } from '../../db/email-state.ts'
import type { Flag, UserRow } from '../../db/schema.ts'
import { userSearchKey } from '../../db/search-key.ts'

/** Somebody's own row, and whether somebody else here has the same address. */
export type OwnUser = UserRow & { email_shared: Flag }

const byId = (tx: Executor, id: string) =>
  tx.query
    .selectFrom('users')
    .selectAll('users')
    .select(emailShared.as('email_shared'))
    .where('id', '=', id)
    .where('removed_at', 'is', null)

/** Somebody's own row; undefined where they were removed a moment ago. */
export async function findOwnUser(tx: Executor, id: string): Promise<OwnUser | undefined> {
  return byId(tx, id).executeTakeFirst()
}

/** The same, held until the transaction ends. */
export async function lockOwnUser(tx: Executor, id: string): Promise<OwnUser | undefined> {
  return lockRows(tx, byId(tx, id)).executeTakeFirst()
}

/** What everybody may change of themselves. */
type OwnColumn = 'display_name' | 'language' | 'security_image' | 'personal_phrase'

/** Writes the changed columns, keeps what the user is found and sorted by, and counts the version up. @returns the user afterwards. */
export async function changeOwnUser(tx: Executor, user: OwnUser, columns: Partial<Pick<UserRow, OwnColumn>>): Promise<OwnUser> {
  const after = { ...user, ...columns, version: user.version + 1 }
  const { display_name, language, security_image, personal_phrase, version } = after
  await tx.query
    .updateTable('users')
    .set({
      display_name,
      language,
      security_image,
      personal_phrase,
      version,
      search_key: userSearchKey(after),
      name_key: nameKey(display_name),
    })
    .where('id', '=', user.id)
    .execute()
  return after
}

/** Whether the organisation has its people choose a security image and a phrase (FRC-2). */
export async function mayChooseImage(tx: Executor, organisationId: string): Promise<boolean> {
  const query = tx.query.selectFrom('organisations').select('security_images').where('id', '=', organisationId)
  return (await query.executeTakeFirstOrThrow()).security_images !== 'off'
}
