import type { ErrorCode, Problem } from '../../contract/errors.ts'
import type { Refusal } from '../../contract/terminal-state.ts'

/** What a screen says about a problem. `number` tells it from the one before. */
export function refusalOf(problem: Problem, number: number, now: number): Refusal {
  return {
    number,
    code: problem.code,
    triesLeft: problem.triesLeft ?? null,
    afterTries: problem.afterTries ?? null,
    until: untilOf(problem, now),
    detail: problem.errors?.[0]?.rule ?? problem.detail ?? null,
  }
}

/** A refusal that no server spoke: the code alone says what happened. */
export function plainRefusal(code: ErrorCode, number: number): Refusal {
  return { number, code, triesLeft: null, afterTries: null, until: null, detail: null }
}

function untilOf(problem: Problem, now: number): number | null {
  const seconds = problem.retryAfterSeconds ?? 0
  return seconds > 0 ? now + seconds * 1000 : null
}
