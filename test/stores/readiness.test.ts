import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newUserRow } from '../../server/features/users/new-user.ts'
import { createDeviceBench, type DeviceBench } from '../support/device-bench.ts'
import { ownPassword } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('readiness for PIN login on %s', (kind) => {
  let bench: DeviceBench
  beforeEach(async () => {
    bench = await createDeviceBench(kind)
  })
  afterEach(() => bench.drop())

  const readiness = async () => (await bench.pinLogin.read(bench.organisationId)).readiness
  const deactivate = () => bench.pinLogin.deactivate(bench.asAdmin, ownPassword)
  const activations = async () =>
    (
      await bench.database.query
        .selectFrom('audit_events')
        .select('details')
        .where('type', '=', 'pin_login.activated')
        .orderBy('id')
        .execute()
    ).map(({ details }) => JSON.parse(details) as unknown)
  const addMany = (count: number) =>
    bench.database.query
      .insertInto('users')
      .values(
        Array.from({ length: count }, (_, n) => {
          const person = { displayName: `Person ${n}`, username: null, email: null, role: 'staff', loginMethod: 'pin_only' } as const
          return newUserRow({ ...person, id: v7(), organisationId: bench.organisationId, passwordHash: null, now: 0 })
        }),
      )
      .execute()

  it('ACT-3 counts people without PIN and without e-mail, blocked ones not', async () => {
    const { organisationId } = bench
    const amara = await bench.addUser(organisationId, { email: 'amara@example.com' })
    await bench.addUser(organisationId, { blocked: 1 })
    await bench.addUser(organisationId, { removed_at: 1 })
    await bench.addUser(await bench.addOrganisation('bakery'))
    await bench.pins.setPin(bench.asAdmin, amara.id, { pin: '48213' }, ownPassword)
    expect(await readiness()).toMatchObject({ people: 2, peopleWithoutPin: 1, peopleWithoutEmail: 1, pinLength: 5, recommendedLength: 5 })
  })

  it('ACT-3 POL-8 names who lacks a PIN that the role needs, blocked ones not', async () => {
    const { organisationId } = bench
    await bench.addUser(organisationId, { display_name: 'Linh' })
    await bench.addUser(organisationId, { display_name: 'Mia', role: 'manager' })
    await bench.addUser(organisationId, { display_name: 'Blocked', role: 'manager', blocked: 1 })
    expect(await readiness()).toMatchObject({ peopleLackingPin: 0, lackingPin: [] })
    for (const need of ['required', 'second_step'] as const) {
      await bench.database.query.updateTable('organisations').set({ pin_need_manager: need }).execute()
      expect(await readiness()).toMatchObject({ peopleWithoutPin: 3, peopleLackingPin: 1, lackingPin: ['Mia'] })
    }
  })

  it('ACT-3 names the first five people without PIN and without e-mail, and devices of an earlier activation', async () => {
    const { organisationId } = bench
    await bench.pins.setPin(bench.asAdmin, bench.admin.id, { pin: '48213' }, ownPassword)
    await bench.addUser(organisationId, { display_name: 'Blocked', blocked: 1 })
    await bench.addUser(organisationId, { display_name: 'Removed', removed_at: 1 })
    await bench.addUser(await bench.addOrganisation('bakery'), { display_name: 'Stranger' })
    for (const name of ['F', 'E', 'D', 'C', 'B']) await bench.addUser(organisationId, { display_name: name })
    await bench.addUser(organisationId, { display_name: 'A', email: 'a@example.com' })
    await bench.approve('key 2', 'Till 2')
    await bench.approve('key 1', 'Till 1')
    await deactivate()
    const { withoutPin, withoutEmail, earlierDeviceNames, peopleWithoutPin } = await readiness()
    expect({ withoutPin, peopleWithoutPin }).toEqual({ withoutPin: ['A', 'B', 'C', 'D', 'E'], peopleWithoutPin: 6 })
    expect(withoutEmail).toHaveLength(5)
    expect(withoutEmail).not.toContain('A')
    expect(earlierDeviceNames).toEqual(['Till 1', 'Till 2'])
  })

  it('ACT-2 says how many devices stop: paused ones too, revoked ones and those of others not', async () => {
    await bench.approve('key 1')
    await bench.pause(await bench.approve('key 2'))
    await bench.devices.revoke(bench.signed(bench.asAdmin, await bench.approve('key 3')))
    expect(await bench.pinLogin.read(bench.organisationId)).toMatchObject({ approvedDevices: 2 })
    expect(await bench.pinLogin.read(await bench.addOrganisation('bakery'))).toMatchObject({ approvedDevices: 0 })
  })

  it('ACT-3 counts devices of an earlier activation', async () => {
    await bench.approve('key 1')
    await bench.devices.revoke(bench.signed(bench.asAdmin, await bench.approve('key 2')))
    expect(await readiness()).toMatchObject({ earlierDevices: 0 })
    await deactivate()
    expect(await readiness()).toMatchObject({ earlierDevices: 1 })
    bench.clock.now += 1_000
    await bench.pinLogin.activate(bench.asAdmin)
    expect(await readiness()).toMatchObject({ earlierDevices: 1 })
    bench.clock.now += 1_000
    await bench.approve('key 3')
    expect(await readiness()).toMatchObject({ earlierDevices: 1 })
  })

  it('ACT-3 takes the shortest PIN there is or will be', async () => {
    await bench.database.query.updateTable('organisations').set({ pin_min_length: 4, pin_max_length: 6 }).execute()
    await bench.pins.setPin(bench.asAdmin, bench.admin.id, { pin: '482136' }, ownPassword)
    expect(await readiness()).toMatchObject({ peopleWithoutPin: 0, pinLength: 6 })
    await bench.addUser(bench.organisationId)
    expect(await readiness()).toMatchObject({ peopleWithoutPin: 1, pinLength: 4 })
  })

  it('ACT-3 asks to accept a risk of 4 % and more, and puts the accepted figure on record', async () => {
    await deactivate()
    await addMany(400)
    const { risk, mustAcceptRisk, recommendedLength } = await readiness()
    expect({ mustAcceptRisk, recommendedLength }).toEqual({ mustAcceptRisk: true, recommendedLength: 6 })
    expect(await bench.pinLogin.activate(bench.asAdmin)).toEqual({ refused: 'risk_not_accepted' })
    expect(await bench.pinLogin.read(bench.organisationId)).toMatchObject({ active: false })
    expect(await bench.pinLogin.activate(bench.asAdmin, true)).toMatchObject({ active: true })
    expect(await bench.pinLogin.activate(bench.asAdmin)).toMatchObject({ active: true })
    expect(await activations()).toEqual([{}, { acceptedRisk: risk }])
  })

  it('ACT-3 records no accepted risk where there is none to accept', async () => {
    await deactivate()
    expect(await bench.pinLogin.activate(bench.asAdmin, true)).toMatchObject({ active: true })
    expect(await activations()).toEqual([{}, {}])
  })
})
