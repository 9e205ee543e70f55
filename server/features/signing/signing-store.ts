import { lockRows, type Executor } from '../../db/database.ts'
import type { UserRow } from '../../db/schema.ts'

/** Who signs, and whether the PIN may. */
export type Signer = Pick<UserRow, 'id' | 'pin_for_signing'>

/** Whoever signs, held until the transaction ends: their tries come one after another, on every node. */
export async function lockSigner(tx: Executor, userId: string): Promise<Signer | undefined> {
  return lockRows(tx, tx.query.selectFrom('users').select(['id', 'pin_for_signing']).where('id', '=', userId)).executeTakeFirst()
}
