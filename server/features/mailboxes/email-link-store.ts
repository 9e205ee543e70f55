import type { Executor } from '../../db/database.ts'
import type { EmailLinkRow } from '../../db/code-rows.ts'

/** Writes a link; the one there was works no more. */
export async function putEmailLink(tx: Executor, link: EmailLinkRow): Promise<void> {
  const { email, token_hash, created_at, expires_at } = link
  await tx.query
    .insertInto('email_links')
    .values(link)
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ email, token_hash, created_at, expires_at }))
    .execute()
}

/** The link of a token, as long as its user has the address it went to. @param now epoch milliseconds. */
export async function findEmailLink(tx: Executor, tokenHash: Uint8Array, now: number) {
  return tx.query
    .selectFrom('email_links as links')
    .innerJoin('users', 'users.id', 'links.user_id')
    .innerJoin('organisations', 'organisations.id', 'links.organisation_id')
    .select(['links.user_id', 'links.organisation_id', 'links.email', 'users.display_name', 'organisations.name'])
    .where('links.token_hash', '=', tokenHash)
    .where('links.expires_at', '>', now)
    .whereRef('users.email', '=', 'links.email')
    .where('users.removed_at', 'is', null)
    .where('users.blocked', '=', 0)
    .executeTakeFirst()
}

export async function dropEmailLink(tx: Executor, userId: string): Promise<void> {
  await tx.query.deleteFrom('email_links').where('user_id', '=', userId).execute()
}

/** Forgets links that are over. */
export async function forgetEmailLinks(tx: Executor, now: number): Promise<void> {
  await tx.query.deleteFrom('email_links').where('expires_at', '<=', now).execute()
}
