import { assertNever, type Problem } from '../../contract/errors.ts'
import type { OpenedSession, signInWithPassword } from '../../contract/http/sessions.ts'
import type { Arguments } from '../../contract/ipc.ts'
import type { Answer, BodyOf } from '../http/answer.ts'
import type { Moment } from './events.ts'
import type { Machine } from './machine.ts'
import { keepContact, loseContact } from './outage.ts'
import { goHome } from './pin-login.ts'
import { refusalOf } from './refusal.ts'
import { holdSession } from './session.ts'
import { isWorking, showLogin } from './settle.ts'
import { stay, type Step, step, andThen } from './step.ts'

/** User name and password were typed. They pass into the effect and are kept nowhere. */
export function onPasswordTyped(machine: Machine, typed: Arguments<'signInWithPassword'>): Step {
  const { screen } = machine
  if (screen.kind !== 'password' || screen.busy) return stay(machine)
  return step(machine, { screen: { ...screen, busy: true } }, { type: 'sign_in_with_password', ...typed })
}

/** What came of user name and password. */
export function onPasswordAnswered(machine: Machine, answer: Answer<BodyOf<typeof signInWithPassword>>, moment: Moment): Step {
  const { now } = moment
  if (answer.kind === 'unreachable') {
    return andThen(loseContact(machine, answer.cause, moment, true), (lost) => showLogin(lost, now))
  }
  return andThen(keepContact(machine, now), (there) => {
    if (answer.kind === 'problem') return refuse(there, answer.problem, now)
    return onAccepted(there, answer.body, now)
  })
}

/** In, or on to the PIN that comes after the password, or to a first one (POL-8). */
export function onAccepted(machine: Machine, body: BodyOf<typeof signInWithPassword>, now: number): Step {
  // Nobody who works is asked for more: such an answer has no password that it belongs to.
  if (body.kind !== 'session' && isWorking(machine)) return stay(machine)
  switch (body.kind) {
    case 'pinRequired':
      return showLogin({ ...machine, secondStep: body, demand: null }, now)
    case 'pinChangeRequired':
      return showLogin({ ...machine, secondStep: null, demand: body, afterPassword: true }, now)
    case 'session':
      return andThen(holdSession(machine, body, now), (held) => askOrGoHome(held, body))
    default:
      return assertNever(body)
  }
}

/** Before home comes a question, where this person may answer it: lift the pause (GRD-9), or approve the device (DEV-3). */
export function askOrGoHome(machine: Machine, opened: OpenedSession): Step {
  if (opened.mayLift) return step(machine, {}, { type: 'read_tries', token: opened.token })
  const isOffered = opened.approval === 'offer' && !machine.stored.memory.dontOfferApproval
  return isOffered ? step(machine, {}, { type: 'read_candidates', token: opened.token }) : goHome(machine)
}

function refuse(machine: Machine, problem: Problem, now: number): Step {
  const refusal = refusalOf(problem, machine.refusals + 1, now)
  const { screen } = machine
  const change = {
    screen: screen.kind === 'password' ? { ...screen, refusal, busy: false } : screen,
    refusals: refusal.number,
    browserForbidden: machine.browserForbidden || problem.code === 'browser_devices_forbidden',
  }
  return andThen(step(machine, change), (next) => showLogin(next, now))
}

/** What came between password and session is over: user name and password are asked for again, and the screen says why. */
export function backToPassword(machine: Machine, problem: Problem, now: number): Step {
  const left = { ...machine, demand: null, secondStep: null, wantsPassword: true }
  return andThen(showLogin(left, now), (there) => refuse(there, problem, now))
}
