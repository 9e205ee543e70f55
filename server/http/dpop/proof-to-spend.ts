import { createHash } from 'node:crypto'
import type { Proof } from '../caller.ts'
import { clockSlack, nonceLife } from './nonces.ts'
import type { ReadProof } from './read-proof.ts'

/**
 * What `dpop_proofs` remembers of a proof: a hash of key and `jti`, for as long as any node could take its nonce.
 * @param issuedAt when its nonce was issued, epoch milliseconds.
 */
export function proofToSpend(read: ReadProof, issuedAt: number): Proof {
  return {
    thumbprint: read.thumbprint,
    publicJwk: read.publicJwk,
    id: createHash('sha256').update(`proof ${read.thumbprint} ${read.jti}`).digest('base64url'),
    expiresAt: issuedAt + nonceLife.known + 2 * clockSlack,
  }
}
