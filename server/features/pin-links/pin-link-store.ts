import type { Executor } from '../../db/database.ts'
import type { PinLinkRow } from '../../db/mail-rows.ts'

/** Writes a link; the one its user had works no more. */
export async function putPinLink(tx: Executor, link: PinLinkRow): Promise<void> {
  const { user_id: _, organisation_id: __, ...anew } = link
  await tx.query
    .insertInto('pin_links')
    .values(link)
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(anew))
    .execute()
}
