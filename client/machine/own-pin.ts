import type { getTillPin } from '../../contract/http/till-pin.ts'
import type { Arguments } from '../../contract/ipc.ts'
import type { Problem } from '../../contract/errors.ts'
import type { Refusal, ScreenOf } from '../../contract/terminal-state.ts'
import type { Answer, BodyOf } from '../http/answer.ts'
import type { Moment } from './events.ts'
import type { HeldSession, Machine } from './machine.ts'
import { keepContact, loseContact } from './outage.ts'
import { goHome } from './pin-login.ts'
import { plainRefusal, refusalOf } from './refusal.ts'
import { dropSession, isOf, isSessionGone } from './session.ts'
import { stay, type Step, step, andThen } from './step.ts'

/** User menu > PIN (SELF-5): what this person may do with it is asked first. */
export function onOwnPinOpened(machine: Machine): Step {
  const { screen, session } = machine
  if (screen.kind !== 'home' || screen.busy || !session) return stay(machine)
  return step(machine, { screen: { ...screen, busy: true } }, { type: 'read_own_pin', token: session.token })
}

/** It is known now; on the open screen, known anew after a refusal. */
export function onOwnPin(machine: Machine, token: string, answer: Answer<BodyOf<typeof getTillPin>>, moment: Moment): Step {
  if (!isOf(machine, token)) return stay(machine)
  if (isSessionGone(answer)) return dropSession(machine, moment.now, { sessionEnded: true })
  // Locked meanwhile: what was asked for before stays behind the lock (TRM-2).
  if (machine.session.lockedSince !== null) return stay(machine)
  if (answer.kind === 'unreachable') return andThen(loseContact(machine, answer.cause, moment), whereIs)
  if (answer.kind === 'problem') return whereIs(machine)
  const { screen } = machine
  const kept = screen.kind === 'ownPin' ? { refusal: screen.refusal, busy: screen.busy } : { refusal: null, busy: false }
  const shown = screenOf(machine.session, answer.body, moment.now)
  return screen.kind === 'ownPin' || screen.kind === 'home' ? step(machine, { screen: { ...shown, ...kept } }) : stay(machine)
}

function screenOf({ user }: HeldSession, { retryAfterSeconds, ...own }: BodyOf<typeof getTillPin>, now: number): ScreenOf<'ownPin'> {
  const triesAgainAt = retryAfterSeconds > 0 ? now + retryAfterSeconds * 1_000 : null
  return { kind: 'ownPin', user, ...own, triesAgainAt, refusal: null, busy: false }
}

/** The screen that was open stays; home wakes up. */
function whereIs(machine: Machine): Step {
  return machine.screen.kind === 'home' ? goHome(machine) : stay(machine)
}

/** A new PIN, and by what its owner proves to be there. Both pass into the effect and are kept nowhere (TRM-4). */
export function onOwnPinChosen(machine: Machine, given: Arguments<'setOwnPin'>): Step {
  const { screen, session } = machine
  if (screen.kind !== 'ownPin' || screen.busy || !session) return stay(machine)
  return step(machine, { screen: { ...screen, busy: true } }, { type: 'set_own_pin', token: session.token, given })
}

/** Set: home says so. Refused: said beside the pad. No answer: nobody knows whether it was set, and it is not sent again (TRM-3). */
export function onOwnPinAnswered(machine: Machine, token: string, answer: Answer<null>, moment: Moment): Step {
  if (!isOf(machine, token) || machine.screen.kind !== 'ownPin') return stay(machine)
  if (isSessionGone(answer)) return dropSession(machine, moment.now, { sessionEnded: true })
  if (answer.kind === 'ok') {
    const session = { ...machine.session, pinIsNew: true }
    return andThen(keepContact({ ...machine, session }, moment.now), goHome)
  }
  return refused(machine, machine.screen, answer, moment)
}

/** Three to choose from are there, and went to the window that asked (POL-9). */
export function onOwnOffersAnswered(machine: Machine, token: string, answer: Answer<unknown>, moment: Moment): Step {
  const { screen } = machine
  if (!isOf(machine, token) || screen.kind !== 'ownPin') return stay(machine)
  if (isSessionGone(answer)) return dropSession(machine, moment.now, { sessionEnded: true })
  if (answer.kind === 'ok') return keepContact({ ...machine, screen: { ...screen, busy: false } }, moment.now)
  return refused(machine, screen, answer, moment)
}

type Bad = { kind: 'problem'; problem: Problem } | Extract<Answer<unknown>, { kind: 'unreachable' }>

function refused(machine: Machine, screen: ScreenOf<'ownPin'>, answer: Bad, moment: Moment): Step {
  const number = machine.refusals + 1
  const show = (refusal: Refusal) => ({ screen: { ...screen, refusal, busy: false }, refusals: number })
  if (answer.kind === 'unreachable') return loseContact({ ...machine, ...show(plainRefusal('unavailable', number)) }, answer.cause, moment)
  // What it takes now may be another: tries are used up, or the rules have changed.
  const token = machine.session?.token
  const again = token === undefined ? [] : [{ type: 'read_own_pin', token } as const]
  return andThen(keepContact(machine, moment.now), (there) => step(there, show(refusalOf(answer.problem, number, moment.now)), ...again))
}

/** Back home, with the PIN as it was. */
export function onOwnPinLeft(machine: Machine): Step {
  return machine.screen.kind === 'ownPin' && !machine.screen.busy ? goHome(machine) : stay(machine)
}
