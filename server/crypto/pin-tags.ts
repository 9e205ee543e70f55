import { timingSafeEqual } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'

/**
 * The tag a PIN is found by: HMAC-SHA-256 over the organisation's 16 ID bytes and the ASCII digits. The same digits give
 * another tag in another organisation (PIN-2). ADR 0001 says why there is no slow hash.
 */
export function pinTag(keys: KeyRing, version: number, organisationId: string, pin: string): Uint8Array {
  return keys.pinTag(version, Buffer.concat([idBytes(organisationId), Buffer.from(pin, 'ascii')]))
}

/** What a key version makes of a fixed text; a PIN tag never has this message, which is not 16 bytes and digits. */
export function keyCheckTag(keys: KeyRing, version: number): Uint8Array {
  return keys.pinTag(version, Buffer.from('tillpass key check'))
}

/** Compares tags in constant time. */
export function sameTag(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}

function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}
