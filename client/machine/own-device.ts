import { assertNever, type Problem } from '../../contract/errors.ts'
import type { OwnDevice } from '../../contract/http/own-device.ts'
import type { Refusal, ScreenOf } from '../../contract/terminal-state.ts'
import type { Answer } from '../http/answer.ts'
import type { Effect, Moment, OwnDeviceAnswer, OwnDeviceDeed } from './events.ts'
import type { HeldSession, Machine } from './machine.ts'
import { keepContact, loseContact } from './outage.ts'
import { goHome } from './pin-login.ts'
import { plainRefusal, refusalOf } from './refusal.ts'
import { dropSession, isOf, isSessionGone } from './session.ts'
import { stay, type Step, step, andThen } from './step.ts'

/** User menu > This register: what a lead does there (SIGN-1). */
export function onOwnDevice(machine: Machine, deed: OwnDeviceDeed): Step {
  switch (deed.do) {
    case 'open':
      return onOpened(machine)
    case 'rename': {
      const { name, confirm } = deed
      return onSigned(machine, ({ token }) => ({ type: 'rename_own_device', token, name, confirm }))
    }
    case 'revoke':
      return onSigned(machine, ({ token }) => ({ type: 'revoke_own_device', token, confirm: deed.confirm }))
    case 'leave':
      return machine.screen.kind === 'ownDevice' && !machine.screen.busy ? goHome(machine) : stay(machine)
    default:
      return assertNever(deed)
  }
}

/** What came of it. */
export function onOwnDeviceAnswered(machine: Machine, event: OwnDeviceAnswer & { token: string }, moment: Moment): Step {
  if (!isOf(machine, event.token)) return stay(machine)
  if (isSessionGone(event.answer)) return dropSession(machine, moment.now, { sessionEnded: true })
  switch (event.of) {
    case 'read':
      return onRead(machine, event.answer, moment)
    case 'rename':
      return onRenamed(machine, event, moment)
    case 'revoke':
      return onRevoked(machine, event.answer, moment)
    default:
      return assertNever(event)
  }
}

/** What it is, and by what this person signs, is asked first. */
function onOpened(machine: Machine): Step {
  const { screen, session } = machine
  if (screen.kind !== 'home' || screen.busy || !screen.mayManage || !session) return stay(machine)
  return step(machine, { screen: { ...screen, busy: true } }, { type: 'read_own_device', token: session.token })
}

/** A change with what signs it. That passes into the effect and is kept nowhere (TRM-4). */
function onSigned(machine: Machine, effectOf: (session: HeldSession) => Effect): Step {
  const { screen, session } = machine
  if (screen.kind !== 'ownDevice' || screen.busy || !session) return stay(machine)
  return step(machine, { screen: { ...screen, busy: true } }, effectOf(session))
}

type Held = Machine & { session: HeldSession }

/** It is known now; on the open screen, known anew after a change or a refusal. */
function onRead(machine: Held, answer: Answer<OwnDevice>, moment: Moment): Step {
  // Locked meanwhile: what was asked for before stays behind the lock (TRM-2).
  if (machine.session.lockedSince !== null) return stay(machine)
  if (answer.kind === 'unreachable') return andThen(loseContact(machine, answer.cause, moment), whereIs)
  if (answer.kind === 'problem') return whereIs(machine)
  const { screen } = machine
  if (screen.kind === 'ownDevice') return step(machine, { screen: { ...screen, ...answer.body } })
  if (screen.kind !== 'home') return stay(machine)
  const { user } = machine.session
  return step(machine, { screen: { kind: 'ownDevice', user, ...answer.body, saved: 0, refusal: null, busy: false } })
}

/** The screen that was open stays; home wakes up. */
function whereIs(machine: Machine): Step {
  return machine.screen.kind === 'home' ? goHome(machine) : stay(machine)
}

/** Saved: the page says so, and reads anew what it shows. */
function onRenamed(machine: Held, { name, answer }: { name: string; answer: Answer<null> }, moment: Moment): Step {
  const { screen } = machine
  if (screen.kind !== 'ownDevice') return stay(machine)
  if (answer.kind !== 'ok') return refused(machine, screen, answer, moment)
  const shown = { ...screen, name, saved: screen.saved + 1, refusal: null, busy: false }
  const reads: Effect[] = [{ type: 'read_own_device', token: machine.session.token }, { type: 'read_terminal' }]
  return andThen(keepContact(machine, moment.now), (there) => step(there, { screen: shown }, ...reads))
}

/** Taken back: this session is over, whatever is on the screen by now (DEV-10). */
function onRevoked(machine: Held, answer: Answer<null>, moment: Moment): Step {
  const { screen } = machine
  if (answer.kind === 'ok') {
    const over = { withdrawn: true, sessionEnded: true }
    return andThen(keepContact(machine, moment.now), (there) => dropSession(there, moment.now, over))
  }
  return screen.kind === 'ownDevice' ? refused(machine, screen, answer, moment) : stay(machine)
}

type Bad = { kind: 'problem'; problem: Problem } | Extract<Answer<unknown>, { kind: 'unreachable' }>

/** Said on the screen. No answer: nobody knows whether it was done, and it is not sent again (TRM-3). */
function refused(machine: Held, screen: ScreenOf<'ownDevice'>, answer: Bad, moment: Moment): Step {
  const number = machine.refusals + 1
  const show = (refusal: Refusal) => ({ screen: { ...screen, refusal, busy: false }, refusals: number })
  if (answer.kind === 'unreachable') return loseContact({ ...machine, ...show(plainRefusal('unavailable', number)) }, answer.cause, moment)
  // By what it is signed may be another now, and so may the approval.
  const reads: Effect[] = [{ type: 'read_own_device', token: machine.session.token }, { type: 'read_terminal' }]
  return andThen(keepContact(machine, moment.now), (there) => step(there, show(refusalOf(answer.problem, number, moment.now)), ...reads))
}
