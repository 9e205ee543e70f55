import { expect, it } from 'vitest'
import type { ErrorCode, Problem } from '../../../contract/errors.ts'
import {
  approvedTerminal,
  codeOffers,
  createDriver,
  mailingTerminal,
  ok,
  session,
  started,
  withAmaraIn,
} from '../../support/client/machine-driver.ts'
import { problem } from '../../support/client/scripted-server.ts'

const refused = (code: ErrorCode, more: Partial<Problem> = {}) => ({ kind: 'problem', problem: problem(code, more) }) as const
const away = { kind: 'unreachable', cause: 'network' } as const
const request = 'a-request'
const code = '8KQ2-M4TX'
const asked = () =>
  started(mailingTerminal).on(
    { type: 'lost_pin_opened' },
    { type: 'code_wanted', name: 'amara' },
    { type: 'code_asked', answer: ok({ request, expiresAt: '2026-01-05T10:57:00.000Z' }) },
  )
const typed = () => asked().on({ type: 'code_typed', code })
const choosing = (more = {}) => typed().on({ type: 'code_offers_answered', request, answer: ok(codeOffers(more)) })

it('SELF-7 is offered on the keypad where the server mails codes, and nowhere else', () => {
  expect(started(approvedTerminal).machine.screen).toMatchObject({ kind: 'pin', canRecover: false })
  expect(started(approvedTerminal).on({ type: 'lost_pin_opened' }).machine.screen.kind).toBe('pin')
  expect(started(mailingTerminal).machine.screen).toMatchObject({ kind: 'pin', canRecover: true })
  expect(createDriver().on({ type: 'lost_pin_opened' }).machine.screen.kind).toBe('starting')
})

it('SELF-7 asks for a code, takes it, and shows neither request nor code nor name', () => {
  const driver = asked()
  expect(driver.machine.screen).toMatchObject({ kind: 'lostPin', step: 'code', refusal: null, busy: false })
  driver.on({ type: 'code_typed', code })
  expect(driver.machine.screen).toMatchObject({ step: 'code', busy: true })
  driver.on({ type: 'code_offers_answered', request, answer: ok(codeOffers()) })
  expect(driver.machine.screen).toMatchObject({
    step: 'choose',
    generatedOnly: false,
    keypad: { lengths: [5, 6, 7, 8], submit: 'enter' },
    busy: false,
  })
  expect(JSON.stringify(driver.machine.screen)).not.toMatch(/a-request|8KQ2|Amara/)
  for (const pin of codeOffers().pins) expect(JSON.stringify(driver.machine)).not.toContain(pin)
  expect(choosing({ typing: null }).machine.screen).toMatchObject({ step: 'choose', generatedOnly: true })
})

it('SELF-7 the new PIN goes out once, and leads to the keypad, which says that it works; no session comes of it', () => {
  const driver = choosing().on({ type: 'lost_pin_chosen', given: { pin: '61728' } })
  expect(driver.effects).toEqual([{ type: 'redeem_pin_code', request, code, given: { pin: '61728' } }])
  expect(driver.on({ type: 'lost_pin_chosen', given: { pin: '61728' } }).effects).toEqual([])
  driver.on({ type: 'code_redeemed', request, answer: ok({}) })
  expect(driver.machine).toMatchObject({ session: null, lost: null, screen: { kind: 'pin', pinIsNew: true } })
  expect(driver.on({ type: 'pin_typed', pin: '61728' }).machine.codeWorked).toBe(false)
})

it('SELF-7 a wrong code is typed again while tries are left, and then asked for anew', () => {
  const again = typed().on({ type: 'code_offers_answered', request, answer: refused('code_not_accepted', { triesLeft: 4 }) })
  expect(again.machine.screen).toMatchObject({ step: 'code', busy: false, refusal: { code: 'code_not_accepted', triesLeft: 4 } })
  expect(JSON.stringify(again.machine)).not.toContain(code)
  const over = typed().on({ type: 'code_offers_answered', request, answer: refused('code_not_accepted', { triesLeft: 0 }) })
  expect(over.machine.screen).toMatchObject({ step: 'name', refusal: { triesLeft: 0 } })
  expect(over.on({ type: 'code_wanted', name: 'amara' }).effects).toEqual([{ type: 'ask_pin_code', name: 'amara' }])
})

it('SELF-7 POL-9 a PIN that cannot be used is chosen anew with the same code', () => {
  const driver = choosing().on(
    { type: 'lost_pin_chosen', given: { pin: '11111' } },
    { type: 'code_redeemed', request, answer: refused('pin_too_simple') },
  )
  expect(driver.machine.screen).toMatchObject({ step: 'choose', busy: false, refusal: { code: 'pin_too_simple' } })
  expect(driver.on({ type: 'lost_pin_chosen', given: { offer: '61728' } }).effects).toMatchObject([{ type: 'redeem_pin_code', code }])
})

it('SELF-7 TRM-3 without an answer the way is left: what was asked may have been done, and nothing is sent again', () => {
  const driver = choosing().on({ type: 'lost_pin_chosen', given: { pin: '61728' } }, { type: 'code_redeemed', request, answer: away })
  expect(driver.machine).toMatchObject({ lost: null, screen: { kind: 'unreachable', typedLost: true } })
  expect(driver.on({ type: 'terminal_answered', answer: ok(mailingTerminal) }).machine.screen).toMatchObject({ kind: 'pin' })
})

it('SELF-7 TRM-1 back, or nobody there any more: the keypad, and a late answer changes nothing', () => {
  for (const type of ['left_idle', 'new_pin_left'] as const) {
    const driver = choosing().on({ type })
    expect(driver.machine).toMatchObject({ lost: null, screen: { kind: 'pin', pinIsNew: false } })
    driver.on({ type: 'code_redeemed', request, answer: ok({}) }, { type: 'code_offers_answered', request, answer: ok(codeOffers()) })
    expect(driver.machine.screen).toMatchObject({ kind: 'pin', pinIsNew: false })
  }
})

it('SELF-7 TRM-2 a colleague’s lock stays behind it, unnamed until it is left', () => {
  const { token } = session()
  const locked = withAmaraIn().on(
    { type: 'terminal_answered', answer: ok(mailingTerminal) },
    { type: 'locked' },
    { type: 'lock_answered', token, answer: ok(null) },
    { type: 'lost_pin_opened' },
  )
  expect(locked.machine.screen).toMatchObject({ kind: 'lostPin', step: 'name' })
  expect(JSON.stringify(locked.machine.screen)).not.toContain('Amara')
  locked.on({ type: 'terminal_answered', answer: ok(mailingTerminal) })
  expect(locked.machine.screen.kind).toBe('lostPin')
  expect(locked.on({ type: 'new_pin_left' }).machine.screen).toMatchObject({ kind: 'pin', lockedFor: { displayName: 'Amara Okafor' } })
})

it('SELF-7 DEV-10 a device that was revoked amid it says so', () => {
  const { machine } = typed().on({ type: 'code_offers_answered', request, answer: refused('device_not_approved') })
  expect(machine.lost).toBeNull()
  expect(machine.screen.kind).not.toBe('lostPin')
})
