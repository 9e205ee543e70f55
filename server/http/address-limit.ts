import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Counts what one address asks without proving anything (GRD-7). Each node counts for itself. */
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

/** One subscriber has a whole IPv6 /64, so its first four groups count as one address. */
function networkOf(ip: string): string {
  if (!isIPv6(ip) || ip.startsWith('::ffff:')) return ip
  const [head = '', tail = ''] = ip.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0')
  return [...front, ...zeros, ...back].slice(0, 4).join(':')
}
