import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceRow, OrganisationRow, UserRow } from '../../server/db/schema.ts'
import { setPassword } from '../../server/db/user-password.ts'
import { createStepBench, type StepBench } from '../support/step-bench.ts'
import { callerOf, minute } from '../support/tap-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('the PIN after the password on %s', (kind) => {
  let bench: StepBench
  let register: DeviceRow

  beforeEach(async () => {
    bench = await createStepBench(kind)
    register = await bench.addDevice('Register 1')
  })
  afterEach(() => bench.drop())

  const rule = (columns: Partial<OrganisationRow>) => bench.rule(columns)
  const changeUser = (columns: Partial<UserRow>) => bench.changeUser(columns)
  const ask = (device = register) => bench.ask(device)
  const token = (device = register) => bench.token(device)
  const take = (given: string, pin: string, device = register) => bench.take(given, pin, device)
  const tokenIn = (asked: Awaited<ReturnType<typeof ask>>) => (asked !== null && 'token' in asked ? asked.token : '')
  const sessions = () => bench.openSessions()
  const types = async () => (await bench.recorded()).map(({ type }) => type)

  it('POL-8 answers a right password with the question for the PIN, and the PIN with a session of the password', async () => {
    const asked = await ask()
    expect(asked).toMatchObject({ kind: 'pinRequired', user: { displayName: 'Amara Okafor' }, keypad: { lengths: [5], submit: 'auto' } })
    expect(await sessions()).toEqual([])
    expect(await take(tokenIn(asked), '49203')).toBe('opened')
    expect(await sessions()).toMatchObject([{ user_id: bench.amara, method: 'password', second_step: 1, device_id: register.id }])
    expect((await bench.recorded()).at(-1)).toMatchObject({
      type: 'session.started',
      details: expect.stringContaining('"secondStep":true') as string,
    })
    const stored = await bench.database.query.selectFrom('second_step_tokens').selectAll().execute()
    expect(stored).toEqual([])
  })

  it('POL-8 PIN-7 answers the PIN alone like one that is nobody’s, counts it, and keeps the reason to the records', async () => {
    const alone = await bench.tap(register, '49203')
    const other = await bench.addDevice('Register 2')
    const nobody = await bench.tap(other, '73518')
    expect(alone).toEqual(nobody)
    expect(alone).toMatchObject({ kind: 'refused', refused: { refused: 'pin_not_accepted', triesLeft: 4 } })
    const details = await bench.database.query.selectFrom('audit_events').select('details').where('subject_id', '=', bench.amara).execute()
    expect(details.map((one) => one.details)).toEqual(['{"why":"second_step","counted":true}'])
  })

  it('POL-8 takes five wrong PINs, then waits, also with the right one and a password typed anew', async () => {
    const first = await token()
    for (const pin of ['10001', '10002', '10003', '10004', '10005']) expect(await take(first, pin)).toBe('pin_not_accepted')
    expect(await take(first, '49203')).toBe('password_needed')
    expect(await take(await token(), '49203')).toBe('try_later')
    bench.bench.now += 15 * minute
    const again = await token()
    expect(await take(again, '10006')).toBe('pin_not_accepted')
    expect(await take(await token(), '49203')).toBe('try_later')
    bench.bench.now += 30 * minute
    expect(await take(await token(), '49203')).toBe('opened')
    expect((await types()).filter((type) => type === 'second_step.refused')).toHaveLength(6)
  })

  it('POL-8 compares five of fifty that come at the same instant, and no more', async () => {
    const one = await token()
    const pins = Array.from({ length: 50 }, (_, at) => String(20_000 + at))
    const outcomes = await Promise.all(pins.map((pin) => take(one, pin)))
    expect(outcomes.filter((outcome) => outcome === 'pin_not_accepted')).toHaveLength(5)
    expect(outcomes.filter((outcome) => outcome === 'password_needed')).toHaveLength(45)
    expect(await sessions()).toEqual([])
  })

  it('POL-8 opens one session of fifty right ones at the same instant', async () => {
    const one = await token()
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => take(one, '49203')))
    expect(outcomes.filter((outcome) => outcome === 'opened')).toHaveLength(1)
    expect(await sessions()).toHaveLength(1)
  })

  it('POL-8 refuses an altered token, another device’s and one that is over, all alike', async () => {
    const one = await token()
    const other = await bench.addDevice('Register 2')
    expect(await take(`${one}x`, '49203')).toBe('password_needed')
    expect(await take(one, '49203', other)).toBe('password_needed')
    bench.bench.now += 5 * minute
    expect(await take(one, '49203')).toBe('password_needed')
    expect(await types()).not.toContain('second_step.refused')
  })

  it.each([
    ['a block', () => changeUser({ blocked: 1 })],
    ['a block that was lifted', () => changeUser({ version: 2 })],
    ['another role', () => changeUser({ role: 'manager', version: 2 })],
    ['a removal', () => changeUser({ removed_at: 1 })],
    ['another hash of a password, wherever it came from', () => changeUser({ password_hash: 'of somebody else' })],
    ['a new password', () => bench.database.transaction((tx) => setPassword(tx, bench.amara, 'another'))],
    ['a rule that was taken back', () => rule({ pin_need_staff: 'optional' })],
  ])('POL-8 lets the token die with %s', async (_, meanwhile) => {
    const one = await token()
    await meanwhile()
    expect(await take(one, '49203')).toBe('password_needed')
    expect(await sessions()).toEqual([])
  })

  it('POL-8 PIN-6 asks for the PIN on a device that is not approved, and while PIN login is off', async () => {
    const revoked = await bench.addDevice('Register 2', { status: 'revoked' })
    expect(await take(await token(revoked), '49203', revoked)).toBe('opened')
    await rule({ pin_login_active: 0 })
    expect(await take(await token(), '49203')).toBe('opened')
  })

  it('POL-8 asks who has no PIN for a first one, sets it and signs in with the password', async () => {
    await bench.database.query.deleteFrom('pin_claims').where('user_id', '=', bench.amara).execute()
    await bench.database.query.deleteFrom('pins').where('user_id', '=', bench.amara).execute()
    const asked = await ask()
    expect(asked).toMatchObject({ kind: 'pinChangeRequired', reason: 'missing' })
    const done = await bench.changes.change(callerOf(register), { token: tokenIn(asked), wanted: { pin: '58314' } })
    expect(done).toMatchObject({ kind: 'session', method: 'password', user: { id: bench.amara } })
    expect(await take(await token(), '58314')).toBe('opened')
  })

  it('POL-8 asks a role that needs a PIN for one where it could be used, and for nothing more', async () => {
    await rule({ pin_need_staff: 'required' })
    expect(await ask()).toBeNull()
    expect(await bench.tap(register, '49203')).toMatchObject({ kind: 'opened' })
    await bench.database.query.deleteFrom('pins').where('user_id', '=', bench.amara).execute()
    expect(await ask()).toMatchObject({ kind: 'pinChangeRequired', reason: 'missing' })
    const stranger = await bench.addDevice('Register 2', { status: 'revoked' })
    expect(await ask(stranger)).toBeNull()
    await rule({ pin_login_active: 0 })
    expect(await ask()).toBeNull()
  })

  it('POL-8 FRC-1 demands a new PIN after both, where one is due', async () => {
    await rule({ pin_change_given: 1 })
    expect(await take(await token(), '49203')).toBe('change')
    expect(await sessions()).toEqual([])
  })

  it('POL-8 TRM-2 holds no session for a PIN alone to resume', async () => {
    expect(await take(await token(), '49203')).toBe('opened')
    const [session] = await sessions()
    const live = await bench.liveSession(session?.id ?? '')
    expect(await bench.sessions.lock({ ...callerOf(register), session: live })).toBe('not_allowed')
  })
})
