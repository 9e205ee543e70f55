import type { SecondStepCounterRow } from '../../db/second-step-rows.ts'
import type { Refused } from '../../http/answer.ts'

/** Wrong PINs counted in one place: in a row, and within a day. Times are epoch milliseconds. */
export interface StepCounter {
  place: SecondStepCounterRow['place']
  wrong: number
  waitUntil: number | null
  /** When the day began that `dayWrong` is counted in. */
  dayFrom: number
  dayWrong: number
  /** When it was written last: a wait that runs began then. */
  lastAt: number
}

/** The place of all strangers together, and the day of all known places together (GRD-8). */
export const strangersPlace = 'strangers'
export const knownPlaces = 'known'

export function untriedAt(place: string): StepCounter {
  return { place, wrong: 0, waitUntil: null, dayFrom: 0, dayWrong: 0, lastAt: 0 }
}

const free = 5
/** What the fifth wrong PIN in a row brings, the sixth, and each after that, in seconds: a password does not give tries back. */
const waits = [15 * 60, 30 * 60, 60 * 60] as const

const day = 24 * 60 * 60_000

/**
 * Wrong PINs in a day at known places together, and as many by strangers: a right one gives none back, so whoever has the password gets no
 * more than 32 guesses a day at a PIN, which of five digits is a chance below 1 % in 30 days.
 */
export const wrongADay = 16

function waitOf(wrong: number): number {
  return wrong < free ? 0 : (waits[Math.min(wrong - free, waits.length - 1)] ?? 0)
}

/** The longest wait that is still running, as a refusal; null where a PIN may be compared. */
export function refuseWaiting(counters: readonly StepCounter[], now: number): Refused | null {
  const [longest] = counters.filter(({ waitUntil }) => (waitUntil ?? 0) > now).sort((a, b) => (b.waitUntil ?? 0) - (a.waitUntil ?? 0))
  if (longest === undefined) return null
  const until = longest.waitUntil ?? now
  return { refused: 'try_later', retryAfterSeconds: inSeconds(until - now), waitSeconds: inSeconds(until - longest.lastAt) }
}

/** A counter after one more wrong PIN. Known places share no row of wrong ones, only the day. */
export function afterWrong(before: StepCounter, now: number): StepCounter {
  const wrong = before.place === knownPlaces ? 0 : before.wrong + 1
  const sameDay = now < before.dayFrom + day
  const dayFrom = sameDay ? before.dayFrom : now
  const dayWrong = sameDay ? before.dayWrong + 1 : 1
  const until = Math.max(now + waitOf(wrong) * 1_000, dayWrong < wrongADay ? 0 : dayFrom + day)
  return { ...before, wrong, waitUntil: until > now ? until : null, dayFrom, dayWrong, lastAt: now }
}

/** A counter after a right PIN: the row of wrong ones is over, the day is not. */
export function afterRight(before: StepCounter, now: number): StepCounter {
  return before.place === knownPlaces ? before : { ...before, wrong: 0, waitUntil: null, lastAt: now }
}

/** After a wrong PIN: tries left until the next wait, and its seconds; of one that has begun, what it takes from now. */
export function outlook(after: readonly StepCounter[], now: number): { triesLeft: number; seconds: number } {
  const each = after.map((counter) => {
    const inRow = counter.place === knownPlaces ? wrongADay : Math.max(0, free - counter.wrong)
    const today = Math.max(0, wrongADay - counter.dayWrong)
    const triesLeft = Math.min(inRow, today)
    const wait = inRow === triesLeft ? now + waitOf(counter.wrong + triesLeft) * 1_000 : 0
    const until = triesLeft === 0 ? counter.waitUntil : Math.max(wait, today === triesLeft ? counter.dayFrom + day : 0)
    return { triesLeft, seconds: inSeconds((until ?? now) - now) }
  })
  return each.sort((a, b) => a.triesLeft - b.triesLeft || b.seconds - a.seconds)[0] ?? { triesLeft: 0, seconds: 0 }
}

/** @param seconds of the wait that begins now, or after the tries that are left. */
export function wrongStep({ triesLeft, seconds }: { triesLeft: number; seconds: number }): Refused {
  const wait = triesLeft > 0 ? {} : { retryAfterSeconds: seconds, waitSeconds: seconds }
  return { refused: 'pin_not_accepted', triesLeft, afterTries: { kind: 'wait', seconds }, ...wait }
}

function inSeconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1_000)
}
