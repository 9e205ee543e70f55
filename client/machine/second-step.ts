import type { Problem } from '../../contract/errors.ts'
import type { signInWithSecondStep } from '../../contract/http/sessions.ts'
import type { Answer, BodyOf } from '../http/answer.ts'
import type { Moment } from './events.ts'
import type { Machine } from './machine.ts'
import { keepContact, loseContact } from './outage.ts'
import { backToPassword, onAccepted } from './password-login.ts'
import { refusalOf } from './refusal.ts'
import { showLogin } from './settle.ts'
import { stay, type Step, step, andThen } from './step.ts'

/** The PIN after the password was typed (POL-8). It passes into the effect and is kept nowhere (TRM-4). */
export function onSecondStepTyped(machine: Machine, pin: string): Step {
  const { screen, secondStep } = machine
  if (screen.kind !== 'secondStep' || screen.busy || secondStep === null) return stay(machine)
  return step(machine, { screen: { ...screen, busy: true } }, { type: 'take_second_step', token: secondStep.token, pin })
}

/** What came of it: in, a demand for a new PIN, or a refusal. Where no answer came the password is typed anew. */
export function onSecondStepAnswered(
  machine: Machine,
  token: string,
  answer: Answer<BodyOf<typeof signInWithSecondStep>>,
  moment: Moment,
): Step {
  if (machine.secondStep?.token !== token) return stay(machine)
  const { now } = moment
  if (answer.kind === 'unreachable') {
    return andThen(loseContact({ ...machine, secondStep: null }, answer.cause, moment, true), (lost) => showLogin(lost, now))
  }
  return andThen(keepContact(machine, now), (there) => {
    return answer.kind === 'problem' ? refuse(there, answer.problem, now) : onAccepted(there, answer.body, now)
  })
}

/** "Not you? Back": the token is left to its end. */
export function onSecondStepLeft(machine: Machine, now: number): Step {
  const { screen } = machine
  return screen.kind === 'secondStep' && !screen.busy ? showLogin({ ...machine, secondStep: null }, now) : stay(machine)
}

/** With tries left it is said beside the pad; else it takes the password again. */
function refuse(machine: Machine, problem: Problem, now: number): Step {
  const { screen } = machine
  const stays = stayable.has(problem.code) && problem.triesLeft !== 0
  if (screen.kind !== 'secondStep' || !stays) return backToPassword(machine, problem, now)
  const refusal = refusalOf(problem, machine.refusals + 1, now)
  return step(machine, { screen: { ...screen, refusal, busy: false }, refusals: refusal.number })
}

const stayable: ReadonlySet<Problem['code']> = new Set<Problem['code']>(['pin_not_accepted', 'invalid_request', 'internal', 'unavailable'])
