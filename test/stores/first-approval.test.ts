import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wishesMigration } from '../../server/db/migrations/0022-wishes.ts'
import { eraseOld } from '../../server/features/retention/retention-service.ts'
import { createDeviceBench, till, type DeviceBench } from '../support/device-bench.ts'
import { day } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('whether a device was ever approved on %s', (kind) => {
  let bench: DeviceBench
  beforeEach(async () => {
    bench = await createDeviceBench(kind)
  })
  afterEach(() => bench.drop())

  const ever = async (organisationId = bench.organisationId) => (await bench.pinLogin.read(organisationId)).everApproved
  const deleteDevice = async (id: string) => expect(await bench.devices.remove(bench.signed(bench.asAdmin, id))).toBeNull()
  const readFirsts = () => bench.database.query.selectFrom('first_approvals').selectAll().execute()

  it('ACT-3 LOG-3 is known when the device is gone and the records of it are erased, and of no other organisation', async () => {
    const bakery = await bench.addOrganisation('bakery')
    expect(await ever()).toBe(false)
    await deleteDevice(await bench.approve('one'))
    bench.clock.now += 4_000 * day
    await eraseOld(bench)
    expect(await bench.database.query.selectFrom('audit_events').select('id').execute()).toEqual([])
    expect([await ever(), await ever(bakery)]).toEqual([true, false])
  })

  it('ACT-3 notes one first approval of ten at the same instant, and keeps it', async () => {
    const callers = await Promise.all(Array.from({ length: 10 }, (_, at) => bench.terminalOf(bench.admin, `key ${at}`)))
    const approved = await Promise.all(callers.map((caller) => bench.devices.approve(caller, till)))
    expect(approved.filter((one) => 'refused' in one)).toEqual([])
    const first = bench.clock.now
    bench.clock.now += day
    await bench.approve('later')
    expect(await readFirsts()).toEqual([{ organisation_id: bench.organisationId, at: first }])
  })

  it('ACT-3 takes over what devices and records tell from before it was kept', async () => {
    const [bakery, none] = [await bench.addOrganisation('bakery'), await bench.addOrganisation('none')]
    await deleteDevice(await bench.approve('one'))
    await bench.approve('two')
    await bench.database.query.updateTable('devices').set({ organisation_id: bakery, created_at: 7 }).execute()
    await undoMigration()
    await wishesMigration(kind).up(bench.database.query as never)
    expect([await ever(), await ever(bakery), await ever(none)]).toEqual([true, true, false])
    expect((await readFirsts()).find(({ organisation_id }) => organisation_id === bakery)?.at).toBe(7)
  })

  const undoMigration = async () => {
    const { schema } = bench.database.query
    await schema.dropTable('first_approvals').execute()
    for (const table of ['pin_codes', 'reset_requests'])
      for (const column of ['tries', 'next_at']) await schema.alterTable(table).dropColumn(column).execute()
    for (const column of ['device_id', 'ip']) await schema.alterTable('second_step_tokens').dropColumn(column).execute()
  }
})
