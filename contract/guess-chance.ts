import { usablePins } from './pin-rules.ts'

/** The chances of guessing, each from one formula that both sides show; docs/pin-rules.md explains them with figures. Pure. */

/** Who could be hit by a guess: S usable PINs of the shortest active length, N active PINs. */
export interface Population {
  usable: number
  active: number
}

/** The population of an organisation. @param lengths of its active PINs; without any the default counts as one PIN. */
export function populationOf(activePins: number, lengths: readonly number[], defaultLength: number): Population {
  return { usable: usablePins(Math.min(...(lengths.length > 0 ? lengths : [defaultLength]))), active: Math.max(1, activePins) }
}

/** Distinct wrong PINs on a device in 24 hours (GRD-2): at least 8, at most 32, else one per cent of S/N. */
export function dayBudget({ usable, active }: Population): number {
  return Math.min(32, Math.max(8, Math.floor((0.01 * usable) / active)))
}

/** Distinct wrong PINs on a device in 30 days (GRD-2). */
export function monthBudget(population: Population): number {
  return 4 * dayBudget(population)
}

/** Probability, 0 to 1, that one guess at random hits any active PIN: N/S. */
export function chancePerGuess({ usable, active }: Population): number {
  return Math.min(1, active / Math.max(1, usable))
}

/** Probability, 0 to 1, that so many distinct guesses at random would have hit any active PIN (GRD-9): 1 − C(S−N, t)/C(S, t). */
export function chanceOfHit(tries: number, { usable, active }: Population): number {
  const missing = Array.from({ length: tries }, (_, at) => Math.max(0, 1 - active / Math.max(1, usable - at)))
  return 1 - missing.reduce((product, miss) => product * miss, 1)
}
