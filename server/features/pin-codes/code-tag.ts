import { timingSafeEqual } from 'node:crypto'
import { readCode } from '../../../contract/typed-code.ts'
import type { KeyRing } from '../../crypto/key-ring.ts'

/** What is kept of a code: a keyed hash that belongs to one request. Who reads the database cannot try codes without the root key. */
export function codeTag(keys: Pick<KeyRing, 'mac'>, requestHash: Uint8Array, code: string): Uint8Array {
  return keys.mac('pin code', `${Buffer.from(requestHash).toString('hex')}\0${code}`)
}

/** Whether a code is the right one; the same work where there is none. @param typed as typed. */
export function isRightCode(
  keys: Pick<KeyRing, 'mac'>,
  { request_hash, tag }: { request_hash: Uint8Array; tag: Uint8Array | null },
  typed: string,
): boolean {
  const given = codeTag(keys, request_hash, readCode(typed))
  return timingSafeEqual(given, tag ?? new Uint8Array(given.length)) && tag !== null
}
