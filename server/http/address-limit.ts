import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { networkOf } from '../net/network-of.ts'

/** Counts what one address asks without proving anything (GRD-7), or how often it signs in (GRD-8). Each node counts for itself. */
export interface AddressLimit {
  /** Counts once. @returns null, or the whole seconds to wait. */
  take(ip: string): Promise<number | null>
}

/** @param perMinute how often an address may, in a minute. */
export function createAddressLimit(perMinute: number): AddressLimit {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return {
    take: async (ip) => {
      try {
        await limiter.consume(networkOf(ip))
        return null
      } catch (error: unknown) {
        if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1_000))
        throw error
      }
    },
  }
}
