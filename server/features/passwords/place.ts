import { createHash } from 'node:crypto'
import { networkOf } from '../../net/network-of.ts'
import type { PasswordCaller } from '../../http/password-check.ts'

/** The place of all strangers together (GRD-8). */
export const strangersPlace = 'strangers'

/** By what a place may be known again: a device's key, or a browser's cookie. Null where it brings neither. */
export function lastingPlace(caller: PasswordCaller): string | null {
  if (caller.kind === 'device') return `device:${caller.proof.thumbprint}`
  return caller.place === null ? null : browserPlace(caller.place)
}

/** A browser by its cookie's hash: who reads the database cannot pose as a known place. */
export function browserPlace(cookie: string): string {
  return `browser:${createHash('sha256').update(cookie).digest('base64url')}`
}

/** Whether the place may count as known at all: a browser's cookie, or the key of a device that is approved now (GRD-8). */
export function mayBeKnown(caller: PasswordCaller): boolean {
  return caller.kind === 'browser' || caller.device?.status === 'approved'
}

/** A stranger's place. */
export function addressPlace(ip: string): string {
  return `address:${networkOf(ip)}`
}
