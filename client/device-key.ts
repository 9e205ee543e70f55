import {
  calculateJwkThumbprint,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose'
import { z } from 'zod'

/** The public half of an ES256 key, as it travels in a proof's header (RFC 9449, 4.2). */
export const publicKeySchema = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() })
export type PublicKey = z.infer<typeof publicKeySchema>

/** The device's key pair (DEV-6). It signs and never hands out its private half. */
export interface DeviceKey {
  publicJwk: PublicKey
  /** RFC 7638, SHA-256, base64url: what the server knows the device by. */
  thumbprint: string
  signJwt(header: JWTHeaderParameters, payload: JWTPayload): Promise<string>
}

export interface KeyPair {
  privateKey: CryptoKey
  publicKey: CryptoKey
}

/** A DeviceKey over a WebCrypto pair; the private key may be one that cannot be exported (TRM-8). */
export async function deviceKeyOf(pair: KeyPair): Promise<DeviceKey> {
  const publicJwk = publicKeySchema.parse(await exportJWK(pair.publicKey))
  return {
    publicJwk,
    thumbprint: await calculateJwkThumbprint(publicJwk, 'sha256'),
    signJwt: (header, payload) => new SignJWT(payload).setProtectedHeader(header).sign(pair.privateKey),
  }
}

/** A new ES256 pair. `extractable` only where it must be written into a keychain. */
export function makeKeyPair(options: { extractable: boolean }): Promise<KeyPair> {
  return generateKeyPair('ES256', options)
}
