import type { KeyRing } from '../../crypto/key-ring.ts'

type Macs = Pick<KeyRing, 'mac'>

/**
 * What a user name's counters are kept under, known or not: a keyed hash, so that the table tells nobody which names were tried.
 * An ID never has a zero byte, so no two pairs give one message.
 */
export function passwordSubject(keyRing: Macs, organisationId: string, usernameKey: string): Uint8Array {
  return keyRing.mac('password subject', `${organisationId}\0${usernameKey}`)
}

/**
 * An ID for an organisation that is not there, always the same for the same name: counters run under it as under any other, so
 * that nobody learns which organisations exist. UUIDv8 (RFC 9562): it cannot be that of a real one, which is a UUIDv7.
 */
export function madeUpOrganisationId(keyRing: Macs, slug: string): string {
  const hex = Buffer.from(keyRing.mac('password subject', `organisation\0${slug}`)).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
