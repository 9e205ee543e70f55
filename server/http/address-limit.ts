import { networkOf } from '../net/network-of.ts'
import { createCallLimit } from './call-limit.ts'

/** Counts what one address asks without proving anything (GRD-7), or how often it signs in (GRD-8). Each node counts for itself. */
export interface AddressLimit {
  /** Counts once. @returns null, or the whole seconds to wait. */
  take(ip: string): Promise<number | null>
}

/** @param perMinute how often an address may, in a minute. */
export function createAddressLimit(perMinute: number): AddressLimit {
  const limit = createCallLimit(perMinute)
  return { take: (ip) => limit.take(networkOf(ip)) }
}
