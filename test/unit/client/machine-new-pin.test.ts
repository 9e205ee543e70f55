import { expect, it } from 'vitest'
import type { ErrorCode, Problem } from '../../../contract/errors.ts'
import { approvedTerminal, demand, ok, session, started, withAmaraIn, deactivatedTerminal } from '../../support/client/machine-driver.ts'
import { problem } from '../../support/client/scripted-server.ts'

const refused = (code: ErrorCode, more: Partial<Problem> = {}) => ({ kind: 'problem', problem: problem(code, more) }) as const
const away = { kind: 'unreachable', cause: 'network' } as const
const given = { pin: '61728', imageName: 'snail' } as const
const demanded = () => started(approvedTerminal).on({ type: 'pin_typed', pin: '28417' }, { type: 'pin_answered', answer: ok(demand()) })
const { token } = demand()

it('FRC-1 a demanded change shows who stands there and why, and no token', () => {
  const { machine } = demanded()
  expect(machine.screen).toMatchObject({
    kind: 'newPin',
    user: { displayName: 'Amara Okafor' },
    reason: 'given',
    refusal: null,
    busy: false,
  })
  expect(JSON.stringify(machine.screen)).not.toContain(token)
  expect(machine.session).toBeNull()
})

it('FRC-2 the new PIN goes out once, with the token, and its keys rest until the answer', () => {
  const driver = demanded().on({ type: 'new_pin_chosen', given })
  expect(driver.effects).toEqual([{ type: 'change_pin', token, sessionToken: null, given }])
  expect(driver.machine.screen).toMatchObject({ kind: 'newPin', busy: true })
  expect(driver.on({ type: 'new_pin_chosen', given }).effects).toEqual([])
})

it('FRC-2 the change opens the session, and home says that the PIN is new', () => {
  const { machine } = demanded().on({ type: 'new_pin_chosen', given }, { type: 'new_pin_answered', token, answer: ok(session()) })
  expect(machine.screen).toMatchObject({ kind: 'home', pinIsNew: true })
  expect(machine.demand).toBeNull()
})

it.each(['pin_too_simple', 'pin_not_usable', 'pin_unchanged', 'try_later', 'security_image_missing'] as const)(
  'FRC-2 a PIN refused with %s is asked for again on the same screen',
  (code) => {
    const { machine } = demanded().on({ type: 'new_pin_chosen', given }, { type: 'new_pin_answered', token, answer: refused(code) })
    expect(machine.screen).toMatchObject({ kind: 'newPin', busy: false, refusal: { code } })
    expect(machine.demand?.token).toBe(token)
  },
)

it('FRC-2 a token that is worth nothing any more leads back to the keypad, which says so', () => {
  const { machine } = demanded().on(
    { type: 'new_pin_chosen', given },
    { type: 'new_pin_answered', token, answer: refused('pin_change_not_accepted') },
  )
  expect(machine.screen).toMatchObject({ kind: 'pin', busy: false, refusal: { code: 'pin_change_not_accepted' } })
  expect(machine.demand).toBeNull()
})

it('FRC-2 TRM-3 without an answer nobody knows whether the PIN was set: it is not sent again, and the keypad tells', () => {
  const driver = demanded().on({ type: 'new_pin_chosen', given }, { type: 'new_pin_answered', token, answer: away })
  expect(driver.machine.screen).toMatchObject({ kind: 'unreachable', typedLost: true })
  expect(driver.on({ type: 'terminal_answered', answer: ok(approvedTerminal) }).machine.screen).toMatchObject({ kind: 'pin' })
})

it('FRC-1 TRM-1 nobody there any more, or "Not you?": back to the keypad, and a late answer changes nothing', () => {
  for (const type of ['left_idle', 'new_pin_left'] as const) {
    const driver = demanded().on({ type })
    expect(driver.machine.screen).toMatchObject({ kind: 'pin', refusal: null })
    expect(driver.on({ type: 'new_pin_answered', token, answer: ok(session()) }).machine.session).toBeNull()
  }
})

it('FRC-1 news from the server leave the screen alone, unless PINs are no longer taken', () => {
  const driver = demanded().on({ type: 'terminal_answered', answer: ok(approvedTerminal) })
  expect(driver.machine.screen).toMatchObject({ kind: 'newPin' })
  expect(driver.on({ type: 'terminal_answered', answer: ok(deactivatedTerminal) }).machine.screen).toMatchObject({ kind: 'password' })
})

it('FRC-1 TRM-2 a colleague’s lock stays behind the change, and is there again when it is left', () => {
  const locked = withAmaraIn().on({ type: 'locked' }, { type: 'lock_answered', token: session().token, answer: ok(null) })
  const driver = locked.on({ type: 'pin_typed', pin: '36107' }, { type: 'pin_answered', answer: ok(demand()) })
  expect(driver.machine.screen).toMatchObject({ kind: 'newPin' })
  expect(driver.on({ type: 'new_pin_chosen', given }).effects).toEqual([
    { type: 'change_pin', token, sessionToken: session().token, given },
  ])
  driver.on({ type: 'new_pin_answered', token, answer: refused('pin_not_usable') }, { type: 'new_pin_left' })
  expect(driver.machine.screen).toMatchObject({ kind: 'pin', lockedFor: { displayName: 'Amara Okafor' } })
})

it('FRC-2 POL-9 TRM-4 three that are offered are never in the machine', () => {
  const pins = ['48213', '70956', '31684']
  const driver = demanded().on({ type: 'offers_wanted' })
  expect(driver.machine.screen).toMatchObject({ busy: true })
  driver.on({ type: 'offers_answered', token, answer: ok({ pins, expiresAt: '2026-01-05T10:47:00.000Z' }) })
  expect(driver.machine.screen).toMatchObject({ kind: 'newPin', busy: false })
  for (const pin of pins) expect(JSON.stringify(driver.machine)).not.toContain(pin)
})
