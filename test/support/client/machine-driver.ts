import type { Effect, MachineEvent } from '../../../client/machine/events.ts'
import { type Machine, newMachine } from '../../../client/machine/machine.ts'
import { reduce } from '../../../client/machine/reduce.ts'
import type { OpenedSession, PinChangeRequired, PinRequired } from '../../../contract/http/sessions.ts'
import type { Terminal } from '../../../contract/http/terminal.ts'
import type { CodeOffers } from '../../../contract/http/pin-codes.ts'
import type { OwnDevice } from '../../../contract/http/own-device.ts'
import type { TillPin } from '../../../contract/http/till-pin.ts'
import type { DeviceTries } from '../../../contract/http/devices.ts'

export const server = 'https://pin.example'
export const startTime = Date.UTC(2026, 0, 5, 10, 42)

const organisation = { id: '0198a000-0000-7000-8000-000000000001', name: 'Corner Shop' }
const device = { id: '0198a000-0000-7000-8000-00000000000d', name: 'Register 2', status: 'approved' } as const
const keypad: Terminal['keypad'] = { lengths: [5], submit: 'auto' }

export const tries = {
  triesLeft: 5,
  afterTries: { kind: 'wait', seconds: 60 } as const,
  retryAfterSeconds: 0,
  waitSeconds: 0,
  pausedAt: null,
  pauseReason: null,
}

const common = { keypad, idleSeconds: 300 }

export const approvedTerminal: Terminal = { organisation, device, login: 'pin', tries, ...common }
/** The same where codes are mailed to who forgot the PIN (SELF-7). */
export const mailingTerminal: Terminal = { ...approvedTerminal, pinByMail: true }
export const unknownTerminal: Terminal = { organisation: null, device: null, login: 'password', tries: null, ...common }
export const revokedTerminal: Terminal = { ...approvedTerminal, device: { ...device, status: 'revoked' }, login: 'password' }
export const deactivatedTerminal: Terminal = { ...approvedTerminal, login: 'password' }
export const pausedTerminal: Terminal = {
  ...approvedTerminal,
  device: { ...device, status: 'paused' },
  tries: { ...tries, triesLeft: 0, pausedAt: '2026-01-05T10:38:00.000Z', pauseReason: 'in_a_row' },
}

/** A device's tries as whoever may lift its pause sees them. */
export const deviceTries: DeviceTries = {
  pausedAt: null,
  pauseReason: null,
  wrongToday: 0,
  wrongThisMonth: 10,
  dayBudget: 32,
  monthBudget: 128,
  wrongByDay: Array.from({ length: 30 }, () => 0),
  recentTries: [],
  chanceOfHit: 0.0008,
  liftsLeft: 2,
}

/** A session as the server opens it; a PIN session of a cashier where nothing else is said. */
export function session(more: Partial<OpenedSession> = {}): OpenedSession {
  return {
    kind: 'session',
    id: '0198a000-0000-7000-8000-0000000000a1',
    token: 'token-of-amara',
    method: 'pin',
    startedAt: '2026-01-05T10:42:00.000Z',
    expiresAt: '2026-01-05T22:42:00.000Z',
    expiresInSeconds: 43_200,
    user: { id: '0198a000-0000-7000-8000-0000000000e1', displayName: 'Amara Okafor', role: 'staff' },
    organisation,
    resumed: false,
    approval: 'none',
    mayLift: false,
    ...more,
  }
}

/** A manager's password session. */
export function managerSession(more: Partial<OpenedSession> = {}): OpenedSession {
  const user = { id: '0198a000-0000-7000-8000-0000000000e2', displayName: 'Sofia Lindqvist', role: 'manager' } as const
  return session({ id: '0198a000-0000-7000-8000-0000000000a2', token: 'token-of-sofia', method: 'password', user, ...more })
}

/** The demand for a new PIN, of Amara. */
export function demand(more: Partial<PinChangeRequired> = {}): PinChangeRequired {
  return {
    kind: 'pinChangeRequired',
    token: 'token-of-a-change',
    expiresAt: '2026-01-05T10:52:00.000Z',
    user: { id: '0198a000-0000-7000-8000-0000000000e1', displayName: 'Amara Okafor', role: 'staff' },
    reason: 'given',
    keypad: { lengths: [5], submit: 'auto' },
    generatedOnly: false,
    securityImage: { rule: 'off', name: null, phrase: null },
    ...more,
  }
}

/** The question for Sofia's PIN, after her password. */
export function pinAsked(more: Partial<PinRequired> = {}): PinRequired {
  return {
    kind: 'pinRequired',
    token: 'token-of-a-step',
    expiresAt: '2026-01-05T10:47:00.000Z',
    user: managerSession().user,
    keypad: { lengths: [5], submit: 'auto' },
    securityImage: { name: 'snail', phrase: 'Twelve apples' },
    ...more,
  }
}

/** What Amara may do with her PIN at a register. */
export function tillPin(more: Partial<TillPin> = {}): TillPin {
  return {
    isSet: true,
    mayChange: true,
    takes: ['pin'],
    hasPassword: true,
    ask: [],
    generatedOnly: false,
    keypad: { lengths: [5], submit: 'auto' },
    currentKeypad: { lengths: [5], submit: 'auto' },
    currentTriesLeft: 5,
    retryAfterSeconds: 0,
    securityImage: { name: null, phrase: null },
    ...more,
  }
}

/** This register, as a manager who signs with the PIN sees it. */
export function ownDevice(signer: Partial<OwnDevice['signer']> = {}): OwnDevice {
  return {
    id: device.id,
    name: device.name,
    approvedAt: '2026-01-02T09:00:00.000Z',
    approvedBy: null,
    wrongToday: 0,
    dayBudget: 32,
    signer: { takes: ['pin', 'password'], pinTriesLeft: 5, keypad, securityImage: { name: null, phrase: null }, ...signer },
  }
}

/** What a mailed code opens: three to choose from, for Amara. */
export function codeOffers(more: Partial<CodeOffers> = {}): CodeOffers {
  return {
    pins: ['61728', '48213', '70956'],
    expiresAt: '2026-01-05T10:47:00.000Z',
    typing: { min: 5, max: 8 },
    user: { displayName: 'Amara Okafor' },
    organisation: { name: 'Corner Shop' },
    ...more,
  }
}

export interface Driver {
  machine: Machine
  /** Of the last event. */
  effects: readonly Effect[]
  /** Lets events happen one after the other, `now` standing still. */
  on(...events: MachineEvent[]): Driver
  now: number
}

/** Drives the reducer as the client does, without an edge. */
export function createDriver(machine = newMachine(server, { organisationIsSet: false })): Driver {
  const driver: Driver = {
    machine,
    effects: [],
    now: startTime,
    on: (...events) => {
      for (const event of events) {
        const step = reduce(driver.machine, event, { now: driver.now, random: 0.5 })
        driver.machine = step.machine
        driver.effects = step.effects
      }
      return driver
    },
  }
  return driver
}

/** Answers that went well. */
export function ok<Body>(body: Body): { kind: 'ok'; body: Body } {
  return { kind: 'ok', body }
}

/** A device that was started against a server that says this of it. */
export function started(terminal: Terminal): Driver {
  return createDriver().on(
    { type: 'started' },
    { type: 'credential_ready', thumbprint: 'own-key', inMemory: false },
    { type: 'terminal_answered', answer: ok(terminal) },
  )
}

/** An approved device on which Amara has tapped her PIN. */
export function withAmaraIn(): Driver {
  return started(approvedTerminal).on({ type: 'pin_typed', pin: '28417' }, { type: 'pin_answered', answer: ok(session()) })
}
