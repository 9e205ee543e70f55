export interface BackoffRule {
  /** Upper bound of the first delay, in milliseconds. */
  base: number
  /** Upper bound of every delay, in milliseconds. */
  cap: number
}

/** No delay is shorter, in milliseconds: jitter may draw a zero. */
const shortest = 200

/**
 * Milliseconds until try number `attempt` (0 is the first repeat): exponential with full jitter, so that a shop's registers do
 * not come back all at once.
 * @param random from 0 inclusive to 1 exclusive
 */
export function backoffDelay(rule: BackoffRule, attempt: number, random: number): number {
  const bound = Math.min(rule.cap, rule.base * 2 ** Math.min(attempt, 30))
  return Math.max(shortest, Math.round(random * bound))
}
