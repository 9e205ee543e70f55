import { expect, it } from 'vitest'
import type { ErrorCode, Problem } from '../../../contract/errors.ts'
import {
  approvedTerminal,
  deactivatedTerminal,
  managerSession,
  ok,
  pausedTerminal,
  session,
  started,
  startTime,
  tries,
  unknownTerminal,
  withAmaraIn,
  deviceTries,
} from '../../support/client/machine-driver.ts'
import { problem } from '../../support/client/scripted-server.ts'

const refused = (code: ErrorCode, more: Partial<Problem> = {}) => ({ kind: 'problem', problem: problem(code, more) }) as const
const typed = { type: 'pin_typed', pin: '28417' } as const
const password = { type: 'password_typed', username: 's.lindqvist', password: 'correct horse' } as const

it('DEV-5 an approved device shows the keypad first', () => {
  expect(started(approvedTerminal).machine.screen).toMatchObject({ kind: 'pin', keypad: { lengths: [5], submit: 'auto' }, lockedFor: null })
})

it('DEV-3 an unknown device shows user name and password', () => {
  expect(started(unknownTerminal).machine.screen).toMatchObject({ kind: 'password', canUsePin: false, notice: 'none' })
})

it('ACT-2 with PIN login deactivated an approved device shows user name and password, and says why', () => {
  expect(started(deactivatedTerminal).machine.screen).toMatchObject({ kind: 'password', canUsePin: false, notice: 'pin_login_off' })
})

it('asks for the organisation only where the server cannot know it and the settings do not say', () => {
  const several = { ...unknownTerminal, asksOrganisation: true }
  expect(started(several).machine.screen).toMatchObject({ asksOrganisation: true })
  expect(started(unknownTerminal).machine.screen).toMatchObject({ asksOrganisation: false })
})

it('PIN-8 the right PIN leads home, with name and role', () => {
  const { machine } = withAmaraIn()
  expect(machine.screen).toMatchObject({
    kind: 'home',
    user: { displayName: 'Amara Okafor', role: 'staff' },
    method: 'pin',
    pinLogin: 'on_here',
  })
})

it('PIN-1 a PIN goes out alone, and its keys rest until the answer', () => {
  const driver = started(approvedTerminal).on(typed)
  expect(driver.effects).toEqual([{ type: 'sign_in_with_pin', pin: '28417', token: null }])
  expect(driver.machine.screen).toMatchObject({ kind: 'pin', busy: true })
  expect(driver.on(typed).effects).toEqual([])
})

it('news from the server does not wake the keys while a PIN is in flight', () => {
  const driver = started(approvedTerminal).on(typed, { type: 'terminal_answered', answer: ok(approvedTerminal) })
  expect(driver.machine.screen).toMatchObject({ kind: 'pin', busy: true })
})

it('GRD-9 a wrong PIN says how many tries are left and what comes then', () => {
  const answer = refused('pin_not_accepted', { triesLeft: 3, afterTries: { kind: 'wait', seconds: 60 } })
  const { screen } = started(approvedTerminal).on(typed, { type: 'pin_answered', answer }).machine
  expect(screen).toMatchObject({
    kind: 'pin',
    busy: false,
    refusal: { number: 1, code: 'pin_not_accepted', triesLeft: 3, afterTries: { seconds: 60 } },
  })
})

it('two refusals alike are told apart by their number', () => {
  const answer = { type: 'pin_answered', answer: refused('pin_not_accepted', { triesLeft: 3 }) } as const
  const { screen } = started(approvedTerminal).on(typed, answer, typed, answer).machine
  expect(screen).toMatchObject({ refusal: { number: 2 } })
})

it('GRD-1 the fifth wrong PIN shows the wait with its end, and the keypad comes back by itself', () => {
  const answer = refused('pin_not_accepted', { triesLeft: 0, retryAfterSeconds: 60, waitSeconds: 60 })
  const driver = started(approvedTerminal).on(typed, { type: 'pin_answered', answer })
  expect(driver.machine.screen).toEqual({ kind: 'waiting', until: startTime + 60_000, seconds: 60, lockedFor: null })
  expect(driver.effects).toContainEqual({ type: 'set_timer', timer: 'wait', at: startTime + 60_000 })
  driver.now += 60_000
  expect(driver.on({ type: 'timer_rang', timer: 'wait' }).machine.screen).toMatchObject({ kind: 'pin', refusal: null })
})

it('GRD-1 a wait goes on after a restart', () => {
  const terminal = { ...approvedTerminal, tries: { ...tries, retryAfterSeconds: 47, waitSeconds: 300 } }
  expect(started(terminal).machine.screen).toMatchObject({ kind: 'waiting', until: startTime + 47_000, seconds: 300 })
})

it('GRD-1 the tenth wrong PIN shows the pause and why', () => {
  const answer = refused('pin_not_accepted', { triesLeft: 0, pausedAt: '2026-01-05T10:41:00.000Z', pauseReason: 'in_a_row' })
  const driver = started(approvedTerminal).on(typed, { type: 'pin_answered', answer })
  expect(driver.machine.screen).toEqual({ kind: 'paused', since: Date.UTC(2026, 0, 5, 10, 41), reason: 'in_a_row' })
  expect(started(pausedTerminal).machine.screen).toMatchObject({ kind: 'paused', reason: 'in_a_row' })
})

