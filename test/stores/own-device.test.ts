import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDeviceService } from '../../server/features/devices/device-service.ts'
import { stillMay } from '../../server/http/still-may.ts'
import { createDeviceBench, type DeviceBench } from '../support/device-bench.ts'
import { ownPassword } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

const confirm = { password: ownPassword }

describe.each(databaseKinds)('the device that calls, on %s', (kind) => {
  let bench: DeviceBench
  beforeEach(async () => {
    bench = await createDeviceBench(kind)
    await bench.approve('one', 'Till 1')
  })
  afterEach(() => bench.drop())

  /** The service, with something that happens while the signature is looked at. */
  const signedAmid = (meanwhile: () => Promise<unknown>) =>
    createDeviceService({
      ...bench.deviceDeps,
      stillMay,
      confirmChange: async () => {
        await meanwhile()
        return { signedWith: 'pin' }
      },
    })
  const device = () => bench.database.query.selectFrom('devices').select(['name', 'status']).executeTakeFirstOrThrow()

  it.each([
    ['locked', { locked_at: 1 }, 'not_allowed'],
    ['signed out', { ended_at: 1 }, 'not_signed_in'],
  ] as const)('SIGN-1 TRM-2 changes nothing for a session that is %s while the signature is looked at', async (_, columns, refused) => {
    const caller = await bench.terminalOf(bench.admin, 'one')
    const amid = signedAmid(() => bench.database.query.updateTable('sessions').set(columns).where('id', '=', caller.session.id).execute())
    expect(await amid.renameOwn(caller, { name: 'Other', confirm })).toEqual({ refused })
    expect(await amid.revokeOwn(caller, confirm)).toEqual({ refused })
    expect(await device()).toEqual({ name: 'Till 1', status: 'approved' })
  })

  it('SIGN-1 USR-5 changes nothing for a lead whose role is another while the signature is looked at', async () => {
    const caller = await bench.terminalOf(bench.admin, 'one')
    const demote = bench.database.query.updateTable('users').set({ role: 'staff' }).where('id', '=', bench.admin.id)
    const amid = signedAmid(() => demote.execute())
    expect(await amid.revokeOwn(caller, confirm)).toEqual({ refused: 'not_allowed' })
    expect(await amid.renameOwn(caller, { name: 'Other', confirm })).toEqual({ refused: 'not_allowed' })
    expect(await device()).toEqual({ name: 'Till 1', status: 'approved' })
  })

  it('SIGN-1 is not there for a lead of another organisation, nor where it was deleted meanwhile', async () => {
    const elsewhere = await bench.addOrganisation('other-shop')
    const stranger = await bench.terminalOf(await bench.addUser(elsewhere, { role: 'admin' }), 'one')
    const refused = { refused: 'device_not_approved' }
    expect(await bench.devices.own(stranger)).toEqual(refused)
    expect(await bench.devices.renameOwn(stranger, { name: 'Mine', confirm })).toEqual(refused)
    expect(await bench.devices.revokeOwn(stranger, confirm)).toEqual(refused)
    expect(await device()).toEqual({ name: 'Till 1', status: 'approved' })
    const caller = await bench.terminalOf(bench.admin, 'one')
    await bench.database.query.deleteFrom('devices').execute()
    expect(await bench.devices.own(caller)).toEqual(refused)
    expect(await bench.devices.revokeOwn(caller, confirm)).toEqual(refused)
  })

  it('SIGN-1 tells what changed to whoever listens, and what did not to nobody', async () => {
    const caller = await bench.terminalOf(bench.admin, 'one')
    bench.published.length = 0
    expect(await bench.devices.renameOwn(caller, { name: 'Till 1', confirm })).toBeNull()
    expect(bench.published).toEqual([])
    expect(await bench.devices.renameOwn(caller, { name: 'Till 2', confirm })).toBeNull()
    expect(bench.published.map(({ type }) => type)).toEqual(['device_changed'])
    expect(await bench.devices.revokeOwn(caller, confirm)).toBeNull()
    expect(bench.published.map(({ type }) => type)).toContain('session_ended')
  })
})
