import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, compactVerify, EmbeddedJWK } from 'jose'
import { z } from 'zod'
import { namesAddress } from './address.ts'

/** What a request presents: the `DPoP` header, and what the proof has to be about. */
export interface Presented {
  proof: string | string[] | undefined
  method: string
  publicUrl: URL
  /** Path without query. */
  path: string
  /** The access token that came with it, or null. */
  token: string | null
}

/** A proof whose signature and address are good. Its nonce is not yet judged, and it may have been seen before. */
export interface ReadProof {
  thumbprint: string
  publicJwk: string
  jti: string
  nonce: string | null
}

/** RFC 9449, section 4.2. `iat` has to be there and is not judged: the nonce tells the age, so a register's clock does not matter. */
const claimsSchema = z.object({
  jti: z.string().min(1).max(128),
  htm: z.string(),
  htu: z.string().max(2_048),
  iat: z.number(),
  nonce: z.string().max(256).optional(),
  ath: z.string().optional(),
})

/** A public key on P-256; anything private in it makes it no proof (RFC 9449, section 4.3, check 7). */
const jwkSchema = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string().length(43), y: z.string().length(43) })

/** Checks a proof against RFC 9449, section 4.3, but for nonce and replay. @returns null where it is none. */
export async function readProof(presented: Presented): Promise<ReadProof | null> {
  const { proof } = presented
  if (typeof proof !== 'string' || proof.length > 4_096) return null
  const verified = await verify(proof)
  if (verified === null || !isAbout(verified.claims, presented)) return null
  const { jwk, claims } = verified
  return {
    thumbprint: await calculateJwkThumbprint(jwk, 'sha256'),
    publicJwk: JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y }),
    jti: claims.jti,
    nonce: claims.nonce ?? null,
  }
}

async function verify(proof: string) {
  try {
    const { payload, protectedHeader } = await compactVerify(proof, EmbeddedJWK, { algorithms: ['ES256'] })
    if (protectedHeader.typ !== 'dpop+jwt') return null
    const claims: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
    return { jwk: jwkSchema.parse(protectedHeader.jwk), claims: claimsSchema.parse(claims) }
  } catch {
    // Whatever is wrong with it: it came from outside and proves nothing.
    return null
  }
}

function isAbout(claims: z.infer<typeof claimsSchema>, presented: Presented): boolean {
  const ath = presented.token === null ? undefined : createHash('sha256').update(presented.token).digest('base64url')
  return claims.htm === presented.method && claims.ath === ath && namesAddress(claims.htu, presented.publicUrl, presented.path)
}
