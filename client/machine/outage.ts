import type { UnreachableCause } from '../http/answer.ts'
import { backoffDelay } from '../http/backoff.ts'
import type { Effect, Moment } from './events.ts'
import type { Machine } from './machine.ts'
import { settle } from './settle.ts'
import { stay, type Step, step, andThen } from './step.ts'

const retryRule = { base: 1_000, cap: 15_000 }

/** The server did not answer: the next try comes by itself, later each time (TRM-3). */
export function loseContact(machine: Machine, cause: UnreachableCause, moment: Moment, typedLost = false): Step {
  const { outage } = machine
  const tries = outage?.tries ?? 0
  const nextTryAt = moment.now + backoffDelay(retryRule, tries, moment.random)
  const next = {
    since: outage?.since ?? moment.now,
    nextTryAt,
    trying: false,
    typedLost: typedLost || (outage?.typedLost ?? false),
    cause,
    tries: tries + 1,
  }
  return step(machine, { outage: next }, { type: 'set_timer', timer: 'retry', at: nextTryAt })
}

/** The server answered something: it is there. What waited for it goes out now. */
export function keepContact(machine: Machine, now: number): Step {
  if (machine.outage === null && machine.lastContactAt !== null) return step(machine, { lastContactAt: now })
  const change = { lastContactAt: now, outage: null, leftTokens: [] }
  return step(machine, change, { type: 'stop_timer', timer: 'retry' }, ...waitingForContact(machine))
}

/** What happened meanwhile is read anew; sessions that were left are ended. */
function waitingForContact(machine: Machine): Effect[] {
  const token = machine.session?.token ?? null
  const reading: Effect[] = token === null ? [] : [{ type: 'read_session', token }]
  const farewells: Effect[] = machine.leftTokens.map((left) => ({ type: 'end_session', token: left, reason: 'signed_out' }))
  return [{ type: 'listen', token }, ...reading, ...farewells]
}

/** The next try is due, or somebody asked for it. */
export function tryAgain(machine: Machine, now: number): Step {
  const { outage } = machine
  if (!outage || outage.trying || outage.cause === 'refused_address') return stay(machine)
  const trying = step(machine, { outage: { ...outage, trying: true } }, { type: 'stop_timer', timer: 'retry' }, { type: 'read_terminal' })
  return andThen(trying, (next) => settle(next, now))
}

/** The address was judged unfit before anything was sent: no try will help. */
export function refuseAddress(machine: Machine, now: number): Step {
  const outage = { since: now, nextTryAt: now, trying: false, typedLost: false, cause: 'refused_address', tries: 0 } as const
  return andThen(step(machine, { outage }), (refused) => settle(refused, now))
}
