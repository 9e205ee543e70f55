import type { Problem } from '../../contract/errors.ts'
import type { changePinAtSignIn, offerPinsAtSignIn } from '../../contract/http/pin-changes.ts'
import type { Arguments } from '../../contract/ipc.ts'
import type { Answer, BodyOf } from '../http/answer.ts'
import type { Moment } from './events.ts'
import type { Machine } from './machine.ts'
import { keepContact, loseContact } from './outage.ts'
import { goHome, refusePin } from './pin-login.ts'
import { askOrGoHome, backToPassword } from './password-login.ts'
import { refusalOf } from './refusal.ts'
import { holdSession } from './session.ts'
import { showLogin } from './settle.ts'
import { stay, type Step, step, andThen } from './step.ts'

/** A new PIN was typed twice, or one of three was chosen. It passes into the effect and is kept nowhere (TRM-4). */
export function onNewPinChosen(machine: Machine, given: Arguments<'changePin'>): Step {
  const { screen, demand } = machine
  if (screen.kind !== 'newPin' || screen.busy || demand === null) return stay(machine)
  const tokens = { token: demand.token, sessionToken: machine.session?.token ?? null }
  return step(machine, { screen: { ...screen, busy: true } }, { type: 'change_pin', ...tokens, given })
}

/** What came of the new PIN. Where no answer came nobody knows whether it was set: the keypad tells. */
export function onNewPinAnswered(machine: Machine, token: string, answer: Answer<BodyOf<typeof changePinAtSignIn>>, moment: Moment): Step {
  if (machine.demand?.token !== token) return stay(machine)
  const { now } = moment
  if (answer.kind === 'unreachable') {
    return andThen(loseContact({ ...machine, demand: null }, answer.cause, moment, true), (lost) => showLogin(lost, now))
  }
  return andThen(keepContact(machine, now), (there) => {
    if (answer.kind === 'problem') return refuse(there, answer.problem, now)
    const held = holdSession(there, answer.body, now, { pinIsNew: true })
    return andThen(held, (home) => (machine.afterPassword ? askOrGoHome(home, answer.body) : goHome(home)))
  })
}

/** Three to choose from are there, and went to the window that asked; none of them is kept here. */
export function onOffersAnswered(machine: Machine, token: string, answer: Answer<BodyOf<typeof offerPinsAtSignIn>>, moment: Moment): Step {
  const { screen } = machine
  if (machine.demand?.token !== token || screen.kind !== 'newPin') return stay(machine)
  const awake = { ...machine, screen: { ...screen, busy: false } }
  if (answer.kind === 'ok') return keepContact(awake, moment.now)
  if (answer.kind === 'problem') return andThen(keepContact(awake, moment.now), (there) => refuse(there, answer.problem, moment.now))
  return andThen(loseContact(awake, answer.cause, moment), (lost) => showLogin(lost, moment.now))
}

/** "Not you? Back": the token is left to its end. */
export function onNewPinLeft(machine: Machine, now: number): Step {
  const { screen } = machine
  return screen.kind === 'newPin' && !screen.busy ? showLogin({ ...machine, demand: null }, now) : stay(machine)
}

/** What the next digits can mend is said beside the pad; anything else leads back to the keypad, which says it. */
function refuse(machine: Machine, problem: Problem, now: number): Step {
  const { screen } = machine
  if (!mendable.has(problem.code) && machine.afterPassword) return backToPassword(machine, problem, now)
  if (screen.kind !== 'newPin' || !mendable.has(problem.code)) {
    return andThen(showLogin({ ...machine, demand: null }, now), (there) => refusePin(there, problem, now))
  }
  const refusal = refusalOf(problem, machine.refusals + 1, now)
  return step(machine, { screen: { ...screen, refusal, busy: false }, refusals: refusal.number })
}

const mendable: ReadonlySet<Problem['code']> = new Set<Problem['code']>([
  'pin_too_simple',
  'pin_wrong_length',
  'pin_not_usable',
  'pin_unchanged',
  'pins_generated_only',
  'pin_not_offered',
  'pin_space_full',
  'security_image_missing',
  'invalid_request',
  'try_later',
  'internal',
  'unavailable',
])
