import { createHash } from 'node:crypto'
import type { Executor } from '../db/database.ts'
import type { Proof } from './caller.ts'

/**
 * Remembers a proof, so that it is accepted once on any node, also after a restart (RFC 9449, section 11.1). In the transaction
 * of the call it stands or falls with what the call did.
 * @returns false where the proof was seen before: answer `invalid_dpop_proof` and do nothing.
 */
export async function spendProof(tx: Executor, proof: Pick<Proof, 'id' | 'expiresAt'>): Promise<boolean> {
  const inserted = await tx.query
    .insertInto('dpop_proofs')
    .values({ id: proof.id, expires_at: proof.expiresAt })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Forgets proofs whose nonce is too old to be accepted again. @param now epoch milliseconds. */
export async function forgetExpiredProofs(tx: Executor, now: number): Promise<void> {
  await tx.query.deleteFrom('dpop_proofs').where('expires_at', '<', now).execute()
}

/** Remembers that a key the server does not know used a nonce: such keys use each once. @returns false where it was used before. */
export async function spendNonce(tx: Executor, nonce: string, expiresAt: number): Promise<boolean> {
  return spendProof(tx, { id: createHash('sha256').update(`nonce ${nonce}`).digest('base64url'), expiresAt })
}
