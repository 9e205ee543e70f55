import type { KeyRing } from '../../crypto/key-ring.ts'

type Macs = Pick<KeyRing, 'mac'>

/**
 * What a user name's counters are kept under, known or not: a keyed hash, so that the table tells nobody which names were tried.
 * An ID never has a zero byte, so no two pairs give one message.
 */
export function passwordSubject(keyRing: Macs, organisationId: string, usernameKey: string): Uint8Array {
  return keyRing.mac('password subject', `${organisationId}\0${usernameKey}`)
}

/** Every made-up ID sorts below this and every real one, which begins with its time, above. */
export const firstRealId = '00000001-0000-0000-0000-000000000000'

/**
 * An ID for an organisation that is not there, always the same for the same name: counters and records run under it as under any
 * other, so that nobody learns which organisations exist. UUIDv8 (RFC 9562); a real one is a UUIDv7.
 */
export function madeUpOrganisationId(keyRing: Macs, slug: string): string {
  const hex = Buffer.from(keyRing.mac('password subject', `organisation\0${slug}`)).toString('hex')
  return `00000000-0000-8${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`
}
