import type { Terminal } from '../../contract/http/terminal.ts'
import type { Answer } from '../http/answer.ts'
import type { Effect, Moment } from './events.ts'
import type { Machine } from './machine.ts'
import { keepContact, loseContact } from './outage.ts'
import { isApproved } from './login-screen.ts'
import { followLogo } from './shop-logo.ts'
import { settle, showLogin } from './settle.ts'
import { type Step, step, andThen } from './step.ts'

/** What this device is, as the server says now; it decides the login screen. */
export function onTerminal(machine: Machine, answer: Answer<Terminal>, moment: Moment): Step {
  const { now } = moment
  if (answer.kind === 'ok')
    return inTurn(
      keepContact(machine, now),
      (there) => learn(there, answer.body, now),
      (there) => settle(there, now),
    )
  if (answer.kind === 'problem' && answer.problem.code === 'browser_devices_forbidden') {
    return inTurn(keepContact({ ...machine, browserForbidden: true }, now), (there) => showLogin(there, now))
  }
  const cause = answer.kind === 'unreachable' ? answer.cause : 'server'
  return inTurn(loseContact(machine, cause, moment), (lost) => settle(lost, now))
}

function inTurn(first: Step, ...next: ((machine: Machine) => Step)[]): Step {
  return next.reduce(andThen, first)
}

function learn(machine: Machine, terminal: Terminal, now: number): Step {
  const approvedKeys = rememberApproval(machine, terminal)
  const stored = { ...machine.stored, memory: { ...machine.stored.memory, approvedKeys } }
  const isNews = approvedKeys !== machine.stored.memory.approvedKeys
  const saving: Effect[] = isNews ? [{ type: 'save_preferences', stored }] : []
  const logo = followLogo(machine, terminal)
  const known = { terminal, stored, withdrawn: isWithdrawn(machine, terminal), browserForbidden: false, ...restOf(terminal, now) }
  return step(machine, { ...known, ...logo.change }, ...saving, ...logo.effects)
}

/** The wait or pause that the server reports, on this device's own clock. */
function restOf(terminal: Terminal, now: number): Pick<Machine, 'wait' | 'pause'> {
  const { tries, device } = terminal
  const isPaused = device?.status === 'paused'
  return {
    wait: tries && tries.retryAfterSeconds > 0 ? { until: now + tries.retryAfterSeconds * 1000, seconds: tries.waitSeconds } : null,
    pause: isPaused ? { since: tries?.pausedAt ? Date.parse(tries.pausedAt) : null, reason: tries?.pauseReason ?? null } : null,
  }
}

function rememberApproval(machine: Machine, terminal: Terminal): Record<string, string> {
  const { approvedKeys } = machine.stored.memory
  const key = machine.thumbprint
  if (!isApproved(terminal) || key === null || approvedKeys[machine.server] === key) return approvedKeys
  return { ...approvedKeys, [machine.server]: key }
}

/** The approval is gone, and it was there a moment ago: that is told before the password screen (DEV-8). */
function isWithdrawn(machine: Machine, terminal: Terminal): boolean {
  if (isApproved(terminal)) return false
  return machine.withdrawn || isApproved(machine.terminal)
}
