import { createHash } from 'node:crypto'
import { networkOf } from '../../net/network-of.ts'
import type { PasswordCaller } from '../../http/password-check.ts'

/** The place of all strangers together (GRD-8). */
export const strangersPlace = 'strangers'

/** By what a place may be known again: a device's key, a browser's cookie, or what an application keeps for its user. Null where it brings none. */
export function lastingPlace(caller: PasswordCaller): string | null {
  if (caller.kind === 'device') return `device:${caller.proof.thumbprint}`
  if (caller.place === null) return null
  return caller.kind === 'browser' ? browserPlace(caller.place) : `app:${caller.app.id}:${hashOf(caller.place)}`
}

/** A browser by its cookie's hash: who reads the database cannot pose as a known place. */
export function browserPlace(cookie: string): string {
  return `browser:${hashOf(cookie)}`
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** Whether the place may count as known at all: anything but the key of a device that is not approved now (GRD-8). */
export function mayBeKnown(caller: PasswordCaller): boolean {
  return caller.kind !== 'device' || caller.device?.status === 'approved'
}

/**
 * Where somebody counts who is not known. A server between people and us has one address for all of them, and what it says of theirs proves
 * nothing: what is typed there counts against that application alone, so that it locks nobody out anywhere else.
 */
export function strangerPlace(caller: PasswordCaller): string {
  return comesByServer(caller) ? `app:${caller.app.id}` : addressPlace(caller.ip)
}

/** Whether the address is a server's, with people behind it. */
export function comesByServer(caller: PasswordCaller): caller is Extract<PasswordCaller, { kind: 'application' }> {
  return caller.kind === 'application' && caller.app.kind === 'custom'
}

export function addressPlace(ip: string): string {
  return `address:${networkOf(ip)}`
}
