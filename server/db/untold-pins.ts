import type { MailFailure, MailKind } from '../../contract/mail-kinds.ts'
import type { Executor } from './database.ts'

/** Mails that bring a new PIN, or the link to it. */
const pinMails: readonly MailKind[] = ['new_pin', 'new_pin_link']

/** Erases whatever still leads to users' new PINs: the link, and the mail that did not go out. It is over with another PIN, a block or a removal (MAIL-3). */
export async function dropUntoldPins(tx: Executor, userIds: readonly string[]): Promise<void> {
  await dropLinksAndMails(tx, userIds, pinMails)
}

export async function dropUntoldPin(tx: Executor, userId: string): Promise<void> {
  await dropUntoldPins(tx, [userId])
}

async function dropLinksAndMails(tx: Executor, userIds: readonly string[], kinds: readonly MailKind[]): Promise<void> {
  await tx.query.deleteFrom('pin_links').where('user_id', 'in', userIds).execute()
  await tx.query.deleteFrom('outbox').where('user_id', 'in', userIds).where('kind', 'in', kinds).where('state', '!=', 'sent').execute()
}

/** How an attempt ends that has surely put the mail in nobody's box. */
const surelyNotThere: readonly MailFailure[] = ['refused', 'no_address', 'not_secure', 'sign_in_refused']

/**
 * With another address the link dies, since it may lie in a stranger's box; unless its mail surely never left and goes to the new one. A mail
 * with the digits themselves stays for the new address: nobody else knows that PIN, and it would work on.
 */
export async function dropMailedPinLink(tx: Executor, userId: string): Promise<void> {
  const waiting = await tx.query
    .selectFrom('outbox')
    .select('id')
    .where('user_id', '=', userId)
    .where('kind', '=', 'new_pin_link')
    .where('state', '!=', 'sent')
    .where('lease', 'is', null)
    .where((where) => where.or([where('attempts', '=', 0), where('why', 'in', surelyNotThere)]))
    .executeTakeFirst()
  if (waiting === undefined) await dropLinksAndMails(tx, [userId], ['new_pin_link'])
}
