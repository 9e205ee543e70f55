import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceRow } from '../../server/db/schema.ts'
import type { TapOutcome } from '../../server/features/sessions/tap-service.ts'
import { callerOf, createTapBench, day, minute, type TapBench } from '../support/tap-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('a tap on %s', (kind) => {
  let bench: TapBench
  let register: DeviceRow
  let amara: string

  beforeEach(async () => {
    bench = await createTapBench(kind)
    register = await bench.addDevice('Register 1')
    amara = await bench.addUser('Amara Okafor', '49203')
  })
  afterEach(() => bench.drop())

  const refusedOf = (outcome: TapOutcome) => (outcome.kind === 'refused' ? outcome.refused : expect.fail('the PIN was accepted'))
  const sessionOf = (outcome: TapOutcome) => (outcome.kind === 'opened' ? outcome.session : expect.fail(outcome.kind))
  const wrongPins = (count: number, from = 60_000) => Array.from({ length: count }, (_, at) => String(from + at * 37))

  it('PIN-1 PIN-8 knows the user by the PIN alone and opens a session', async () => {
    const session = sessionOf(await bench.tap(register, '49203'))
    expect(session.user).toEqual({ id: amara, displayName: 'Amara Okafor', role: 'staff' })
    expect(session.method).toBe('pin')
  })

  it('PIN-3 keeps the zeros of 00742', async () => {
    const linh = await bench.addUser('Linh Tran', '00742')
    expect(sessionOf(await bench.tap(register, '00742')).user.id).toBe(linh)
    expect(refusedOf(await bench.tap(register, '74200')).refused).toBe('pin_not_accepted')
  })

  it('PIN-7 answers wrong, blocked, retired and foreign PINs alike', async () => {
    const mateusz = await bench.addUser('Mateusz Nowak', '38190')
    await bench.database.query.updateTable('users').set({ blocked: 1 }).where('id', '=', mateusz).execute()
    const jonas = await bench.addUser('Jonas Weber', '52817')
    sessionOf(await bench.tap(register, '52817'))
    await bench.givePin(jonas, '71604')
    const elsewhere = await bench.addOrganisation('other-shop')
    await bench.addUser('Somebody Else', '90318', elsewhere)
    const answers = []
    for (const [at, pin] of ['11823', '38190', '52817', '90318'].entries()) {
      const fresh = await bench.addDevice(`Fresh ${at}`)
      answers.push(refusedOf(await bench.tap(fresh, pin)))
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveLength(1)
    const events = await bench.database.query.selectFrom('audit_events').select('details').where('type', '=', 'pin.refused').execute()
    expect(events.map(({ details }) => details)).toEqual([
      '{"why":"unknown","counted":true}',
      '{"why":"user_blocked","counted":true}',
      '{"why":"retired","counted":true}',
      '{"why":"unknown","counted":true}',
    ])
  })

  it('PIN-6 takes no PIN on a revoked device, nor while PIN login is off, and looks none up', async () => {
    await bench.database.query.updateTable('devices').set({ status: 'revoked' }).execute()
    expect(refusedOf(await bench.tap(register, '49203')).refused).toBe('device_not_approved')
    await bench.database.query.updateTable('devices').set({ status: 'approved' }).execute()
    await bench.database.query.updateTable('organisations').set({ pin_login_active: 0 }).execute()
    expect(refusedOf(await bench.tap(register, '49203')).refused).toBe('pin_login_inactive')
    expect(bench.bench.lookedUp).toBe(0)
  })

  it('TRM-8 takes no PIN on a browser device where the organisation forbids them', async () => {
    const tablet = await bench.addDevice('Tablet', { platform: 'browser' })
    sessionOf(await bench.tap(tablet, '49203'))
    await bench.database.query.updateTable('organisations').set({ browser_devices_allowed: 0 }).execute()
    expect(refusedOf(await bench.tap(tablet, '49203')).refused).toBe('browser_devices_forbidden')
    sessionOf(await bench.tap(register, '49203'))
  })

  it('GRD-1 GRD-3 looks up five of 200 simultaneous wrong PINs on one device', async () => {
    const outcomes = await Promise.all(wrongPins(200).map((pin) => bench.tap(register, pin)))
    expect(bench.bench.lookedUp).toBe(5)
    const codes = outcomes.map((outcome) => refusedOf(outcome).refused)
    expect(codes.filter((code) => code === 'pin_not_accepted')).toHaveLength(5)
    expect(codes.filter((code) => code === 'try_later')).toHaveLength(195)
  })

  it('GRD-1 says how long the wait is and refuses the right PIN meanwhile, unread', async () => {
    for (const pin of wrongPins(5)) await bench.tap(register, pin)
    const waiting = refusedOf(await bench.tap(register, '49203'))
    expect(waiting).toMatchObject({ refused: 'try_later', retryAfterSeconds: 60, waitSeconds: 60, triesLeft: 0 })
    expect(bench.bench.lookedUp).toBe(5)
    bench.bench.now += minute
    sessionOf(await bench.tap(register, '49203'))
  })

  it('GRD-1 pauses at the tenth and tells the console who can lift it', async () => {
    for (const pin of wrongPins(10)) {
      await bench.tap(register, pin)
      bench.bench.now += 91 * minute
    }
    expect(refusedOf(await bench.tap(register, '49203'))).toMatchObject({ refused: 'device_paused', pauseReason: 'in_a_row' })
    const tries = await bench.guessing.deviceTries(register)
    expect(tries).toMatchObject({ wrongToday: 10, pauseReason: 'in_a_row', liftsLeft: 2 })
    const by = { userId: amara, sessionId: null, ip: null }
    expect(await bench.guessing.lift(register, 'device', by)).toBe('lifted')
    expect(await bench.guessing.lift(register, 'device', by)).toBe('not_paused')
    sessionOf(await bench.tap(register, '49203'))
  })

  it('GRD-4 counts the same wrong PIN within five minutes once, and looks it up again', async () => {
    for (let again = 0; again < 6; again += 1) await bench.tap(register, '61111')
    expect(bench.bench.lookedUp).toBe(6)
    expect(refusedOf(await bench.tap(register, '61111')).triesLeft).toBe(4)
    bench.bench.now += 5 * minute
    expect(refusedOf(await bench.tap(register, '61111')).triesLeft).toBe(3)
  })

  it('GRD-4 keeps no tag of a refused PIN longer than five minutes', async () => {
    await bench.tap(register, '61111')
    bench.bench.now += 5 * minute
    await bench.guessing.sweep()
    expect(await bench.database.query.selectFrom('guessing_refusals').selectAll().execute()).toEqual([])
  })

  const wrongToday = async () => (await bench.guessing.deviceTries(register)).wrongToday

  it.each(['49204', '94203'])('GRD-5 forgives the slip %s before the right PIN within a minute', async (slip) => {
    await bench.tap(register, slip)
    expect(await wrongToday()).toBe(1)
    bench.bench.now += minute - 1
    sessionOf(await bench.tap(register, '49203'))
    expect(await wrongToday()).toBe(0)
  })

  it('GRD-5 forgives nothing that is far away, late, second, or beside another active PIN', async () => {
    await bench.tap(register, '49999')
    sessionOf(await bench.tap(register, '49203'))
    expect(await wrongToday()).toBe(1)
    await bench.tap(register, '49204')
    bench.bench.now += minute
    sessionOf(await bench.tap(register, '49203'))
    expect(await wrongToday()).toBe(2)
    await bench.tap(register, '49205')
    await bench.tap(register, '49206')
    sessionOf(await bench.tap(register, '49203'))
    expect(await wrongToday()).toBe(3)
    await bench.addUser('Linh Tran', '59203')
    await bench.tap(register, '49207')
    sessionOf(await bench.tap(register, '49203'))
    expect(await wrongToday()).toBe(4)
  })

  it('GRD-5 forgives nothing near a PIN that its owner typed in the last 30 days', async () => {
    await bench.givePin(amara, '83506', true)
    await bench.tap(register, '83507')
    sessionOf(await bench.tap(register, '83506'))
    expect(await wrongToday()).toBe(1)
    bench.bench.now += 30 * day
    await bench.tap(register, '83507')
    sessionOf(await bench.tap(register, '83506'))
    expect(await wrongToday()).toBe(0)
  })

  it('GRD-7 refuses a proof that was spent and looks nothing up', async () => {
    const caller = callerOf(register)
    await bench.taps.signInWithPin(caller, '49203')
    expect(refusedOf(await bench.taps.signInWithPin(caller, '49203')).refused).toBe('invalid_dpop_proof')
    expect(bench.bench.lookedUp).toBe(1)
  })

  it('TRM-2 resumes the owner under a new token, and switches to a colleague', async () => {
    const linh = await bench.addUser('Linh Tran', '00742')
    const first = sessionOf(await bench.tap(register, '49203'))
    const locked = await lockedSession(first.id)
    const resumed = sessionOf(await bench.tap(register, '49203', locked))
    expect(resumed).toMatchObject({ id: first.id, resumed: true })
    expect(resumed.token).not.toBe(first.token)
    const switched = sessionOf(await bench.tap(register, '00742', await lockedSession(first.id)))
    expect(switched).toMatchObject({ resumed: false, user: { id: linh } })
    expect(await bench.liveSession(first.id)).toMatchObject({ end_reason: 'switched' })
    expect(bench.published).toContainEqual(expect.objectContaining({ type: 'session_ended', sessionId: first.id, reason: 'switched' }))
  })

  it("TRM-2 gives a password session that a PIN resumes a PIN session's rights", async () => {
    const first = sessionOf(await bench.tap(register, '49203'))
    await bench.database.query.updateTable('sessions').set({ method: 'password' }).execute()
    expect(sessionOf(await bench.tap(register, '49203', await lockedSession(first.id))).method).toBe('pin')
  })

  it('TRM-1 ends a session at its greatest age and tells its terminal', async () => {
    const { id } = sessionOf(await bench.tap(register, '49203'))
    await bench.sessions.endOverdue()
    expect(bench.published).toEqual([])
    bench.bench.now += 12 * 60 * minute
    await bench.sessions.endOverdue()
    expect(bench.published).toEqual([expect.objectContaining({ type: 'session_ended', sessionId: id, reason: 'expired' })])
  })

  it('LOG-1 records a login, a refusal, a wait and a pause, in words of the allow-list', async () => {
    sessionOf(await bench.tap(register, '49203'))
    for (const pin of wrongPins(10)) {
      await bench.tap(register, pin)
      bench.bench.now += 91 * minute
    }
    const events = await bench.database.query.selectFrom('audit_events').select(['type', 'device_id']).orderBy('at').execute()
    const types = new Set(events.map(({ type }) => type))
    expect([...types].sort()).toEqual(['device.paused', 'device.waiting', 'pin.refused', 'session.started'])
    expect(events.every((event) => event.device_id === register.id)).toBe(true)
  })

  async function lockedSession(id: string) {
    await bench.database.query.updateTable('sessions').set({ locked_at: bench.bench.now }).where('id', '=', id).execute()
    return bench.liveSession(id)
  }
})
