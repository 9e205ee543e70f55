import type { PinChangeRequired, PinRequired } from '../../contract/http/sessions.ts'
import type { Keypad, Terminal } from '../../contract/http/terminal.ts'
import type { Screen, ScreenOf } from '../../contract/terminal-state.ts'
import type { LostPin, Machine, Outage } from './machine.ts'

/** Whether the keypad is this device's way in: it is approved, and PIN login is activated (PIN-6). */
export function takesPins({ terminal }: Machine): boolean {
  return terminal?.login === 'pin' && isApproved(terminal)
}

/** Whether the device is approved, paused or not. */
export function isApproved(terminal: Terminal | null): boolean {
  const status = terminal?.device?.status ?? 'revoked'
  return status !== 'revoked'
}

/** The screen that somebody who is not signed in sees. */
export function loginScreen(machine: Machine, now: number): Screen {
  const terminal = machine.terminal
  if (machine.outage) return unreachableScreen(machine, machine.outage)
  if (machine.browserForbidden) return passwordScreen(machine)
  if (!terminal) return { kind: 'starting' }
  if (machine.withdrawn) return { kind: 'revoked' }
  if (machine.secondStep) return secondStepScreen(machine, machine.secondStep)
  if (machine.demand && machine.afterPassword) return newPinScreen(machine, machine.demand)
  if (!takesPins(machine) || machine.wantsPassword) return passwordScreen(machine)
  if (machine.demand) return newPinScreen(machine, machine.demand)
  if (machine.lost) return lostPinScreen(machine, machine.lost, terminal.keypad)
  if (machine.pause) return { kind: 'paused', ...machine.pause }
  const lockedFor = lockedForOf(machine)
  if (machine.wait && machine.wait.until > now) return { kind: 'waiting', ...machine.wait, lockedFor }
  const { codeWorked: pinIsNew } = machine
  const canRecover = terminal.pinByMail === true
  return { kind: 'pin', keypad: terminal.keypad, lockedFor, canRecover, pinIsNew, refusal: refusalOn(machine, 'pin'), busy: false }
}

/** Who is known to stand there, and what is demanded; what was said beside the pad stays. */
function newPinScreen({ screen }: Machine, demand: PinChangeRequired): Screen {
  const { user, reason, keypad, generatedOnly, securityImage } = demand
  const kept = screen.kind === 'newPin' ? { refusal: screen.refusal, busy: screen.busy } : { refusal: null, busy: false }
  return { kind: 'newPin', user, reason, keypad, generatedOnly, securityImage, ...kept }
}

/** Who proved the password, and the pad for the PIN after it. */
function secondStepScreen({ screen }: Machine, { user, keypad, securityImage }: PinRequired): Screen {
  const kept = screen.kind === 'secondStep' ? { refusal: screen.refusal, busy: screen.busy } : { refusal: null, busy: false }
  return { kind: 'secondStep', user, keypad, securityImage, ...kept }
}

/** How far somebody is; what was said stays. */
function lostPinScreen({ screen }: Machine, lost: LostPin, keypad: Keypad): Screen {
  const kept = screen.kind === 'lostPin' ? { refusal: screen.refusal, busy: screen.busy } : { refusal: null, busy: false }
  const chosen = lost.step === 'choose' ? lost.keypad : keypad
  return { kind: 'lostPin', step: lost.step, keypad: chosen ?? keypad, generatedOnly: chosen === null, ...kept }
}

function unreachableScreen(machine: Machine, outage: Outage): Screen {
  const { tries: _tries, ...told } = outage
  return { kind: 'unreachable', lastContactAt: machine.lastContactAt, ...told }
}

function passwordScreen(machine: Machine): Screen {
  return {
    kind: 'password',
    canUsePin: takesPins(machine) && !machine.browserForbidden,
    asksOrganisation: !machine.organisationIsSet && machine.terminal?.asksOrganisation === true,
    notice: noticeOf(machine),
    refusal: refusalOn(machine, 'password'),
    busy: false,
  }
}

/** A refusal stays while its screen does. */
function refusalOn(machine: Machine, kind: 'pin' | 'password') {
  return machine.screen.kind === kind ? machine.screen.refusal : null
}

function lockedForOf(machine: Machine): ScreenOf<'pin'>['lockedFor'] {
  const { session } = machine
  if (!session || session.lockedSince === null) return null
  return { displayName: session.user.displayName, since: session.lockedSince }
}

/** Why user name and password are asked for, where that needs saying. */
function noticeOf(machine: Machine): ScreenOf<'password'>['notice'] {
  if (machine.browserForbidden) return 'browser_forbidden'
  if (takesPins(machine)) return machine.pause ? 'lift_needs_lead' : 'none'
  const approval = lostApproval(machine)
  if (approval !== 'none') return approval
  if (machine.terminal?.device && machine.terminal.login === 'password') return 'pin_login_off'
  return machine.sessionEnded ? 'session_ended' : 'none'
}

/** What became of this device's approval: a key that is new here means that the keychain lost the one before (DEV-12). */
function lostApproval(machine: Machine): 'revoked' | 'credential_lost' | 'none' {
  const device = machine.terminal?.device
  if (device) return device.status === 'revoked' ? 'revoked' : 'none'
  const approvedKey = machine.stored.memory.approvedKeys[machine.server]
  if (approvedKey === undefined) return 'none'
  return approvedKey === machine.thumbprint ? 'revoked' : 'credential_lost'
}
