import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDeviceBench, till, type DeviceBench } from '../support/device-bench.ts'
import { callerOf, ownPassword } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('devices on %s', (kind) => {
  let bench: DeviceBench
  beforeEach(async () => {
    bench = await createDeviceBench(kind)
  })
  afterEach(() => bench.drop())

  const get = (id: string) => bench.devices.get(bench.asAdmin, id)
  const sessionOf = (id: string) =>
    bench.database.query.selectFrom('sessions').select(['device_id', 'end_reason']).where('id', '=', id).executeTakeFirst()
  const events = async (type: string) =>
    (await bench.database.query.selectFrom('audit_events').selectAll().where('type', '=', type).orderBy('id').execute()).map(
      ({ actor_id, device_id, details }) => ({ actor_id, device_id, details: JSON.parse(details) as unknown }),
    )

  it('DEV-1 approves the device whose key signed, once: twice gives the same device', async () => {
    const caller = await bench.terminalOf(bench.admin, 'key 1')
    const first = await bench.devices.approve(caller, till)
    expect(first).toMatchObject({ name: 'Till 1', added: true })
    const second = await bench.devices.approve(caller, { ...till, name: 'Another name' })
    expect(second).toEqual({ ...first, added: false })
    expect(await bench.devices.list(bench.asAdmin, { limit: 50 })).toMatchObject({
      items: [{ name: 'Till 1', status: 'approved', approvedBy: { id: bench.admin.id, displayName: 'Somebody' } }],
      next: null,
    })
    const id = 'id' in first ? first.id : ''
    expect(await sessionOf(caller.session.id)).toEqual({ device_id: id, end_reason: null })
    const details = { name: 'Till 1', platform: 'electron', reattached: false }
    expect(await events('device.approved')).toEqual([{ actor_id: bench.admin.id, device_id: id, details }])
    expect(bench.published).toEqual([
      { type: 'device_changed', organisationId: bench.organisationId, deviceId: id, keyThumbprint: 'key 1' },
    ])
  })

  it('DEV-1 makes one device of 20 simultaneous approvals of one key', async () => {
    const callers = await Promise.all(Array.from({ length: 20 }, () => bench.terminalOf(bench.admin, 'key 1')))
    const answers = await Promise.all(callers.map((caller) => bench.devices.approve(caller, till)))
    expect(new Set(answers.map((answer) => 'id' in answer && answer.id)).size).toBe(1)
    expect(answers.filter((answer) => 'added' in answer && answer.added)).toHaveLength(1)
  })

  it('DEV-1 approves only while PIN login is activated', async () => {
    const caller = await bench.terminalOf(bench.admin, 'key 1')
    await bench.pinLogin.deactivate(bench.asAdmin, ownPassword)
    expect(await bench.devices.approve(caller, till)).toEqual({ refused: 'pin_login_inactive' })
  })

  it('DEV-1 gives no organisation the device that another one approved', async () => {
    await bench.approve('key 1')
    const bakery = await bench.addOrganisation('bakery', { pin_login_active: 1 })
    const boss = await bench.addUser(bakery, { role: 'admin' })
    expect(await bench.devices.approve(await bench.terminalOf(boss, 'key 1'), till)).toEqual({ refused: 'conflict' })
  })

  it('TRM-8 approves no browser where the organisation forbids them', async () => {
    await bench.database.query.updateTable('organisations').set({ browser_devices_allowed: 0 }).execute()
    const caller = await bench.terminalOf(bench.admin, 'key 1')
    expect(await bench.devices.approve(caller, { ...till, platform: 'browser' })).toEqual({ refused: 'browser_devices_forbidden' })
  })

  it('GRD-9 counts an approval as a lift', async () => {
    const id = await bench.approve('key 1')
    await bench.pause(id)
    expect(await get(id)).toMatchObject({ status: 'paused', pausedAt: '2026-01-05T08:00:00.000Z' })
    await bench.devices.revoke(bench.signed(bench.asAdmin, id))
    expect(await bench.approve('key 1')).toBe(id)
    expect(await get(id)).toMatchObject({ status: 'approved', pausedAt: null })
  })

  it('GRD-9 lifts a pause from the console, and says so where there is none', async () => {
    const id = await bench.approve('key 1')
    expect(await bench.devices.lift(bench.asAdmin, id)).toEqual({ refused: 'not_paused' })
    await bench.pause(id)
    expect(await bench.devices.lift(bench.asAdmin, id)).toMatchObject({ status: 'approved', pausedAt: null })
    expect((await events('device.lifted')).at(-1)).toMatchObject({ actor_id: bench.admin.id, details: { where: 'console' } })
  })

  it('DEV-8 restores a revoked device with its record under the new name', async () => {
    const id = await bench.approve('key 1')
    await bench.devices.revoke(bench.signed(bench.asAdmin, id))
    expect(await get(id)).toMatchObject({ status: 'revoked', revokedAt: '2026-01-05T08:00:00.000Z' })
    expect(await bench.approve('key 1', 'Till 7')).toBe(id)
    expect(await get(id)).toMatchObject({ status: 'approved', name: 'Till 7', revokedAt: null })
  })

  it('DEV-10 ends every session of a device that is revoked or deleted, and tells its terminal', async () => {
    const id = await bench.approve('key 1')
    await bench.approve('key 2', 'Till 2')
    const here = await bench.terminalOf(bench.admin, 'key 1')
    const there = await bench.terminalOf(bench.admin, 'key 2')
    bench.published.length = 0
    await bench.devices.revoke(bench.signed(bench.asAdmin, id))
    expect(await sessionOf(here.session.id)).toMatchObject({ end_reason: 'device_revoked' })
    expect(await sessionOf(there.session.id)).toMatchObject({ end_reason: null })
    expect(bench.published.flatMap((event) => ('sessionId' in event ? [event.sessionId] : []))).toContain(here.session.id)
    expect(bench.published.at(-1)).toMatchObject({ type: 'device_changed', deviceId: id, keyThumbprint: 'key 1' })
    const again = await bench.terminalOf(bench.admin, 'key 1')
    expect(await bench.devices.remove(bench.signed(bench.asAdmin, id))).toBeNull()
    expect(await sessionOf(again.session.id)).toMatchObject({ end_reason: 'device_deleted' })
    expect(await get(id)).toEqual({ refused: 'not_found' })
    expect(await bench.database.query.selectFrom('guessing').select('device_id').where('device_id', '=', id).execute()).toEqual([])
    expect((await events('device.deleted'))[0]).toMatchObject({ details: { name: 'Till 1' } })
  })

  it('DEV-12 re-attaches a new key to the record with its name and history, and the old key dies', async () => {
    const id = await bench.approve('lost key')
    const old = await bench.terminalOf(bench.admin, 'lost key')
    const caller = await bench.terminalOf(bench.admin, 'new key')
    expect(await bench.devices.candidates(caller, 'machine 1')).toMatchObject({ items: [{ id, sameMachine: true }] })
    bench.published.length = 0
    const done = await bench.devices.approve(caller, { ...till, name: 'Whatever', replaces: id })
    expect(done).toEqual({ id, name: 'Till 1', added: false })
    const row = await bench.database.query.selectFrom('devices').selectAll().executeTakeFirst()
    expect(row).toMatchObject({ id, name: 'Till 1', key_thumbprint: 'new key', public_jwk: '{"key":"new key"}' })
    expect(await sessionOf(old.session.id)).toMatchObject({ end_reason: 'replaced' })
    expect(await sessionOf(caller.session.id)).toEqual({ device_id: id, end_reason: null })
    const told = bench.published.flatMap((event) => (event.type === 'device_changed' ? [event.keyThumbprint] : []))
    expect(told).toEqual(['lost key', 'new key'])
    expect((await events('device.approved')).at(-1)).toMatchObject({ details: { reattached: true } })
  })

  it('DEV-12 re-attaches to no record of another organisation', async () => {
    const id = await bench.approve('key 1')
    const boss = await bench.addUser(await bench.addOrganisation('bakery', { pin_login_active: 1 }), { role: 'admin' })
    const caller = await bench.terminalOf(boss, 'key 2')
    expect(await bench.devices.approve(caller, { ...till, replaces: id })).toEqual({ refused: 'not_found' })
    expect(await bench.devices.candidates(caller, 'machine 1')).toEqual({ items: [] })
  })

  it('DEV-12 takes an empty machine ID for nobody’s, and sorts the same machine first', async () => {
    await bench.approve('key 1', 'Till 1')
    bench.clock.now += 1_000
    await bench.approve('key 2', 'Till 2')
    await bench.database.query.updateTable('devices').set({ machine_id: '' }).where('key_thumbprint', '=', 'key 2').execute()
    const caller = await bench.terminalOf(bench.admin, 'key 3')
    const names = async (machineId: string) =>
      (await bench.devices.candidates(caller, machineId)).items.map(({ name, sameMachine }) => [name, sameMachine])
    expect(await names('machine 1')).toEqual([
      ['Till 1', true],
      ['Till 2', false],
    ])
    expect((await names('')).every(([, same]) => same === false)).toBe(true)
  })

  it('DEV-8 renames a device, on record, and tells its terminal', async () => {
    const id = await bench.approve('key 1')
    bench.published.length = 0
    expect(await bench.devices.rename(bench.signed(bench.asAdmin, id), 'Till 9')).toMatchObject({ name: 'Till 9' })
    expect(await events('device.renamed')).toMatchObject([{ details: { from: 'Till 1', to: 'Till 9' } }])
    expect(bench.published).toMatchObject([{ type: 'device_changed', deviceId: id }])
  })

  it('DEV-7 lists the organisation’s devices only, newest approval first, page after page', async () => {
    for (const n of [1, 2, 3]) {
      bench.clock.now += 1_000
      await bench.approve(`key ${n}`, `Till ${n}`)
    }
    const first = await bench.devices.list(bench.asAdmin, { limit: 2 })
    if ('refused' in first) throw new Error(first.refused)
    expect(first.items.map(({ name }) => name)).toEqual(['Till 3', 'Till 2'])
    const second = await bench.devices.list(bench.asAdmin, { limit: 2, cursor: first.next ?? '' })
    expect(second).toMatchObject({ items: [{ name: 'Till 1' }], next: null })
    const stranger = callerOf(await bench.addUser(await bench.addOrganisation('bakery'), { role: 'admin' }))
    expect(await bench.devices.list(stranger, { limit: 2 })).toEqual({ items: [], next: null })
  })

  it('DEV-9 lists a device’s sessions with user, address and time, newest first', async () => {
    const id = await bench.approve('key 1')
    await bench.addSession(bench.admin, { device_id: id, method: 'pin', started_at: 5_000, ip: '192.0.2.9' })
    const page = await bench.devices.sessions(bench.asAdmin, id, { limit: 1 })
    expect(page).toMatchObject({
      items: [
        { user: { id: bench.admin.id, displayName: 'Somebody' }, method: 'pin', ip: '192.0.2.9', startedAt: '1970-01-01T00:00:05.000Z' },
      ],
      next: expect.any(String) as string,
    })
    const next = 'next' in page ? (page.next ?? '') : ''
    expect(await bench.devices.sessions(bench.asAdmin, id, { limit: 1, cursor: next })).toMatchObject({
      items: [{ method: 'password' }],
      next: null,
    })
  })

  it('DEV-8 shows and changes no device of another organisation', async () => {
    const id = await bench.approve('key 1')
    const stranger = callerOf(await bench.addUser(await bench.addOrganisation('bakery'), { role: 'admin' }))
    const { devices } = bench
    const answers = [
      await devices.get(stranger, id),
      await devices.rename(bench.signed(stranger, id), 'Mine'),
      await devices.revoke(bench.signed(stranger, id)),
      await devices.lift(stranger, id),
      await devices.remove(bench.signed(stranger, id)),
      await devices.sessions(stranger, id, { limit: 1 }),
    ]
    expect(answers).toEqual(Array.from({ length: 6 }, () => ({ refused: 'not_found' })))
    expect(await get(id)).toMatchObject({ name: 'Till 1', status: 'approved' })
  })
})
