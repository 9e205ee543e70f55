import type { Call } from '../../contract/call.ts'
import type { Clock } from '../ports/clock.ts'
import type { Answer, BodyOf } from './answer.ts'
import { backoffDelay } from './backoff.ts'
import { type CallInput, callServer, type ServerDeps } from './call-server.ts'

export interface ReadDeps extends ServerDeps {
  /** From 0 inclusive to 1 exclusive. */
  random(): number
}

/** Calls that change nothing: only these may be repeated. A login or any other write does not fit in here. */
export type ReadCall = Call & { method: 'GET'; body?: never }

const repeats = 2
const rule = { base: 400, cap: 2_000 }

/** Reads, and repeats with backoff and jitter where no answer came. */
export async function readServer<C extends ReadCall>(deps: ReadDeps, call: C, input: CallInput<C>): Promise<Answer<BodyOf<C>>> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await callServer(deps, call, input)
    if (answer.kind !== 'unreachable' || attempt >= repeats) return answer
    await pause(deps.clock, backoffDelay(rule, attempt, deps.random()))
  }
}

function pause(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise((resolve) => void clock.after(milliseconds, resolve))
}
