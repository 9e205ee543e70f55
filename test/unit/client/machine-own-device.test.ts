import { expect, it } from 'vitest'
import type { ErrorCode, Problem } from '../../../contract/errors.ts'
import {
  approvedTerminal,
  managerSession,
  ok,
  ownDevice,
  revokedTerminal,
  session,
  started,
  unknownTerminal,
} from '../../support/client/machine-driver.ts'
import { problem } from '../../support/client/scripted-server.ts'

const refused = (code: ErrorCode, more: Partial<Problem> = {}) => ({ kind: 'problem', problem: problem(code, more) }) as const
const away = { kind: 'unreachable', cause: 'network' } as const
const { token, user } = managerSession()
const given = { name: 'Till 9', confirm: { pin: '28417' } } as const
const confirm = { password: 'correct horse' } as const

/** Sofia, a manager, tapped her PIN on an approved device. */
const withSofiaIn = (terminal = approvedTerminal) =>
  started(terminal).on({ type: 'pin_typed', pin: '28417' }, { type: 'pin_answered', answer: ok(managerSession({ method: 'pin' })) })
const opened = () =>
  withSofiaIn().on({ type: 'own_device', do: 'open' }, { type: 'own_device_answered', of: 'read', token, answer: ok(ownDevice()) })
const named = () => opened().on({ type: 'own_device', do: 'rename', ...given })
const givenUp = () => opened().on({ type: 'own_device', do: 'revoke', confirm })

it('DEV-1 SIGN-1 the menu has it for a lead on an approved device, and for nobody else', () => {
  expect(withSofiaIn().machine.screen).toMatchObject({ kind: 'home', mayManage: true })
  const cashier = started(approvedTerminal).on({ type: 'pin_typed', pin: '28417' }, { type: 'pin_answered', answer: ok(session()) })
  expect(cashier.machine.screen).toMatchObject({ kind: 'home', mayManage: false })
  expect(cashier.on({ type: 'own_device', do: 'open' }).effects).toEqual([])
  for (const terminal of [unknownTerminal, revokedTerminal]) {
    const typed = { type: 'password_typed', username: 'sofia', password: 'x' } as const
    const tablet = started(terminal).on(typed, { type: 'password_answered', answer: ok(managerSession()) })
    expect(tablet.machine.screen).toMatchObject({ kind: 'home', mayManage: false })
  }
})

it('SIGN-1 it is asked of the server first, and home is there again where that cannot say', () => {
  const asking = withSofiaIn().on({ type: 'own_device', do: 'open' })
  expect(asking.effects).toEqual([{ type: 'read_own_device', token }])
  expect(asking.machine.screen).toMatchObject({ kind: 'home', busy: true })
  expect(opened().machine.screen).toMatchObject({ kind: 'ownDevice', user, name: 'Register 2', saved: 0, refusal: null, busy: false })
  for (const answer of [away, refused('not_allowed')]) {
    const { machine } = withSofiaIn().on({ type: 'own_device', do: 'open' }, { type: 'own_device_answered', of: 'read', token, answer })
    expect(machine.screen).toMatchObject({ kind: 'home', busy: false })
  }
})

it('SIGN-1 DEV-8 a name goes out once with what signs it, is said to be saved, and is read anew', () => {
  const driver = named()
  expect(driver.effects).toEqual([{ type: 'rename_own_device', token, ...given }])
  expect(driver.machine.screen).toMatchObject({ kind: 'ownDevice', busy: true })
  expect(JSON.stringify(driver.machine)).not.toContain('28417')
  expect(driver.on({ type: 'own_device', do: 'rename', ...given }).effects).toEqual([])
  driver.on({ type: 'own_device_answered', of: 'rename', token, name: 'Till 9', answer: ok(null) })
  expect(driver.machine.screen).toMatchObject({ kind: 'ownDevice', name: 'Till 9', saved: 1, busy: false })
  expect(driver.effects).toContainEqual({ type: 'read_own_device', token })
  expect(driver.effects).toContainEqual({ type: 'read_terminal' })
})

it('SIGN-1 DEV-10 DEV-3 a revocation ends the session, says so, and leads to user name and password', () => {
  const driver = givenUp()
  expect(driver.effects).toEqual([{ type: 'revoke_own_device', token, confirm }])
  driver.on({ type: 'own_device_answered', of: 'revoke', token, answer: ok(null) })
  expect(driver.machine.session).toBeNull()
  expect(driver.machine.screen).toEqual({ kind: 'revoked' })
  driver.on({ type: 'terminal_answered', answer: ok(revokedTerminal) })
  expect(driver.machine.screen).toEqual({ kind: 'revoked' })
  expect(driver.on({ type: 'acknowledged' }).machine.screen.kind).toBe('password')
})

