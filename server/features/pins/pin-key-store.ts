import type { Executor } from '../../db/database.ts'
import type { PinKeyRow } from '../../db/schema.ts'

/** The key versions PINs are claimed under, oldest first. A version is live while its row is there. */
export async function liveKeyVersions(tx: Executor): Promise<number[]> {
  const rows = await tx.query.selectFrom('pin_keys').select('version').orderBy('version').execute()
  return rows.map((row) => row.version)
}

/** Every key version with what it makes of the check text. */
export async function listPinKeys(tx: Executor): Promise<PinKeyRow[]> {
  return tx.query.selectFrom('pin_keys').selectAll().orderBy('version').execute()
}

/** Adds a key version unless another node just did. */
export async function addPinKey(tx: Executor, key: PinKeyRow): Promise<void> {
  await tx.query
    .insertInto('pin_keys')
    .values(key)
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute()
}
