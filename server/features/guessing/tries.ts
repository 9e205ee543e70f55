import type { DeviceTries } from '../../../contract/http/devices.ts'
import type { Tries } from '../../../contract/http/terminal.ts'
import { chanceOfHit, dayBudget, monthBudget, type Population } from '../../../contract/guess-chance.ts'
import { liftsLeftAtDevice, mayLookUp, triesLeft, wrongByDay, wrongThisMonth, wrongToday, type GuessingState } from './guessing-policy.ts'

const isoTime = (at: number | null) => (at === null ? null : new Date(at).toISOString())
const shownTries = 20

/** What the keypad may say (GRD-9): tries left, what comes then, how long a wait lasts, since when PINs are paused. */
export function toTries(state: GuessingState, now: number, population: Population): Tries {
  const decision = mayLookUp(state, now)
  const waiting = decision.kind === 'wait'
  return {
    ...triesLeft(state, now, population),
    retryAfterSeconds: waiting ? Math.ceil((decision.until - now) / 1_000) : 0,
    waitSeconds: waiting ? state.waitSeconds : 0,
    pausedAt: isoTime(state.pausedAt),
    pauseReason: state.pauseReason,
  }
}

/** What a person sees before lifting a pause (GRD-9): the tries, and the chance they had. */
export function toDeviceTries(state: GuessingState, now: number, population: Population): DeviceTries {
  return {
    pausedAt: isoTime(state.pausedAt),
    pauseReason: state.pauseReason,
    wrongToday: wrongToday(state, now),
    wrongThisMonth: wrongThisMonth(state, now),
    dayBudget: dayBudget(population),
    monthBudget: monthBudget(population),
    wrongByDay: wrongByDay(state, now),
    recentTries: state.charges
      .slice(-shownTries)
      .reverse()
      .map((at) => new Date(at).toISOString()),
    chanceOfHit: chanceOfHit(wrongThisMonth(state, now), population),
    liftsLeft: liftsLeftAtDevice(state, now),
  }
}
