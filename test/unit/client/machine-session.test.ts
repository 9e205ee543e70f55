import { expect, it } from 'vitest'
import type { SessionEndReason } from '../../../contract/http/terminal.ts'
import {
  approvedTerminal,
  deactivatedTerminal,
  managerSession,
  ok,
  session,
  started,
  startTime,
  unknownTerminal,
  withAmaraIn,
} from '../../support/client/machine-driver.ts'
import { problem } from '../../support/client/scripted-server.ts'

const unreachable = { kind: 'unreachable', cause: 'network' } as const
const gone = { kind: 'problem', problem: problem('invalid_token') } as const
const amaraId = session().id
const linh = session({
  id: '0198a000-0000-7000-8000-0000000000a9',
  token: 'token-of-linh',
  user: { id: '0198a000-0000-7000-8000-0000000000e9', displayName: 'Linh Tran', role: 'staff' },
})

function ended(reason: SessionEndReason) {
  return { type: 'server_said', event: { type: 'session_ended', sessionId: amaraId, reason } } as const
}

it('TRM-1 signing out ends the session at the server and shows the keypad at once', () => {
  const driver = withAmaraIn().on({ type: 'signed_out' })
  expect(driver.machine.screen).toMatchObject({ kind: 'pin', lockedFor: null })
  expect(driver.effects).toContainEqual({ type: 'end_session', token: 'token-of-amara', reason: 'signed_out' })
})

it('TRM-1 idle time locks', () => {
  const driver = withAmaraIn().on({ type: 'left_idle' })
  expect(driver.machine.screen).toMatchObject({ kind: 'pin', lockedFor: { displayName: 'Amara Okafor' } })
  expect(driver.effects).toEqual([{ type: 'lock', token: 'token-of-amara' }])
})

it('TRM-1 idle time ends a session that no PIN could resume', () => {
  const driver = started(unknownTerminal).on(password, { type: 'password_answered', answer: ok(managerSession()) }, { type: 'left_idle' })
  expect(driver.machine.screen.kind).toBe('password')
  expect(driver.effects).toContainEqual({ type: 'end_session', token: 'token-of-sofia', reason: 'idle' })
})

it('TRM-1 idle time takes a password screen back to the keypad', () => {
  expect(started(approvedTerminal).on({ type: 'password_wanted' }, { type: 'left_idle' }).machine.screen.kind).toBe('pin')
})

it('TRM-1 at its maximum age a session is over, by the seconds that the server counted', () => {
  const driver = withAmaraIn()
  driver.now = startTime + 43_199_999
  expect(driver.on({ type: 'timer_rang', timer: 'expiry' }).machine.screen.kind).toBe('home')
  driver.now = startTime + 43_200_000
  expect(driver.on({ type: 'timer_rang', timer: 'expiry' }).machine.screen).toMatchObject({ kind: 'pin', lockedFor: null })
})

it('TRM-2 the locked pad says whose session it holds, and sends its token with the next PIN', () => {
  const driver = withAmaraIn().on({ type: 'locked' })
  expect(driver.machine.screen).toMatchObject({ kind: 'pin', lockedFor: { displayName: 'Amara Okafor', since: startTime } })
  expect(driver.on({ type: 'pin_typed', pin: '28417' }).effects).toEqual([
    { type: 'sign_in_with_pin', pin: '28417', token: 'token-of-amara' },
  ])
})

it("TRM-2 the owner's PIN resumes, under the token that the server now gives", () => {
  const driver = withAmaraIn().on({ type: 'locked' })
  driver.now += 60_000
  const resumed = session({ resumed: true, token: 'newer-token', expiresInSeconds: 43_140 })
  driver.on({ type: 'pin_typed', pin: '28417' }, { type: 'pin_answered', answer: ok(resumed) })
  expect(driver.machine.screen).toMatchObject({ kind: 'home', resumed: true, startedAt: startTime })
  expect(driver.machine.session).toMatchObject({ token: 'newer-token', lockedSince: null })
})

it("TRM-2 a colleague's PIN opens the own session without another tap", () => {
  const driver = withAmaraIn().on({ type: 'locked' }, { type: 'pin_typed', pin: '90157' }, ended('switched'))
  expect(driver.machine.screen).toMatchObject({ kind: 'pin', busy: true })
  expect(driver.on({ type: 'pin_answered', answer: ok(linh) }).machine.screen).toMatchObject({
    kind: 'home',
    user: { displayName: 'Linh Tran' },
  })
})

it('TRM-2 a wrong PIN on a locked pad leaves it locked for its owner', () => {
  const answer = { kind: 'problem', problem: problem('pin_not_accepted', { triesLeft: 4 }) } as const
  const driver = withAmaraIn().on({ type: 'locked' }, { type: 'pin_typed', pin: '11111' }, { type: 'pin_answered', answer })
  expect(driver.machine.screen).toMatchObject({ kind: 'pin', lockedFor: { displayName: 'Amara Okafor' }, refusal: { triesLeft: 4 } })
})

