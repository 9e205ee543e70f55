import type { Executor } from '../../db/database.ts'
import type { PasswordLinkRow } from '../../db/mail-rows.ts'

type LinkOf = Pick<PasswordLinkRow, 'user_id' | 'kind'>

/** Writes a link; the one there was of its kind and user works no more. */
export async function putLink(tx: Executor, link: PasswordLinkRow): Promise<void> {
  const { user_id: _user, organisation_id: _organisation, kind: _kind, ...columns } = link
  await tx.query
    .insertInto('password_links')
    .values(link)
    .onConflict((conflict) => conflict.columns(['user_id', 'kind']).doUpdateSet(columns))
    .execute()
}

/** Takes a link away. @returns whether there was one. */
export async function dropLink(tx: Executor, { user_id, kind }: LinkOf): Promise<boolean> {
  const { numDeletedRows } = await tx.query
    .deleteFrom('password_links')
    .where('user_id', '=', user_id)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return numDeletedRows > 0
}

/** The link of a token, with whom it is for. Past links and those of somebody who may have no password are not there. @param now epoch milliseconds. */
export async function findLink(tx: Executor, tokenHash: Uint8Array, now: number) {
  return tx.query
    .selectFrom('password_links as links')
    .innerJoin('users', 'users.id', 'links.user_id')
    .innerJoin('organisations', 'organisations.id', 'links.organisation_id')
    .select(['links.user_id', 'links.organisation_id', 'links.kind', 'links.expires_at'])
    .select(['users.display_name', 'users.username', 'users.username_key', 'organisations.slug', 'organisations.name'])
    .select(['links.mailed_token_hash', 'links.mailed_to'])
    .where((where) => where.or([where('links.token_hash', '=', tokenHash), where('links.mailed_token_hash', '=', tokenHash)]))
    .where('links.expires_at', '>', now)
    .where('users.removed_at', 'is', null)
    .where('users.blocked', '=', 0)
    .where('users.login_method', '=', 'password_and_pin')
    .executeTakeFirst()
}

export type FoundLink = NonNullable<Awaited<ReturnType<typeof findLink>>>
