import type { Problem } from '../../contract/errors.ts'
import type { signInWithPin } from '../../contract/http/sessions.ts'
import type { Refusal } from '../../contract/terminal-state.ts'
import type { Answer, BodyOf } from '../http/answer.ts'
import type { Moment } from './events.ts'
import { homeScreen } from './home-screen.ts'
import type { Machine } from './machine.ts'
import { keepContact, loseContact } from './outage.ts'
import { refusalOf } from './refusal.ts'
import { holdSession } from './session.ts'
import { isWorking, showLogin } from './settle.ts'
import { stay, type Step, step, andThen } from './step.ts'

/** A PIN was typed. It passes into the effect and is kept nowhere (TRM-4). A locked session's token goes with it (TRM-2). */
export function onPinTyped(machine: Machine, pin: string): Step {
  const { screen } = machine
  if (screen.kind !== 'pin' || screen.busy) return stay(machine)
  const token = machine.session?.token ?? null
  return step(machine, { screen: { ...screen, busy: true }, codeWorked: false }, { type: 'sign_in_with_pin', pin, token })
}

/** What came of the PIN: home, or the demand for a new one (FRC-1). No answer of any kind sends it again. */
export function onPinAnswered(machine: Machine, answer: Answer<BodyOf<typeof signInWithPin>>, moment: Moment): Step {
  const { now } = moment
  if (answer.kind === 'unreachable') {
    return andThen(loseContact(machine, answer.cause, moment, true), (lost) => showLogin(lost, now))
  }
  return andThen(keepContact(machine, now), (there) => {
    if (answer.kind === 'problem') return refusePin(there, answer.problem, now)
    // Nobody who works is asked for a new PIN: such an answer has no tap that it belongs to.
    if (answer.body.kind === 'pinChangeRequired' && isWorking(there)) return stay(there)
    if (answer.body.kind === 'pinChangeRequired') return showLogin({ ...there, demand: answer.body, afterPassword: false, wait: null }, now)
    return andThen(holdSession(there, answer.body, now), goHome)
  })
}

/** Shows home to whoever is in now. */
export function goHome(machine: Machine): Step {
  return machine.session ? step(machine, { screen: homeScreen(machine, machine.session) }) : stay(machine)
}

/** What a refusal means for the device as well: that it is paused, revoked, or takes no PINs; else it is put on the keypad. */
export function refusePin(machine: Machine, problem: Problem, now: number): Step {
  switch (problem.code) {
    case 'device_paused':
      return paused(machine, problem, now)
    case 'device_not_approved':
      return rereading(machine, { withdrawn: true, terminal: null }, now)
    case 'pin_login_inactive':
      return rereading(machine, { terminal: machine.terminal && { ...machine.terminal, login: 'password' } }, now)
    case 'browser_devices_forbidden':
      return rereading(machine, { browserForbidden: true }, now)
    case 'not_signed_in':
    case 'invalid_token':
      return refuseOnPad({ ...machine, session: null }, refusalOf(problem, machine.refusals + 1, now), now)
    default:
      return refuseTyped(machine, problem, now)
  }
}

/** Wrong, or too early: the answer says what follows (GRD-9). */
function refuseTyped(machine: Machine, problem: Problem, now: number): Step {
  if (problem.pauseReason) return paused(machine, problem, now)
  const seconds = problem.retryAfterSeconds ?? 0
  const wait = seconds > 0 ? { until: now + seconds * 1000, seconds: problem.waitSeconds ?? seconds } : null
  return refuseOnPad({ ...machine, wait }, refusalOf(problem, machine.refusals + 1, now), now)
}

function paused(machine: Machine, problem: Problem, now: number): Step {
  const since = problem.pausedAt ? Date.parse(problem.pausedAt) : now
  return rereading(machine, { pause: { since, reason: problem.pauseReason ?? null } }, now)
}

function rereading(machine: Machine, change: Partial<Machine>, now: number): Step {
  return andThen(step(machine, change, { type: 'read_terminal' }), (next) => showLogin(next, now))
}

/** The refusal is put on the keypad; a wait takes its place. */
function refuseOnPad(machine: Machine, refusal: Refusal, now: number): Step {
  const { screen } = machine
  const shown = screen.kind === 'pin' ? { ...screen, refusal, busy: false } : screen
  return andThen(step(machine, { screen: shown, refusals: refusal.number }), (next) => showLogin(next, now))
}
