import type { DeviceTries } from '../../contract/http/devices.ts'
import type { Answer } from '../http/answer.ts'
import type { Moment } from './events.ts'
import type { Machine } from './machine.ts'
import { keepContact, loseContact } from './outage.ts'
import { goHome } from './pin-login.ts'
import { plainRefusal, refusalOf } from './refusal.ts'
import { dropSession, isOf, isSessionGone } from './session.ts'
import { stay, type Step, step, andThen } from './step.ts'

/** The tries for the person who may lift the pause (GRD-9). Where they cannot be shown, nothing is asked. */
export function onTries(machine: Machine, token: string, answer: Answer<DeviceTries>, moment: Moment): Step {
  if (!isOf(machine, token)) return stay(machine)
  if (isSessionGone(answer)) return dropSession(machine, moment.now, { sessionEnded: true })
  // Locked meanwhile: what was asked for before stays behind the lock (TRM-2).
  if (machine.session.lockedSince !== null) return stay(machine)
  if (answer.kind !== 'ok') return goHome(machine)
  return step(machine, { screen: { kind: 'lift', user: machine.session.user, tries: answer.body, refusal: null, busy: false } })
}

/** "Yes, open the keypad again." */
export function onLiftConfirmed(machine: Machine): Step {
  const { screen, session } = machine
  if (screen.kind !== 'lift' || screen.busy || !session) return stay(machine)
  return step(machine, { screen: { ...screen, busy: true } }, { type: 'lift', token: session.token })
}

/** Lifted, or why not. */
export function onLiftAnswered(machine: Machine, token: string, answer: Answer<null>, moment: Moment): Step {
  const { screen } = machine
  if (!isOf(machine, token) || screen.kind !== 'lift') return stay(machine)
  if (isSessionGone(answer)) return dropSession(machine, moment.now, { sessionEnded: true })
  if (answer.kind === 'ok' || (answer.kind === 'problem' && answer.problem.code === 'not_paused')) {
    return andThen(keepContact(machine, moment.now), (there) =>
      andThen(step(there, { pause: null, wait: null }, { type: 'read_terminal' }), goHome),
    )
  }
  const number = machine.refusals + 1
  const refusal = answer.kind === 'problem' ? refusalOf(answer.problem, number, moment.now) : plainRefusal('unavailable', number)
  const refused = step(machine, { screen: { ...screen, refusal, busy: false }, refusals: number })
  return answer.kind === 'unreachable' ? andThen(refused, (next) => loseContact(next, answer.cause, moment)) : refused
}

/** "Not now": the person stays in, PINs stay paused. */
export function onLiftDeclined(machine: Machine): Step {
  return machine.screen.kind === 'lift' && !machine.screen.busy ? goHome(machine) : stay(machine)
}
