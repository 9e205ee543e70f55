import type { Executor } from '../../db/database.ts'
import type { PinLinkRow } from '../../db/mail-rows.ts'

/** Writes a link; the one its user had works no more. */
export async function putPinLink(tx: Executor, link: PinLinkRow): Promise<void> {
  const { token_hash, sealed, created_at, expires_at } = link
  await tx.query
    .insertInto('pin_links')
    .values(link)
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ token_hash, sealed, created_at, expires_at }))
    .execute()
}

/** The link of a token, with the shop it is of; late ones, and those of who may not sign in, are not there. @param now epoch milliseconds. */
export async function findPinLink(tx: Executor, tokenHash: Uint8Array, now: number) {
  return tx.query
    .selectFrom('pin_links as links')
    .innerJoin('users', 'users.id', 'links.user_id')
    .innerJoin('organisations', 'organisations.id', 'links.organisation_id')
    .select(['links.user_id', 'links.organisation_id', 'links.sealed', 'links.expires_at', 'organisations.name'])
    .where('links.token_hash', '=', tokenHash)
    .where('links.expires_at', '>', now)
    .where('users.removed_at', 'is', null)
    .where('users.blocked', '=', 0)
    .executeTakeFirst()
}

export type FoundPinLink = NonNullable<Awaited<ReturnType<typeof findPinLink>>>

export async function dropPinLink(tx: Executor, userId: string): Promise<void> {
  await tx.query.deleteFrom('pin_links').where('user_id', '=', userId).execute()
}

/** Erases PINs behind links that nobody opened in time (MAIL-3). @param now epoch milliseconds. */
export async function dropLatePinLinks(tx: Executor, now: number): Promise<void> {
  await tx.query.deleteFrom('pin_links').where('expires_at', '<=', now).execute()
}
