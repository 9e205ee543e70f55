import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPinRulesService } from '../../server/features/pin-rules/pin-rules-service.ts'
import { pinFacts } from '../../server/features/pins/pin-facts.ts'
import type { DeviceRow } from '../../server/db/schema.ts'
import { callerOf, createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { createStepBench, type StepBench } from '../support/step-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('what a rule turned on ends, on %s', (kind) => {
  let bench: PeopleBench
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
  })
  afterEach(() => bench.drop())

  const update = async (change: object, caller = bench.asAdmin) => {
    const { version } = await bench.pinRules.read(caller)
    return bench.pinRules.update(caller, { ifMatch: `"${version}"`, change, password: ownPassword })
  }
  const live = async () =>
    (await bench.database.query.selectFrom('sessions').select('id').where('ended_at', 'is', null).execute()).map(({ id }) => id)

  it('POL-8 DEV-10 ends what a PIN or a password alone opened for that role, says so before, and on record', async () => {
    const ben = await bench.addUser(bench.organisationId, { display_name: 'Ben' })
    const zoe = await bench.addUser(bench.organisationId, { display_name: 'Zoë' })
    const other = await bench.addUser(await bench.addOrganisation('bakery'))
    const manager = await bench.addUser(bench.organisationId, { role: 'manager' })
    const pin = await bench.addSession(ben, { surface: 'terminal', method: 'pin', key_thumbprint: 'a key' })
    const password = await bench.addSession(ben)
    const both = await bench.addSession(zoe, { second_step: 1 })
    const locked = await bench.addSession(zoe, { surface: 'terminal', method: 'pin', locked_at: 1 })
    const others = [await bench.addSession(other), await bench.addSession(manager)]
    const { staff } = (await bench.pinRules.read(bench.asAdmin)).roles
    expect(staff.signedIn).toBe(2)
    expect(await update({ pinOfStaff: 'required' })).toMatchObject({ pinOfStaff: 'required' })
    expect(await live()).toHaveLength(6)
    bench.published.length = 0
    expect(await update({ pinOfStaff: 'second_step' })).toMatchObject({ roles: { staff: { signedIn: 0 } } })
    expect((await live()).sort()).toEqual([both, ...others].sort())
    const ended = bench.published.flatMap((event) => (event.type === 'session_ended' ? [[event.sessionId, event.reason]] : []))
    expect(ended.sort()).toEqual([pin, password, locked].map((id) => [id, 'second_step']).sort())
    const records = await bench.database.query.selectFrom('audit_events').selectAll().where('type', '=', 'session.ended').execute()
    expect(records.map(({ actor_id, details }) => [actor_id, details])).toEqual(
      records.map(() => [bench.admin.id, '{"reason":"second_step"}']),
    )
    expect(records).toHaveLength(3)
  })

  it('POL-8 leaves the session that makes the change, and no other of the same admin', async () => {
    const caller = await bench.signedIn(bench.admin)
    const elsewhere = await bench.addSession(bench.admin)
    expect((await bench.pinRules.read(caller)).roles.admin.signedIn).toBe(1)
    await update({ pinOfAdmins: 'second_step' }, caller)
    expect(await live()).toEqual([caller.session.id])
    expect(elsewhere).not.toBe(caller.session.id)
  })

  it('POL-8 ends nothing where the change is refused, or changes nothing', async () => {
    const ben = await bench.addUser(bench.organisationId, { login_method: 'pin_only' })
    const session = await bench.addSession(ben, { surface: 'terminal', method: 'pin' })
    expect(await update({ pinOfStaff: 'second_step' })).toMatchObject({ refused: 'conflict' })
    expect(await update({ pinOfStaff: 'optional' })).toMatchObject({ pinOfStaff: 'optional' })
    expect(await live()).toEqual([session])
  })
})

describe.each(databaseKinds)('sign-ins while the rule is turned on, on %s', (kind) => {
  let bench: StepBench
  beforeEach(async () => {
    bench = await createStepBench(kind)
    await bench.rule({ pin_need_staff: 'optional' })
  })
  afterEach(() => bench.drop())

  const turnOn = async () => {
    const admin = await bench.database.query.selectFrom('users').selectAll().where('id', '=', bench.amara).executeTakeFirstOrThrow()
    const rules = createPinRulesService({
      ...bench,
      ...pinFacts,
      canMail: false,
      stillMay: () => Promise.resolve(null),
      confirmPassword: () => Promise.resolve('accepted'),
      renewal: { isUnderWay: () => Promise.resolve(false), refuse: () => Promise.resolve(null), begin: () => Promise.resolve(v7()) },
    })
    return rules.update(callerOf(admin), { ifMatch: '"1"', change: { pinOfStaff: 'second_step' }, password: '' })
  }

  it('POL-8 leaves none that one factor opened, however a tap and the rule meet', async () => {
    const devices: DeviceRow[] = []
    for (let n = 0; n < 12; n += 1) devices.push(await bench.addDevice(`Register ${n}`))
    const tap = (device: DeviceRow) => bench.tap(device, '49203')
    const early = devices.slice(0, 6).map(tap)
    const rule = turnOn()
    const late = devices.slice(6).map(tap)
    const outcomes = await Promise.all([...early, ...late])
    expect(await rule).toMatchObject({ pinOfStaff: 'second_step' })
    expect(await bench.openSessions()).toEqual([])
    const refused = outcomes.filter(({ kind: what }) => what === 'refused').length
    const ended = (await bench.recorded()).filter(({ type }) => type === 'session.ended').length
    expect(refused + ended).toBe(12)
  })
})