it('DEV-10 it is the same where the stream says so before the answer comes', () => {
  const reason = 'device_revoked'
  const driver = givenUp().on({ type: 'server_said', event: { type: 'session_ended', sessionId: managerSession().id, reason } })
  expect(driver.machine.screen).toEqual({ kind: 'revoked' })
  driver.on({ type: 'own_device_answered', of: 'revoke', token, answer: ok(null) })
  expect(driver.machine.screen).toEqual({ kind: 'revoked' })
})

it.each(['signing_pin_not_accepted', 'signing_needs_password', 'confirmation_not_accepted', 'try_later', 'device_not_approved'] as const)(
  'SIGN-1 refused with %s stays on the screen, and by what it is signed is read anew',
  (code) => {
    for (const [of, sent] of [
      ['rename', named()],
      ['revoke', givenUp()],
    ] as const) {
      const driver = sent.on({ type: 'own_device_answered', of, token, name: 'Till 9', answer: refused(code, { triesLeft: 0 }) })
      expect(driver.machine.screen).toMatchObject({ kind: 'ownDevice', name: 'Register 2', busy: false, refusal: { code, triesLeft: 0 } })
      expect(driver.effects).toContainEqual({ type: 'read_own_device', token })
      driver.on({ type: 'own_device_answered', of: 'read', token, answer: ok(ownDevice({ takes: ['password'] })) })
      expect(driver.machine.screen).toMatchObject({ kind: 'ownDevice', signer: { takes: ['password'] }, refusal: { code } })
    }
  },
)

it('SIGN-1 TRM-3 without an answer nothing is sent again, and the screen says that nobody knows', () => {
  const driver = givenUp().on({ type: 'own_device_answered', of: 'revoke', token, answer: away })
  expect(driver.machine.screen).toMatchObject({ kind: 'ownDevice', busy: false, refusal: { code: 'unavailable' } })
  expect(driver.machine.outage).not.toBeNull()
  expect(driver.effects.map(({ type }) => type)).not.toContain('revoke_own_device')
})

it('SIGN-1 TRM-1 nobody there any more: locked for its owner, and a late answer shows nothing behind the lock', () => {
  const driver = opened().on({ type: 'left_idle' })
  expect(driver.effects).toEqual([{ type: 'lock', token }])
  expect(driver.machine.screen).toMatchObject({ kind: 'pin', lockedFor: { displayName: user.displayName } })
  driver.on(
    { type: 'own_device_answered', of: 'read', token, answer: ok(ownDevice()) },
    { type: 'own_device_answered', of: 'rename', token, name: 'Till 9', answer: ok(null) },
    { type: 'own_device', do: 'revoke', confirm },
  )
  expect(driver.machine.screen).toMatchObject({ kind: 'pin' })
  expect(driver.effects).toEqual([])
  const late = withSofiaIn().on(
    { type: 'own_device', do: 'open' },
    { type: 'locked' },
    { type: 'own_device_answered', of: 'read', token, answer: ok(ownDevice()) },
  )
  expect(late.machine.screen.kind).toBe('pin')
})

it('SIGN-1 DEV-10 a revocation that was on its way when the screen locked is told all the same', () => {
  const driver = givenUp().on({ type: 'left_idle' }, { type: 'own_device_answered', of: 'revoke', token, answer: ok(null) })
  expect(driver.machine.session).toBeNull()
  expect(driver.machine.screen).toEqual({ kind: 'revoked' })
})

it('SIGN-1 DEV-10 a session that ended amid it, of a lead who was demoted, leads to the keypad', () => {
  const { machine } = named().on({ type: 'own_device_answered', of: 'rename', token, name: 'Till 9', answer: refused('invalid_token') })
  expect(machine.screen.kind).toBe('pin')
  expect(machine.session).toBeNull()
})

it('SIGN-1 back leads home, but not while a change is on its way', () => {
  expect(opened().on({ type: 'own_device', do: 'leave' }).machine.screen).toMatchObject({ kind: 'home' })
  expect(named().on({ type: 'own_device', do: 'leave' }).machine.screen).toMatchObject({ kind: 'ownDevice' })
})
