import { defaultPinLength, pinLengthLimits } from './pin-rules.ts'
import { chanceOfHit, chancePerGuess, dayBudget, monthBudget, populationOf } from './guess-chance.ts'

/** From here on activating has to be accepted (ACT-3). */
const acceptedFrom = 0.04
/** Slips that a busy register's day has to have room for. */
const busyDay = 16

export interface LengthAdvice {
  recommendedLength: number
  /** Chance, 0 to 1, that one guess hits any PIN. */
  perGuess: number
  /** Chance, 0 to 1, that guessing on one device hits any PIN within 30 days. */
  risk: number
  mustAcceptRisk: boolean
}

/** What to say of a PIN length, in digits, for so many people with a PIN (ACT-3). */
export function adviseLength(people: number, length: number): LengthAdvice {
  const risk = riskOf(people, length)
  const perGuess = chancePerGuess(populationOf(people, [length], length))
  return { recommendedLength: recommendedLength(people), perGuess, risk, mustAcceptRisk: risk >= acceptedFrom }
}

function riskOf(people: number, length: number): number {
  const population = populationOf(people, [length], length)
  return chanceOfHit(monthBudget(population), population)
}

/** Never below the default; 5 digits to about 60 people, 6 to about 600. */
function recommendedLength(people: number): number {
  const lengths = Array.from({ length: pinLengthLimits.max - defaultPinLength }, (_, at) => defaultPinLength + at)
  const fits = (length: number) => dayBudget(populationOf(people, [length], length)) >= busyDay && riskOf(people, length) < acceptedFrom
  return lengths.find(fits) ?? pinLengthLimits.max
}
