import { createHmac, hkdfSync } from 'node:crypto'

/**
 * Keys derived from the one root key, each for one purpose (HKDF-SHA-256, RFC 5869). The root key lies outside the database
 * and its backups; whoever has only the database cannot try a PIN (ADR 0001).
 */
export interface KeyRing {
  /** HMAC-SHA-256 (32 bytes) under the PIN key of a version. */
  pinTag(version: number, message: Uint8Array): Uint8Array
  /** HMAC-SHA-256 (32 bytes) for values that only this product reads again: nonces, subjects of password counters. */
  mac(purpose: MacPurpose, message: Uint8Array | string): Uint8Array
}

export type MacPurpose = 'dpop nonce' | 'password subject'

/** @param rootKey 32 bytes of randomness. */
export function createKeyRing(rootKey: Uint8Array): KeyRing {
  const derived = new Map<string, Buffer>()
  const keyFor = (info: string): Buffer => {
    const known = derived.get(info)
    if (known !== undefined) return known
    const key = Buffer.from(hkdfSync('sha256', rootKey, new Uint8Array(0), `tillpass ${info}`, 32))
    derived.set(info, key)
    return key
  }
  return {
    pinTag: (version, message) => hmac(keyFor(`pin tag v${version}`), message),
    mac: (purpose, message) => hmac(keyFor(purpose), message),
  }
}

function hmac(key: Buffer, message: Uint8Array | string): Uint8Array {
  return createHmac('sha256', key).update(message).digest()
}
