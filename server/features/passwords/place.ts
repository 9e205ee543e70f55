import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
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

/** A stranger's place. An IPv6 subscriber has a whole /64 (RFC 6177), so that is one address. */
export function addressPlace(ip: string): string {
  return `address:${isIPv6(ip) && !ip.includes('.') ? `${prefix64(ip)}::/64` : ip}`
}

function prefix64(ip: string): string {
  const [head = '', tail] = ip.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const middle = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...middle, ...right]
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')
}