it('DEV-11 user name and password are reached from the keypad, from a wait and from a pause, and the keypad from there', () => {
  const waiting = { ...approvedTerminal, tries: { ...tries, retryAfterSeconds: 47, waitSeconds: 60 } }
  for (const [terminal, kind] of [
    [approvedTerminal, 'pin'],
    [waiting, 'waiting'],
    [pausedTerminal, 'paused'],
  ] as const) {
    const driver = started(terminal).on({ type: 'password_wanted' })
    expect(driver.machine.screen).toMatchObject({ kind: 'password', canUsePin: true })
    expect(driver.on({ type: 'pin_wanted' }).machine.screen.kind).toBe(kind)
  }
})

it('DEV-11 news from the server does not take the password screen away', () => {
  const driver = started(approvedTerminal).on({ type: 'password_wanted' }, { type: 'terminal_answered', answer: ok(approvedTerminal) })
  expect(driver.machine.screen.kind).toBe('password')
})

it('a wrong password stays on its screen with the refusal', () => {
  const driver = started(unknownTerminal).on(password)
  expect(driver.machine.screen).toMatchObject({ busy: true })
  driver.on({ type: 'password_answered', answer: refused('password_not_accepted', { triesLeft: 2 }) })
  expect(driver.machine.screen).toMatchObject({ kind: 'password', busy: false, refusal: { code: 'password_not_accepted', triesLeft: 2 } })
})

it('TRM-8 a browser that the organisation forbids is told so', () => {
  const driver = started(unknownTerminal).on(password, { type: 'password_answered', answer: refused('browser_devices_forbidden') })
  expect(driver.machine.screen).toMatchObject({ kind: 'password', notice: 'browser_forbidden', canUsePin: false })
})

it('GRD-9 a manager who signs in on a paused device sees the tries, says yes, and the keypad is back', () => {
  const driver = started(pausedTerminal).on({ type: 'password_wanted' })
  expect(driver.machine.screen).toMatchObject({ kind: 'password', notice: 'lift_needs_lead' })
  driver.on(password, { type: 'password_answered', answer: ok(managerSession({ mayLift: true })) })
  expect(driver.effects).toContainEqual({ type: 'read_tries', token: 'token-of-sofia' })
  const shown = { ...deviceTries, wrongToday: 10 }
  driver.on({ type: 'tries_answered', token: 'token-of-sofia', answer: ok(shown) })
  expect(driver.machine.screen).toMatchObject({ kind: 'lift', tries: { wrongToday: 10 }, user: { displayName: 'Sofia Lindqvist' } })
  expect(driver.on({ type: 'lift_confirmed' }).effects).toEqual([{ type: 'lift', token: 'token-of-sofia' }])
  driver.on({ type: 'lift_answered', token: 'token-of-sofia', answer: ok(null) })
  expect(driver.machine.screen.kind).toBe('home')
  driver.on({ type: 'terminal_answered', answer: ok(approvedTerminal) }, { type: 'signed_out' })
  expect(driver.machine.screen.kind).toBe('pin')
})

it('GRD-9 a lift that is refused says so and leaves the pause', () => {
  const driver = started(pausedTerminal).on(
    { type: 'password_wanted' },
    password,
    { type: 'password_answered', answer: ok(managerSession({ mayLift: true })) },
    { type: 'tries_answered', token: 'token-of-sofia', answer: ok(deviceTries) },
    { type: 'lift_confirmed' },
    { type: 'lift_answered', token: 'token-of-sofia', answer: refused('lift_used_up') },
  )
  expect(driver.machine.screen).toMatchObject({ kind: 'lift', busy: false, refusal: { code: 'lift_used_up' } })
  expect(driver.on({ type: 'lift_declined' }).machine.screen.kind).toBe('home')
})

it('GRD-9 where the tries cannot be shown, nothing is asked', () => {
  const driver = started(pausedTerminal).on({ type: 'password_wanted' }, password)
  driver.on({ type: 'password_answered', answer: ok(managerSession({ mayLift: true })) })
  driver.on({ type: 'tries_answered', token: 'token-of-sofia', answer: { kind: 'unreachable', cause: 'network' } })
  expect(driver.machine.screen.kind).toBe('home')
})

it('GRD-9 staff who sign in with a password on a paused device just get in', () => {
  const driver = started(pausedTerminal).on({ type: 'password_wanted' }, password)
  driver.on({ type: 'password_answered', answer: ok(session({ method: 'password' })) })
  expect(driver.machine.screen).toMatchObject({ kind: 'home', method: 'password' })
})

it('TRM-8 a browser that is forbidden while its keypad is open says so, and offers no way back to it until it is allowed', () => {
  const driver = started(approvedTerminal).on(typed, { type: 'pin_answered', answer: refused('browser_devices_forbidden') })
  expect(driver.machine.screen).toMatchObject({ kind: 'password', notice: 'browser_forbidden', canUsePin: false })
  expect(driver.effects).toContainEqual({ type: 'read_terminal' })
  driver.on({ type: 'terminal_answered', answer: ok(approvedTerminal) })
  expect(driver.machine.screen.kind).toBe('pin')
})
