import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Counts how often somebody calls. Each node counts for itself. */
export interface CallLimit {
  /** Counts once. @returns null, or the whole seconds to wait. */
  take(subject: string): Promise<number | null>
}

/** @param perMinute how often one subject may, in a minute. */
export function createCallLimit(perMinute: number): CallLimit {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return {
    take: async (subject) => {
      try {
        await limiter.consume(subject)
        return null
      } catch (error: unknown) {
        if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1_000))
        throw error
      }
    },
  }
}
