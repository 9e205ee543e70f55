import { expect, it } from 'vitest'
import type { ErrorCode, Problem } from '../../../contract/errors.ts'
import { ok, session, tillPin, withAmaraIn } from '../../support/client/machine-driver.ts'
import { problem } from '../../support/client/scripted-server.ts'

const refused = (code: ErrorCode, more: Partial<Problem> = {}) => ({ kind: 'problem', problem: problem(code, more) }) as const
const away = { kind: 'unreachable', cause: 'network' } as const
const { token } = session()
const given = { pin: '61728', proof: { currentPin: '28417' } } as const
const opened = (more = {}) => withAmaraIn().on({ type: 'own_pin_opened' }, { type: 'own_pin_read', token, answer: ok(tillPin(more)) })
const sent = () => opened().on({ type: 'own_pin_chosen', given })

it('SELF-5 the user menu asks the server first what this person may do, and shows that', () => {
  const asking = withAmaraIn().on({ type: 'own_pin_opened' })
  expect(asking.effects).toEqual([{ type: 'read_own_pin', token }])
  expect(asking.machine.screen).toMatchObject({ kind: 'home', busy: true })
  const driver = opened({ retryAfterSeconds: 60 })
  expect(driver.machine.screen).toMatchObject({
    kind: 'ownPin',
    user: { displayName: 'Amara Okafor' },
    takes: ['pin'],
    refusal: null,
    triesAgainAt: driver.now + 60_000,
  })
})

it('SELF-5 where the server cannot say, home is there again', () => {
  for (const answer of [away, refused('not_allowed')]) {
    const { machine } = withAmaraIn().on({ type: 'own_pin_opened' }, { type: 'own_pin_read', token, answer })
    expect(machine.screen).toMatchObject({ kind: 'home', busy: false })
  }
})

it('SELF-5 the new PIN goes out once with what proves its owner, and home says that it works', () => {
  const driver = sent()
  expect(driver.effects).toEqual([{ type: 'set_own_pin', token, given }])
  expect(driver.machine.screen).toMatchObject({ kind: 'ownPin', busy: true })
  expect(JSON.stringify(driver.machine)).not.toMatch(/61728|28417/)
  expect(driver.on({ type: 'own_pin_chosen', given }).effects).toEqual([])
  driver.on({ type: 'own_pin_answered', token, answer: ok(null) })
  expect(driver.machine.screen).toMatchObject({ kind: 'home', pinIsNew: true, busy: false })
  expect(driver.machine.session?.token).toBe(token)
})

it.each(['current_pin_not_accepted', 'pin_not_usable', 'pin_change_off', 'try_later', 'password_needed'] as const)(
  'SELF-5 refused with %s stays on the screen, and what it takes now is read anew',
  (code) => {
    const driver = sent().on({ type: 'own_pin_answered', token, answer: refused(code, { triesLeft: 0 }) })
    expect(driver.machine.screen).toMatchObject({ kind: 'ownPin', busy: false, refusal: { code, triesLeft: 0 } })
    expect(driver.effects).toContainEqual({ type: 'read_own_pin', token })
    driver.on({ type: 'own_pin_read', token, answer: ok(tillPin({ takes: [], mayChange: false })) })
    expect(driver.machine.screen).toMatchObject({ kind: 'ownPin', takes: [], mayChange: false, refusal: { code } })
  },
)

it('SELF-5 TRM-3 without an answer nothing is sent again, and the screen says that nobody knows', () => {
  const driver = sent().on({ type: 'own_pin_answered', token, answer: away })
  expect(driver.machine.screen).toMatchObject({ kind: 'ownPin', busy: false, refusal: { code: 'unavailable' } })
  expect(driver.machine.outage).not.toBeNull()
  expect(driver.effects.map(({ type }) => type)).not.toContain('set_own_pin')
})

it('SELF-5 TRM-1 nobody there any more: locked for its owner, and a late answer opens nothing', () => {
  const driver = opened().on({ type: 'left_idle' })
  expect(driver.effects).toEqual([{ type: 'lock', token }])
  expect(driver.machine.screen).toMatchObject({ kind: 'pin', lockedFor: { displayName: 'Amara Okafor' } })
  driver.on({ type: 'own_pin_read', token, answer: ok(tillPin()) }, { type: 'own_pin_answered', token, answer: ok(null) })
  expect(driver.machine.screen).toMatchObject({ kind: 'pin' })
  const late = withAmaraIn().on({ type: 'own_pin_opened' }, { type: 'locked' }, { type: 'own_pin_read', token, answer: ok(tillPin()) })
  expect(late.machine.screen.kind).toBe('pin')
})

it('SELF-5 DEV-10 a session that ended amid it leads to the keypad', () => {
  const { machine } = sent().on({ type: 'own_pin_answered', token, answer: refused('invalid_token') })
  expect(machine.screen.kind).toBe('pin')
  expect(machine.session).toBeNull()
})

it('SELF-5 back leads home with nothing said', () => {
  expect(opened().on({ type: 'new_pin_left' }).machine.screen).toMatchObject({ kind: 'home', pinIsNew: false })
})

it('SELF-5 POL-9 three that are offered are never in the machine', () => {
  const pins = ['48213', '70956', '31684']
  const driver = opened().on({ type: 'offers_wanted' })
  expect(driver.machine.screen).toMatchObject({ busy: true })
  driver.on({ type: 'own_offers_answered', token, answer: ok({ pins, expiresAt: '2026-01-05T10:47:00.000Z' }) })
  expect(driver.machine.screen).toMatchObject({ kind: 'ownPin', busy: false })
  for (const pin of pins) expect(JSON.stringify(driver.machine)).not.toContain(pin)
})
