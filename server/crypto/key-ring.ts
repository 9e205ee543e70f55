import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'

/**
 * Keys derived from the one root key, each for one purpose (HKDF-SHA-256, RFC 5869). The root key lies outside the database
 * and its backups; whoever has only the database cannot try a PIN (ADR 0001).
 */
export interface KeyRing {
  /** HMAC-SHA-256 (32 bytes) under the PIN key of a version. */
  pinTag(version: number, message: Uint8Array): Uint8Array
  /** HMAC-SHA-256 (32 bytes) for values that only this product reads again: nonces, subjects of password counters. */
  mac(purpose: MacPurpose, message: Uint8Array | string): Uint8Array
  /** Encrypts what the database may hold for a while only (AES-256-GCM, NIST SP 800-38D). `place` says where it lies: it opens nowhere else. */
  seal(purpose: SealPurpose, plain: string, place: string): Uint8Array
  /** What was sealed there. @throws where it was altered, lies elsewhere, or was sealed with another root key. */
  open(purpose: SealPurpose, sealed: Uint8Array, place: string): string
}

export type SealPurpose = 'mail' | 'pin link' | 'slip'

export type MacPurpose = 'dpop nonce' | 'password subject' | 'pin code' | 'recovery code'

/** @param rootKey 32 bytes of randomness. */
export function createKeyRing(rootKey: Uint8Array): KeyRing {
  const derived = new Map<string, KeyObject>()
  const keyFor = (info: string): KeyObject => {
    const known = derived.get(info)
    if (known !== undefined) return known
    // A key object: from bytes Node would make one for each tag, which takes five times as long as the tag.
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', rootKey, new Uint8Array(0), `tillpass ${info}`, 32)))
    derived.set(info, key)
    return key
  }
  return {
    pinTag: (version, message) => hmac(keyFor(`pin tag v${version}`), message),
    mac: (purpose, message) => hmac(keyFor(purpose), message),
    seal: (purpose, plain, place) => seal(keyFor(`seal ${purpose}`), plain, place),
    open: (purpose, sealed, place) => open(keyFor(`seal ${purpose}`), sealed, place),
  }
}

const nonceBytes = 12
const tagBytes = 16

/** Nonce, tag, ciphertext. A random nonce serves some 2^32 texts under one key. */
function seal(key: KeyObject, plain: string, place: string): Uint8Array {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(place))
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

function open(key: KeyObject, sealed: Uint8Array, place: string): string {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
}

function hmac(key: KeyObject, message: Uint8Array | string): Uint8Array {
  return createHmac('sha256', key).update(message).digest()
}
