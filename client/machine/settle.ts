import type { Effect } from './events.ts'
import { homeScreen } from './home-screen.ts'
import { loginScreen } from './login-screen.ts'
import type { Machine } from './machine.ts'
import { type Step, step } from './step.ts'

/** True while somebody is signed in and works: the login screens and a lost connection leave them alone. */
export function isWorking(machine: Machine): boolean {
  return machine.session !== null && machine.session.lockedSince === null
}

/** Shows the screen that fits what is known now, unless an answer is awaited that will decide it. */
export function settle(machine: Machine, now: number): Step {
  if (isWorking(machine)) return step(machine, { screen: refreshed(machine) })
  return isBusy(machine) ? step(machine, {}) : showLogin(machine, now)
}

/** Shows the login screen, whatever was shown before. */
export function showLogin(machine: Machine, now: number): Step {
  const screen = loginScreen(machine, now)
  const timers: Effect[] = screen.kind === 'waiting' ? [{ type: 'set_timer', timer: 'wait', at: screen.until }] : []
  return step(machine, { screen }, ...timers)
}

function refreshed(machine: Machine) {
  if (machine.screen.kind !== 'home' || !machine.session) return machine.screen
  return homeScreen(machine, machine.session, machine.screen.busy)
}

function isBusy(machine: Machine): boolean {
  return 'busy' in machine.screen && machine.screen.busy
}
