import type { Answer } from '../http/answer.ts'
import type { Moment } from './events.ts'
import { takesPins } from './login-screen.ts'
import type { HeldSession, Machine } from './machine.ts'
import { onLostPinLeft } from './lost-pin.ts'
import { onNewPinLeft } from './new-pin.ts'
import { loseContact } from './outage.ts'
import { onSecondStepLeft } from './second-step.ts'
import { dropSession, isOf, isSessionGone } from './session.ts'
import { isWorking, settle, showLogin } from './settle.ts'
import { stay, type Step, step, andThen } from './step.ts'

/** Locks at once, server or not; the session stays for its user (TRM-2). Where no PIN could resume it, it is ended. */
export function onLocked(machine: Machine, now: number, why: 'locked' | 'idle'): Step {
  const { session } = machine
  if (!isWorking(machine) || !session) return stay(machine)
  if (!isKept(machine) || !takesPins(machine) || machine.pause) return onSignedOut(machine, now, why === 'idle' ? 'idle' : 'signed_out')
  const locked = step(machine, { session: { ...session, lockedSince: now, lock: 'asked' } }, { type: 'lock', token: session.token })
  return andThen(locked, (next) => showLogin(next, now))
}

/** From these screens somebody comes back to work; a question that was asked after a sign-in is over. */
function isKept({ screen }: Machine): boolean {
  return screen.kind === 'home' || screen.kind === 'ownPin' || screen.kind === 'ownDevice'
}

/** A lock that did not arrive is told again when the server is back and says that the session is open (`onSession`). */
export function onLockAnswered(machine: Machine, token: string, answer: Answer<null>, moment: Moment): Step {
  if (!isOf(machine, token)) return stay(machine)
  if (isSessionGone(answer)) return dropSession(machine, moment.now)
  if (answer.kind === 'problem') return onLockRefused(machine, token, moment.now)
  const session: HeldSession = { ...machine.session, lock: answer.kind === 'ok' ? 'told' : 'none' }
  if (answer.kind === 'ok') return step(machine, { session })
  return andThen(loseContact({ ...machine, session }, answer.cause, moment), (lost) => settle(lost, moment.now))
}

/** The server will not hold this session for its user: it is over, rather than open behind a locked screen. */
function onLockRefused(machine: Machine, token: string, now: number): Step {
  return andThen(step(machine, {}, { type: 'end_session', token, reason: 'signed_out' }), (next) => dropSession(next, now))
}

/** Signs out at once, server or not. */
export function onSignedOut(machine: Machine, now: number, reason: 'signed_out' | 'idle'): Step {
  const { session } = machine
  if (!isWorking(machine) || !session) return stay(machine)
  return andThen(step(machine, {}, { type: 'end_session', token: session.token, reason }), (next) => dropSession(next, now))
}

/** A sign-out that did not arrive waits for the server: the token is kept until then and opens nothing here. */
export function onEndAnswered(machine: Machine, token: string, answer: Answer<null>): Step {
  return answer.kind === 'unreachable' ? step(machine, { leftTokens: [...machine.leftTokens, token] }) : stay(machine)
}

/**
 * Nobody touched the screen (TRM-1): whoever is in is locked out, and what somebody began gives way, so that neither their name nor their
 * picture and phrase (FRC-4) stay for whoever comes by. Idle time ends once: what was begun by password goes to the keypad at once.
 */
export function onLeftIdle(machine: Machine, now: number): Step {
  if (isWorking(machine)) return onLocked(machine, now, 'idle')
  switch (machine.screen.kind) {
    case 'newPin':
      return andThen(onNewPinLeft(machine, now), (left) => onPinWanted(left, now))
    case 'secondStep':
      return andThen(onSecondStepLeft(machine, now), (left) => onPinWanted(left, now))
    case 'lostPin':
      return onLostPinLeft(machine, now)
    default:
      return onPinWanted(machine, now)
  }
}

/** Back from user name and password to the keypad. */
export function onPinWanted(machine: Machine, now: number): Step {
  const { screen } = machine
  if (screen.kind !== 'password' || screen.busy) return stay(machine)
  return showLogin({ ...machine, wantsPassword: false }, now)
}

/** From the keypad to user name and password (DEV-11), also while PINs wait or are paused. */
export function onPasswordWanted(machine: Machine, now: number): Step {
  const { screen } = machine
  const isPad = screen.kind === 'waiting' || screen.kind === 'paused' || (screen.kind === 'pin' && !screen.busy)
  return isPad ? showLogin({ ...machine, wantsPassword: true }, now) : stay(machine)
}
