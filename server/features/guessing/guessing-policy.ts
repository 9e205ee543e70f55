import type { AfterTries, PauseReason } from '../../../contract/errors.ts'
import { assertNever } from '../../../contract/errors.ts'
import { dayBudget, monthBudget, type Population } from '../../../contract/guess-chance.ts'

/** What the server knows of the wrong PINs on one device. All times are epoch milliseconds. */
export interface GuessingState {
  /** Distinct wrong PINs since the last right one or lift. */
  wrongInRow: number
  waitUntil: number | null
  waitSeconds: number
  pausedAt: number | null
  pauseReason: PauseReason | null
  /** When wrong PINs counted, oldest first, 30 days back. */
  charges: readonly number[]
  /** When slips were forgiven (GRD-5), 30 days back. */
  forgiven: readonly number[]
  lifts: readonly Lift[]
}

export interface Lift {
  at: number
  where: 'device' | 'console' | 'approval'
}

export const untouched: GuessingState = {
  wrongInRow: 0,
  waitUntil: null,
  waitSeconds: 0,
  pausedAt: null,
  pauseReason: null,
  charges: [],
  forgiven: [],
  lifts: [],
}

const second = 1_000
const minute = 60 * second
const day = 24 * 60 * minute
const month = 30 * day

/** GRD-1: what the n-th distinct wrong PIN in a row brings: minutes from the 5th on, a pause at the 10th. */
const waitMinutes: Readonly<Record<number, number>> = { 5: 1, 6: 5, 7: 15, 8: 30, 9: 90 }
const firstWait = 5
const pauseInRow = 10

/** GRD-9: lifts at the device itself within 30 days; the console has no such bound. */
const liftsAtDevice = 2

export type TapDecision = { kind: 'look_up' } | { kind: 'wait'; until: number } | { kind: 'paused' }

/** Whether a PIN may be looked up at all now (GRD-1, GRD-2). */
export function mayLookUp(state: GuessingState, now: number): TapDecision {
  if (state.pausedAt !== null) return { kind: 'paused' }
  if (state.waitUntil !== null && state.waitUntil > now) return { kind: 'wait', until: state.waitUntil }
  return { kind: 'look_up' }
}

/** The state after a wrong PIN that was not refused here within the last five minutes (GRD-4 leaves the others uncounted). */
export function afterWrongPin(state: GuessingState, now: number, population: Population): GuessingState {
  const counted: GuessingState = {
    ...state,
    wrongInRow: state.wrongInRow + 1,
    waitUntil: null,
    waitSeconds: 0,
    charges: [...recent(state.charges, now), now],
    forgiven: recent(state.forgiven, now),
  }
  const reason = pauseDue(counted, now, population)
  if (reason !== null) return { ...counted, pausedAt: now, pauseReason: reason }
  const seconds = (waitMinutes[counted.wrongInRow] ?? 0) * 60
  return seconds === 0 ? counted : { ...counted, waitUntil: now + seconds * second, waitSeconds: seconds }
}

function pauseDue(state: GuessingState, now: number, population: Population): PauseReason | null {
  if (state.wrongInRow >= pauseInRow) return 'in_a_row'
  if (dayLeft(state, now, population) <= 0) return 'day_budget'
  return monthLeft(state, now, population) <= 0 ? 'month_budget' : null
}

/** The state after the right PIN: the row ends, the budgets do not come back (GRD-2), save for one forgiven slip (GRD-5). */
export function afterRightPin(state: GuessingState, now: number, slip: { chargedAt: number } | null): GuessingState {
  const ended: GuessingState = { ...state, wrongInRow: 0, waitUntil: null, waitSeconds: 0 }
  if (slip === null) return ended
  return { ...ended, charges: without(state.charges, slip.chargedAt), forgiven: [...recent(state.forgiven, now), now] }
}

