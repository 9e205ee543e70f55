import type { getSession, OpenedSession } from '../../contract/http/sessions.ts'
import type { SessionEndReason } from '../../contract/http/terminal.ts'
import type { Answer, BodyOf } from '../http/answer.ts'
import type { Effect, Moment } from './events.ts'
import type { HeldSession, Machine } from './machine.ts'
import { loseContact } from './outage.ts'
import { settle, showLogin } from './settle.ts'
import { stay, type Step, step, andThen } from './step.ts'

/** Holds a session that the server opened: the only way to one. */
export function holdSession(machine: Machine, opened: OpenedSession, now: number, { pinIsNew } = { pinIsNew: false }): Step {
  const before = machine.session?.id === opened.id ? machine.session : null
  const session: HeldSession = {
    id: opened.id,
    token: opened.token,
    method: opened.method,
    user: opened.user,
    organisationName: opened.organisation.name,
    startedAt: before?.startedAt ?? now,
    expiresAt: now + opened.expiresInSeconds * 1000,
    approval: opened.approval,
    resumed: opened.resumed,
    pinIsNew,
    lockedSince: null,
    lock: 'none',
  }
  const over = { demand: null, secondStep: null, afterPassword: false, lost: null, codeWorked: false }
  const change = { session, ...over, wantsPassword: false, sessionEnded: false, wait: null }
  return step(machine, change, { type: 'set_timer', timer: 'expiry', at: session.expiresAt }, { type: 'listen', token: session.token })
}

/** Lets a session go and shows the login screen. What the device is now is read anew. */
export function dropSession(machine: Machine, now: number, change: Partial<Machine> = {}): Step {
  const effects: Effect[] = [{ type: 'stop_timer', timer: 'expiry' }, { type: 'listen', token: null }, { type: 'read_terminal' }]
  const dropped = step(machine, { ...change, session: null }, ...effects)
  return isPinUnderWay(machine) ? dropped : andThen(dropped, (left) => showLogin(left, now))
}

/** A PIN in flight decides its screen by its own answer. */
function isPinUnderWay(machine: Machine): boolean {
  return machine.screen.kind === 'pin' && machine.screen.busy
}

/** Whether an answer belongs to the session that is held now. */
export function isOf(machine: Machine, token: string): machine is Machine & { session: HeldSession } {
  return machine.session?.token === token
}

/** The server knows the token no more. */
export function isSessionGone(answer: Answer<unknown>): boolean {
  return answer.kind === 'problem' && (answer.problem.code === 'not_signed_in' || answer.problem.code === 'invalid_token')
}

const ownReasons: ReadonlySet<SessionEndReason> = new Set(['signed_out', 'switched', 'replaced'])

/** The server ended a session (DEV-10): an open terminal shows the login screen at once. */
export function onSessionEnded(machine: Machine, sessionId: string, reason: SessionEndReason, now: number): Step {
  if (machine.session?.id !== sessionId) return stay(machine)
  const isWithdrawn = reason === 'device_revoked' || reason === 'device_deleted'
  return dropSession(machine, now, {
    sessionEnded: !ownReasons.has(reason),
    withdrawn: machine.withdrawn || isWithdrawn,
    terminal: reason === 'pin_login_deactivated' && machine.terminal ? { ...machine.terminal, login: 'password' } : machine.terminal,
  })
}

/** The session read anew after a reconnect: it may be gone, or the lock may not have arrived. */
export function onSession(machine: Machine, token: string, answer: Answer<BodyOf<typeof getSession>>, moment: Moment): Step {
  if (!isOf(machine, token)) return stay(machine)
  if (answer.kind === 'unreachable') return andThen(loseContact(machine, answer.cause, moment), (lost) => settle(lost, moment.now))
  if (answer.kind === 'problem') return isSessionGone(answer) ? dropSession(machine, moment.now, { sessionEnded: true }) : stay(machine)
  const { lockedSince, lock } = machine.session
  const isLockLost = lockedSince !== null && answer.body.lockedAt === null && lock === 'none'
  const { user, approval } = answer.body
  const session: HeldSession = { ...machine.session, user, approval, lock: isLockLost ? 'asked' : lock }
  const lockAgain: Effect[] = isLockLost ? [{ type: 'lock', token }] : []
  return andThen(step(machine, { session }, ...lockAgain), (known) => settle(known, moment.now))
}