it('TRM-2 a locked session that is gone at the server gives way to a plain keypad', () => {
  const driver = withAmaraIn().on({ type: 'locked' }, { type: 'pin_typed', pin: '28417' }, { type: 'pin_answered', answer: gone })
  expect(driver.machine.screen).toMatchObject({ kind: 'pin', lockedFor: null, refusal: { code: 'invalid_token' } })
  expect(driver.on({ type: 'pin_typed', pin: '28417' }).effects).toEqual([{ type: 'sign_in_with_pin', pin: '28417', token: null }])
})

it('TRM-2 a session that the server will not lock is ended, not left open behind a locked screen', () => {
  const answer = { kind: 'problem', problem: problem('device_not_approved') } as const
  const driver = withAmaraIn().on({ type: 'locked' }, { type: 'lock_answered', token: 'token-of-amara', answer })
  expect(driver.machine.session).toBeNull()
  expect(driver.effects).toContainEqual({ type: 'end_session', token: 'token-of-amara', reason: 'signed_out' })
})

it('TRM-3 whoever works goes on while the server is away', () => {
  const driver = withAmaraIn().on({ type: 'terminal_answered', answer: unreachable })
  expect(driver.machine.screen.kind).toBe('home')
  expect(driver.machine.outage).not.toBeNull()
})

it('TRM-3 a lock holds at once without the server, and is told when it is back', () => {
  const driver = withAmaraIn().on({ type: 'terminal_answered', answer: unreachable }, { type: 'locked' })
  expect(driver.machine.screen.kind).toBe('unreachable')
  driver.on({ type: 'lock_answered', token: 'token-of-amara', answer: unreachable })
  driver.on({ type: 'terminal_answered', answer: ok(approvedTerminal) })
  expect(driver.machine.screen).toMatchObject({ kind: 'pin', lockedFor: { displayName: 'Amara Okafor' } })
  expect(driver.effects).toContainEqual({ type: 'read_session', token: 'token-of-amara' })
  driver.on({ type: 'session_answered', token: 'token-of-amara', answer: ok({ ...session(), lockedAt: null }) })
  expect(driver.effects).toContainEqual({ type: 'lock', token: 'token-of-amara' })
  driver.on({ type: 'session_answered', token: 'token-of-amara', answer: ok({ ...session(), lockedAt: null }) })
  expect(driver.effects).toEqual([])
})

it('TRM-3 a sign-out holds at once without the server, and is told when it is back', () => {
  const driver = withAmaraIn().on({ type: 'terminal_answered', answer: unreachable }, { type: 'signed_out' })
  expect(driver.machine.screen.kind).toBe('unreachable')
  driver.on(
    { type: 'end_answered', token: 'token-of-amara', answer: unreachable },
    { type: 'terminal_answered', answer: ok(approvedTerminal) },
  )
  expect(driver.effects).toContainEqual({ type: 'end_session', token: 'token-of-amara', reason: 'signed_out' })
})

it.each(['user_blocked', 'ended_by_admin', 'role_changed', 'expired'] as const)(
  'DEV-10 a session that ends as %s shows the keypad',
  (reason) => {
    const driver = withAmaraIn().on(ended(reason))
    expect(driver.machine.screen).toMatchObject({ kind: 'pin', lockedFor: null })
    expect(driver.machine.session).toBeNull()
  },
)

it.each(['device_revoked', 'device_deleted'] as const)('DEV-10 a session that ends as %s says that the approval is gone', (reason) => {
  expect(withAmaraIn().on(ended(reason)).machine.screen).toEqual({ kind: 'revoked' })
})

it('ACT-2 a session that ends by deactivation shows user name and password', () => {
  const driver = withAmaraIn().on(ended('pin_login_deactivated'), { type: 'terminal_answered', answer: ok(deactivatedTerminal) })
  expect(driver.machine.screen).toMatchObject({ kind: 'password', notice: 'pin_login_off' })
})

it("DEV-10 another session's end changes nothing", () => {
  const other = { type: 'session_ended', sessionId: linh.id, reason: 'user_blocked' } as const
  expect(withAmaraIn().on({ type: 'server_said', event: other }).machine.screen.kind).toBe('home')
})

it('DEV-10 a session that ended while nobody listened is noticed after the reconnect', () => {
  const driver = withAmaraIn().on({ type: 'stream_lost' })
  expect(driver.effects.map(({ type }) => type)).toEqual(['read_terminal', 'read_session'])
  expect(driver.on({ type: 'session_answered', token: 'token-of-amara', answer: gone }).machine.screen.kind).toBe('pin')
})

it('an answer that comes after its session is gone changes nothing', () => {
  const driver = withAmaraIn().on({ type: 'signed_out' }, { type: 'pin_typed', pin: '90157' }, { type: 'pin_answered', answer: ok(linh) })
  driver.on({ type: 'session_answered', token: 'token-of-amara', answer: gone })
  expect(driver.machine.screen).toMatchObject({ kind: 'home', user: { displayName: 'Linh Tran' } })
})

const password = { type: 'password_typed', username: 's.lindqvist', password: 'correct horse' } as const
