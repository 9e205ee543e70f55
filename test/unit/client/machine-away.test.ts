import { expect, it } from 'vitest'
import type { ErrorCode, Problem } from '../../../contract/errors.ts'
import {
  approvedTerminal,
  createDriver,
  ok,
  revokedTerminal,
  started,
  startTime,
  unknownTerminal,
} from '../../support/client/machine-driver.ts'
import { problem } from '../../support/client/scripted-server.ts'

const refused = (code: ErrorCode, more: Partial<Problem> = {}) => ({ kind: 'problem', problem: problem(code, more) }) as const
const unreachable = { kind: 'unreachable', cause: 'network' } as const
const typed = { type: 'pin_typed', pin: '28417' } as const
const password = { type: 'password_typed', username: 's.lindqvist', password: 'correct horse' } as const

it('TRM-3 a PIN without an answer is cleared, said in words, and not sent again', () => {
  const driver = started(approvedTerminal).on(typed, { type: 'pin_answered', answer: unreachable })
  expect(driver.machine.screen).toEqual({
    kind: 'unreachable',
    since: startTime,
    lastContactAt: startTime,
    nextTryAt: startTime + 500,
    trying: false,
    typedLost: true,
    cause: 'network',
  })
  driver.now += 500
  expect(driver.on({ type: 'timer_rang', timer: 'retry' }).effects.map(({ type }) => type)).toEqual(['stop_timer', 'read_terminal'])
  expect(driver.machine.screen).toMatchObject({ kind: 'unreachable', trying: true })
  driver.on({ type: 'terminal_answered', answer: ok(approvedTerminal) })
  expect(driver.machine.screen).toMatchObject({ kind: 'pin', busy: false, refusal: null })
  expect(driver.effects).not.toContainEqual(expect.objectContaining({ type: 'sign_in_with_pin' }))
})

it('TRM-3 tries come later each time, until the server is back', () => {
  const driver = started(approvedTerminal)
  const waits = [1, 2, 3, 4, 5, 6].map(() => {
    driver.on({ type: 'terminal_answered', answer: unreachable })
    return driver.machine.outage && driver.machine.outage.nextTryAt - driver.now
  })
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 7_500, 7_500])
})

it('TRM-3 somebody may try at once, but not twice at the same time', () => {
  const driver = started(approvedTerminal).on({ type: 'terminal_answered', answer: unreachable })
  expect(driver.on({ type: 'retry_wanted' }).effects).toContainEqual({ type: 'read_terminal' })
  expect(driver.on({ type: 'retry_wanted' }).effects).toEqual([])
})

it('TRM-3 a password screen comes back as a password screen', () => {
  const driver = started(approvedTerminal).on({ type: 'password_wanted' }, password, { type: 'password_answered', answer: unreachable })
  expect(driver.machine.screen).toMatchObject({ kind: 'unreachable', typedLost: true })
  expect(driver.on({ type: 'terminal_answered', answer: ok(approvedTerminal) }).machine.screen).toMatchObject({
    kind: 'password',
    busy: false,
  })
})

it('an address that is refused is said at once, and no try is made', () => {
  const driver = createDriver().on({ type: 'address_refused' })
  expect(driver.machine.screen).toMatchObject({ kind: 'unreachable', cause: 'refused_address' })
  expect(driver.on({ type: 'retry_wanted' }).effects).toEqual([])
})

it('DEV-8 a device that is revoked while it is open says so before it asks for a password', () => {
  const driver = started(approvedTerminal).on({ type: 'terminal_answered', answer: ok(revokedTerminal) })
  expect(driver.machine.screen).toEqual({ kind: 'revoked' })
  expect(driver.on({ type: 'acknowledged' }).machine.screen).toMatchObject({ kind: 'password', notice: 'revoked' })
  expect(started(revokedTerminal).machine.screen).toMatchObject({ kind: 'password', notice: 'revoked' })
})

it('DEV-8 a device that is deleted while it is open says so too', () => {
  const driver = started(approvedTerminal).on({ type: 'terminal_answered', answer: ok(unknownTerminal) })
  expect(driver.machine.screen).toEqual({ kind: 'revoked' })
  expect(driver.on({ type: 'acknowledged' }).machine.screen).toMatchObject({ kind: 'password', notice: 'revoked' })
})

it('DEV-10 a PIN on a device that lost its approval meanwhile asks the server what it is now', () => {
  const driver = started(approvedTerminal).on(typed, { type: 'pin_answered', answer: refused('device_not_approved') })
  expect(driver.effects).toContainEqual({ type: 'read_terminal' })
  expect(driver.on({ type: 'terminal_answered', answer: ok(revokedTerminal) }).machine.screen).toEqual({ kind: 'revoked' })
})

it('ACT-2 a PIN after deactivation leads to user name and password', () => {
  const driver = started(approvedTerminal).on(typed, { type: 'pin_answered', answer: refused('pin_login_inactive') })
  expect(driver.machine.screen).toMatchObject({ kind: 'password', notice: 'pin_login_off' })
})

it('DEV-12 a key that is new on a device that was approved says that the old one was lost', () => {
  const stored = {
    preferences: { language: null, theme: 'system', contrast: 'system' } as const,
    memory: { approvedKeys: { 'https://pin.example': 'lost-key' }, dontOfferApproval: false },
  }
  const driver = createDriver().on(
    { type: 'preferences_loaded', stored },
    { type: 'started' },
    { type: 'credential_ready', thumbprint: 'own-key', inMemory: false },
    { type: 'terminal_answered', answer: ok(unknownTerminal) },
  )
  expect(driver.machine.screen).toMatchObject({ kind: 'password', notice: 'credential_lost' })
})

it('DEV-12 a keychain that gives no key is said in words, and asked again on demand', () => {
  const driver = createDriver().on({ type: 'started' }, { type: 'credential_trouble', trouble: 'locked' })
  expect(driver.machine.screen).toEqual({ kind: 'credential', trouble: 'locked' })
  expect(driver.on({ type: 'acknowledged' }).effects).toEqual([{ type: 'load_credential' }])
})
