/** Milliseconds within which the same key again is a bounce, not a press (TRM-4). */
export const bounceMs = 80
/** Milliseconds after a submit in which no key counts: the finger was still typing (TRM-4). */
export const settleMs = 500

export interface KeyGate {
  /** Whether this press counts; one that does is remembered. `held` is a key that repeats by itself. */
  accepts: (key: string, held: boolean) => boolean
  /** A PIN was sent: the next half second counts for nothing. */
  submitted: () => void
}

/**
 * Decides which presses count (TRM-4).
 * @param now a clock that never goes back, in milliseconds
 */
export function createKeyGate(now: () => number): KeyGate {
  let last: { key: string; at: number } | null = null
  let submittedAt: number | null = null
  return {
    accepts(key, held) {
      const at = now()
      if (held) return false
      if (submittedAt !== null && at - submittedAt < settleMs) return false
      if (last !== null && last.key === key && at - last.at < bounceMs) return false
      last = { key, at }
      return true
    },
    submitted() {
      submittedAt = now()
      last = null
    },
  }
}