/** Whether there is room to forgive one more slip: half the budget of the day, and of the month, in all (GRD-5). */
export function mayForgive(state: GuessingState, now: number, population: Population): boolean {
  const today = recent(state.forgiven, now, day).length
  const thisMonth = recent(state.forgiven, now).length
  return today < Math.floor(dayBudget(population) / 2) && thisMonth < Math.floor(monthBudget(population) / 2)
}

/** A lift: no wait, no pause, a fresh day's budget (GRD-9). The month's count stays. */
export function afterLift(state: GuessingState, now: number, where: Lift['where']): GuessingState {
  const lifts = [...state.lifts.filter((lift) => lift.at > now - month), { at: now, where }]
  return { ...state, wrongInRow: 0, waitUntil: null, waitSeconds: 0, pausedAt: null, pauseReason: null, lifts }
}

/** How often the device may still be lifted at the device itself (GRD-9). */
export function liftsLeftAtDevice(state: GuessingState, now: number): number {
  const used = state.lifts.filter((lift) => lift.where === 'device' && lift.at > now - month).length
  return Math.max(0, liftsAtDevice - used)
}

/** Distinct wrong PINs until something happens, and what that is. In a wait or a pause no try is left. */
export function triesLeft(state: GuessingState, now: number, population: Population): { triesLeft: number; afterTries: AfterTries } {
  const decision = mayLookUp(state, now)
  switch (decision.kind) {
    case 'paused':
      return { triesLeft: 0, afterTries: { kind: 'pause' } }
    case 'wait':
      return { triesLeft: 0, afterTries: { kind: 'wait', seconds: state.waitSeconds } }
    case 'look_up':
      return untilNext(state, now, population)
    default:
      return assertNever(decision)
  }
}

function untilNext(state: GuessingState, now: number, population: Population): { triesLeft: number; afterTries: AfterTries } {
  const inRow = Math.max(1, firstWait - state.wrongInRow)
  const budget = Math.max(1, Math.min(dayLeft(state, now, population), monthLeft(state, now, population)))
  const seconds = (waitMinutes[state.wrongInRow + inRow] ?? 0) * 60
  if (budget <= inRow || seconds === 0) return { triesLeft: Math.min(budget, inRow), afterTries: { kind: 'pause' } }
  return { triesLeft: inRow, afterTries: { kind: 'wait', seconds } }
}

/** Wrong PINs that still fit into the 24 hours, counted anew from the last lift on. */
export function dayLeft(state: GuessingState, now: number, population: Population): number {
  return dayBudget(population) - wrongToday(state, now)
}

/** Wrong PINs within 24 hours that count against the day's budget: those since the last lift. */
export function wrongToday(state: GuessingState, now: number): number {
  const since = Math.max(now - day, lastLift(state))
  return state.charges.filter((at) => at > since).length
}

/** Wrong PINs within 30 days, lifts or not. */
export function wrongThisMonth(state: GuessingState, now: number): number {
  return recent(state.charges, now).length
}

/** Wrong PINs of each of the last 30 times 24 hours, the oldest first. */
export function wrongByDay(state: GuessingState, now: number): number[] {
  const days = Array.from({ length: month / day }, () => 0)
  for (const at of recent(state.charges, now)) {
    const index = days.length - 1 - Math.max(0, Math.floor((now - at) / day))
    days[index] = (days[index] ?? 0) + 1
  }
  return days
}

/** Wrong PINs that still fit into the 30 days. For a day after a lift only the day's fresh budget binds. */
function monthLeft(state: GuessingState, now: number, population: Population): number {
  if (lastLift(state) > now - day) return Number.POSITIVE_INFINITY
  return monthBudget(population) - wrongThisMonth(state, now)
}

function lastLift(state: GuessingState): number {
  return Math.max(Number.NEGATIVE_INFINITY, ...state.lifts.map((lift) => lift.at))
}

function recent(times: readonly number[], now: number, span = month): number[] {
  return times.filter((at) => at > now - span)
}

function without(times: readonly number[], time: number): number[] {
  const at = times.lastIndexOf(time)
  return times.filter((_, index) => index !== at)
}
