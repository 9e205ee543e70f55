import { expect, it } from 'vitest'
import type { ErrorCode, Problem } from '../../../contract/errors.ts'
import {
  approvedTerminal,
  demand,
  deviceTries,
  managerSession,
  ok,
  pinAsked,
  started,
  unknownTerminal,
  withAmaraIn,
} from '../../support/client/machine-driver.ts'
import { problem } from '../../support/client/scripted-server.ts'

const password = { type: 'password_typed', username: 's.lindqvist', password: 'correct horse' } as const
const asked = { type: 'password_answered', answer: ok(pinAsked()) } as const
const typed = { type: 'second_step_typed', pin: '28417' } as const
const { token } = pinAsked()
const opened = { type: 'second_step_answered', token, answer: ok(managerSession()) } as const
const away = { kind: 'unreachable', cause: 'network' } as const
const refused = (code: ErrorCode, more: Partial<Problem> = {}) =>
  ({ type: 'second_step_answered', token, answer: { kind: 'problem', problem: problem(code, more) } }) as const

/** A device where Sofia's password was right. */
const atStep = (terminal = approvedTerminal) => started(terminal).on({ type: 'password_wanted' }, password, asked)

it('POL-8 FRC-4 after the password it shows who stands there, with picture and words, and no token; nobody is in', () => {
  const { machine } = atStep()
  expect(machine.screen).toMatchObject({
    kind: 'secondStep',
    user: { displayName: 'Sofia Lindqvist' },
    securityImage: { name: 'snail', phrase: 'Twelve apples' },
    refusal: null,
    busy: false,
  })
  expect(JSON.stringify(machine.screen)).not.toContain(token)
  expect(machine.session).toBeNull()
})

it('POL-8 TRM-3 the PIN goes out once, with the token, and its keys rest until the answer', () => {
  const driver = atStep().on(typed)
  expect(driver.effects).toEqual([{ type: 'take_second_step', token, pin: '28417' }])
  expect(driver.machine.screen).toMatchObject({ kind: 'secondStep', busy: true })
  expect(driver.on(typed).effects).toEqual([])
  expect(driver.on({ type: 'second_step_left' }, { type: 'left_idle' }).machine.screen).toMatchObject({ kind: 'secondStep', busy: true })
})

it('POL-8 DEV-3 both open the session, and the same questions follow as after a password alone', () => {
  expect(atStep().on(typed, opened).machine.screen).toMatchObject({ kind: 'home', user: { displayName: 'Sofia Lindqvist' } })
  const offer = { ...opened, answer: ok(managerSession({ approval: 'offer' })) }
  expect(atStep(unknownTerminal).on(typed, offer).effects).toContainEqual({ type: 'read_candidates', token: 'token-of-sofia' })
  const lift = { ...opened, answer: ok(managerSession({ mayLift: true })) }
  expect(atStep().on(typed, lift).effects).toContainEqual({ type: 'read_tries', token: 'token-of-sofia' })
})

it('POL-8 a wrong PIN is said beside the pad as long as there are tries, then it takes the password again', () => {
  const driver = atStep().on(typed, refused('pin_not_accepted', { triesLeft: 1 }))
  expect(driver.machine.screen).toMatchObject({ kind: 'secondStep', busy: false, refusal: { code: 'pin_not_accepted', triesLeft: 1 } })
  driver.on(typed, refused('pin_not_accepted', { triesLeft: 0, retryAfterSeconds: 900, waitSeconds: 900 }))
  expect(driver.machine.screen).toMatchObject({ kind: 'password', busy: false, refusal: { code: 'pin_not_accepted' } })
  expect(driver.machine.secondStep).toBeNull()
})

it.each(['password_needed', 'try_later', 'browser_devices_forbidden'] as const)(
  'POL-8 %s leads back to the password, which says so',
  (code) => {
    const { machine } = atStep().on(typed, refused(code))
    expect(machine.screen).toMatchObject({ kind: 'password', busy: false, refusal: { code } })
    expect(machine.secondStep).toBeNull()
  },
)

it('POL-8 TRM-3 without an answer nobody knows what became of it: it is not sent again, and a late one opens nothing', () => {
  const driver = atStep().on(typed, { ...opened, answer: away })
  expect(driver.machine.screen).toMatchObject({ kind: 'unreachable', typedLost: true })
  driver.on({ type: 'terminal_answered', answer: ok(approvedTerminal) })
  expect(driver.effects).not.toContainEqual(expect.objectContaining({ type: 'take_second_step' }))
  expect(driver.machine.screen.kind).toBe('password')
  expect(driver.on(opened).machine.session).toBeNull()
})

it('POL-8 an answer to the step of somebody who stood there before opens nothing to the next', () => {
  const next = ok(pinAsked({ token: 'token-of-another-step' }))
  const { machine } = atStep().on({ type: 'second_step_left' }, password, { ...asked, answer: next }, typed, opened)
  expect(machine.session).toBeNull()
  expect(machine.screen).toMatchObject({ kind: 'secondStep', busy: true })
})

it('POL-8 "Back" asks for user name and password again, and the PIN goes nowhere after it', () => {
  const driver = atStep().on({ type: 'second_step_left' })
  expect(driver.machine.screen.kind).toBe('password')
  expect(driver.on(typed).effects).toEqual([])
})

it('POL-8 TRM-1 FRC-4 idle time takes name, picture and words away, and the keypad comes back', () => {
  const { machine } = atStep().on({ type: 'left_idle' })
  expect(machine.screen).toMatchObject({ kind: 'pin', lockedFor: null })
  expect(machine.secondStep).toBeNull()
  expect(atStep(unknownTerminal).on({ type: 'left_idle' }).machine.screen.kind).toBe('password')
})

it('POL-8 TRM-1 idle time takes the demand for a first PIN away likewise', () => {
  const first = { ...asked, answer: ok(demand({ reason: 'missing' })) }
  const driver = started(approvedTerminal).on({ type: 'password_wanted' }, password, first)
  expect(driver.machine.screen).toMatchObject({ kind: 'newPin', reason: 'missing' })
  expect(driver.on({ type: 'left_idle' }).machine.screen.kind).toBe('pin')
})

it('POL-8 TRM-2 a locked session stays behind the step, for its owner, until both opened another', () => {
  const driver = withAmaraIn().on({ type: 'locked' }, { type: 'password_wanted' }, password, asked)
  expect(driver.machine.screen.kind).toBe('secondStep')
  expect(driver.machine.session).toMatchObject({ token: 'token-of-amara', lockedSince: driver.now })
  driver.on({ type: 'tries_answered', token: 'token-of-amara', answer: ok(deviceTries) })
  expect(driver.machine.screen.kind).toBe('secondStep')
  driver.on({ type: 'left_idle' })
  expect(driver.machine.screen).toMatchObject({ kind: 'pin', lockedFor: { displayName: 'Amara Okafor' } })
})

it('POL-8 a step that leads to a first or a new PIN signs in with that', () => {
  const driver = atStep().on(typed, { ...opened, answer: ok(demand()) })
  expect(driver.machine.screen.kind).toBe('newPin')
  expect(driver.machine.secondStep).toBeNull()
  const change = { type: 'new_pin_chosen', given: { pin: '61728' } } as const
  driver.on(change, { type: 'new_pin_answered', token: demand().token, answer: ok(managerSession({ approval: 'offer' })) })
  expect(driver.effects).toContainEqual({ type: 'read_candidates', token: 'token-of-sofia' })
})
