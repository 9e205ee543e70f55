import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approve, createDevice, type TestDevice } from '../support/device-caller.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

const approval = (name: string) => ({ body: { name, machineId: '', platform: 'browser', appVersion: '1.0.0' } })

describe('approving a device', () => {
  let server: TestServer
  let register: TestDevice
  beforeAll(async () => {
    server = await startTestServer()
    register = await createDevice(server)
    await approve(register, server.admin)
  })
  afterAll(() => server.stop())

  const refusals = async () => {
    const rows = await server.database.query
      .selectFrom('audit_events')
      .select(['actor_id', 'details'])
      .where('type', '=', 'device.approval_refused')
      .orderBy('id')
      .execute()
    return rows.map(({ actor_id, details }) => ({ actor: actor_id, ...(JSON.parse(details) as object) }))
  }

  it('DEV-1 is refused to staff, on record', async () => {
    const device = await createDevice(server)
    await device.signInWithPassword(server.staffWithPassword)
    const reply = await device.call('POST', '/v1/devices', approval('Mine'))
    expect([reply.status, reply.code]).toEqual([403, 'not_allowed'])
    expect(await refusals()).toContainEqual({ actor: server.staffWithPassword.id, role: 'staff', method: 'password' })
  })

  it('DEV-1 is refused to an admin who signed in with a PIN, on record', async () => {
    await register.signInWithPin(server.admin.pin)
    const reply = await register.call('POST', '/v1/devices', approval('Again'))
    expect([reply.status, reply.code]).toEqual([403, 'not_allowed'])
    expect(await refusals()).toContainEqual({ actor: server.admin.id, role: 'admin', method: 'pin' })
  })

  it('LOG-1 records a refused approval once, however often its proof is sent', async () => {
    const before = (await refusals()).length
    const proof = await register.proofFor('POST', '/v1/devices')
    const codes = []
    for (let i = 0; i < 3; i += 1) codes.push((await register.call('POST', '/v1/devices', { ...approval('Again'), proof })).code)
    expect(codes).toEqual(['not_allowed', 'invalid_dpop_proof', 'invalid_dpop_proof'])
    expect(await refusals()).toHaveLength(before + 1)
  })

  it('DEV-1 answers the same device where it is approved twice', async () => {
    const device = await createDevice(server)
    await device.signInWithPassword(server.manager)
    const first = await device.call('POST', '/v1/devices', approval('Bakery'))
    const second = await device.call('POST', '/v1/devices', approval('Bakery'))
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.body).toEqual(first.body)
  })

  it('DEV-10 reads role and block anew with every call', async () => {
    const device = await createDevice(server)
    await device.signInWithPassword(server.manager)
    expect((await device.call('GET', '/v1/device/candidates')).status).toBe(200)
    const users = () => server.database.query.updateTable('users').where('id', '=', server.manager.id)
    await users().set({ role: 'staff' }).execute()
    expect((await device.call('GET', '/v1/device/candidates')).code).toBe('not_allowed')
    await users().set({ role: 'manager', blocked: 1 }).execute()
    expect((await device.call('GET', '/v1/session')).code).toBe('invalid_token')
    await users().set({ blocked: 0 }).execute()
    expect((await device.call('GET', '/v1/session')).status).toBe(200)
  })
})
