/** Wrong passwords of one user at one place. Times are epoch milliseconds. */
export interface PasswordCounter {
  /** Since the last right one there. Tries still being verified are counted as wrong until they turn out right. */
  wrongInRow: number
  refusedUntil: number | null
}

/** How many wrong passwords are free, and how long each one after that shuts the place, in seconds; the last stays. */
export interface PasswordRule {
  free: number
  waits: readonly [number, ...number[]]
}

/** GRD-8: 5 wrong, then 15 minutes, doubling to 1 hour, per user and place. */
export const placeRule: PasswordRule = { free: 5, waits: [15 * 60, 30 * 60, 60 * 60] }

/** GRD-8: after 100 in a row by strangers, strangers are refused for 24 hours. */
export const strangersRule: PasswordRule = { free: 100, waits: [24 * 60 * 60] }

/** A counter and the rule it goes by: a stranger's try goes by two, a known place's by its own alone. */
export interface Counted {
  rule: PasswordRule
  counter: PasswordCounter
}

export const untried: PasswordCounter = { wrongInRow: 0, refusedUntil: null }

/** Seconds that the n-th wrong password in a row brings; 0 while they are free. */
export function waitAfter({ free, waits }: PasswordRule, wrongInRow: number): number {
  return wrongInRow < free ? 0 : (waits[Math.min(wrongInRow - free, waits.length - 1)] ?? 0)
}

/** The wait that is still running, the longest of all; null where a password may be verified. Whole seconds. */
export function waitNow(all: readonly Counted[], now: number): { retryAfterSeconds: number; waitSeconds: number } | null {
  const running = all
    .map(({ rule, counter }) => ({
      retryAfterSeconds: Math.ceil(((counter.refusedUntil ?? now) - now) / 1_000),
      waitSeconds: waitAfter(rule, counter.wrongInRow),
    }))
    .filter((wait) => wait.retryAfterSeconds > 0)
  return running.sort((a, b) => b.retryAfterSeconds - a.retryAfterSeconds)[0] ?? null
}

/** The counter with one more try, charged before it is verified, so that neither a crash nor a parallel try is free. */
export function afterCharge({ rule, counter }: Counted, now: number): PasswordCounter {
  const wrongInRow = counter.wrongInRow + 1
  const seconds = waitAfter(rule, wrongInRow)
  return { wrongInRow, refusedUntil: seconds === 0 ? null : now + seconds * 1_000 }
}

/** After a wrong password: tries left until the next wait and its length in seconds. None is left where the wait has begun. */
export function outlook(all: readonly Counted[]): { triesLeft: number; seconds: number } {
  const each = all.map(({ rule, counter }) => {
    const triesLeft = Math.max(0, rule.free - counter.wrongInRow)
    return { triesLeft, seconds: waitAfter(rule, counter.wrongInRow + triesLeft) }
  })
  return each.sort((a, b) => a.triesLeft - b.triesLeft || b.seconds - a.seconds)[0] ?? { triesLeft: 0, seconds: 0 }
}
