import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownTime } from '../support/own-time.ts'
import { openConsole, type Console } from '../support/console.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill, openTill } from '../support/till.ts'
import { signedBy } from '../support/signed-by.ts'

const notAllowed = { status: 403, body: { code: 'not_allowed' } }

describe.each(databaseKinds)('activation and devices over HTTP on %s', (kind) => {
  let server: TestServer
  let admin: Console
  beforeEach(async () => {
    server = await startTestServer({ database: kind })
    admin = await openConsole(server, server.admin)
  })
  afterEach(() => server.stop())

  const activate = (who: Console) => who.send('PUT', '/v1/pin-login', { active: true })
  const deactivate = (who: Console, password: string) => who.send('PUT', '/v1/pin-login', { active: false, confirm: { password } })
  const records = async (type: string) =>
    server.database.query.selectFrom('audit_events').select(['actor_id', 'details']).where('type', '=', type).execute()

  it('ACT-3 shows the readiness check, and asks to accept the risk of a PIN too short for so many', async () => {
    const { organisation, database } = server
    expect(await admin.send('GET', '/v1/pin-login')).toMatchObject({
      status: 200,
      body: { readiness: { pinLength: 5, recommendedLength: 5, mustAcceptRisk: false } },
    })
    await deactivate(admin, server.admin.password)
    await database.query.updateTable('organisations').set({ pin_min_length: 4 }).where('id', '=', organisation.id).execute()
    for (let n = 0; n < 40; n += 1)
      await admin.send('POST', '/v1/users', { displayName: `Person ${n}`, role: 'staff', loginMethod: 'pin_only' })
    expect(await activate(admin)).toMatchObject({ status: 409, body: { code: 'risk_not_accepted' } })
    expect(await admin.send('PUT', '/v1/pin-login', { active: true, acceptRisk: true })).toMatchObject({
      status: 200,
      body: { active: true, readiness: { mustAcceptRisk: true } },
    })
    expect((await records('pin_login.activated')).at(-1)).toMatchObject({ actor_id: server.admin.id })
  })

  it('ACT-1 lets admins and managers activate PIN login, and nobody else', async () => {
    const manager = await openConsole(server, server.manager)
    const staff = await openConsole(server, server.staffWithPassword)
    expect(await staff.send('GET', '/v1/pin-login')).toMatchObject(notAllowed)
    expect(await deactivate(manager, server.manager.password)).toMatchObject({ status: 200, body: { active: false } })
    expect(await activate(staff)).toMatchObject(notAllowed)
    expect(await activate(admin)).toMatchObject({ status: 200, body: { active: true } })
    expect(await deactivate(staff, server.staffWithPassword.password)).toMatchObject(notAllowed)
    expect(await records('pin_login.activated')).toMatchObject([{ actor_id: server.admin.id }])
  })

  it('ACT-2 asks for the own password and says how many people could not work', async () => {
    expect(await admin.send('GET', '/v1/pin-login')).toMatchObject({ body: { active: true, peopleWithoutPassword: 1 } })
    expect(await admin.send('PUT', '/v1/pin-login', { active: false })).toMatchObject({
      status: 403,
      body: { code: 'confirmation_not_accepted' },
    })
    expect(await deactivate(admin, 'not the password')).toMatchObject({ status: 403, body: { code: 'confirmation_not_accepted' } })
    expect(await admin.send('GET', '/v1/pin-login')).toMatchObject({ body: { active: true } })
  })

  it('ACT-2 makes PINs work nowhere from that moment, and again after re-activation without another approval', async () => {
    const till = await openApprovedTill(server)
    const busy = await openApprovedTill(server, 'Till 2')
    const { pin } = server.staffWithPassword
    await busy.tap(pin)
    const listening = await busy.listen()
    const took = await ownTime(async () => {
      await deactivate(admin, server.admin.password)
      expect(await listening.next()).toMatchObject({ type: 'session_ended', reason: 'pin_login_deactivated' })
    })
    expect(took).toBeLessThan(3_000)
    await listening.close()
    expect(await busy.send('GET', '/v1/session')).toMatchObject({ status: 401, body: { code: 'invalid_token' } })
    expect(await till.tap(pin)).toMatchObject({ status: 403, body: { code: 'pin_login_inactive' } })
    expect(await till.send('GET', '/v1/terminal')).toMatchObject({
      body: { login: 'password', device: { name: 'Till 1', status: 'approved' } },
    })
    expect((await till.typePassword(server.staffWithPassword)).status).toBe(201)
    await activate(admin)
    expect((await till.tap(pin)).status).toBe(201)
  })

  it('DEV-1 lets an admin and a manager approve the device they are signed in on with a password', async () => {
    for (const person of [server.admin, server.manager]) {
      const till = await openTill(server)
      expect(await till.typePassword(person)).toMatchObject({ session: { approval: 'offer' } })
      expect(await till.approve()).toMatchObject({ status: 201, body: { name: 'Till 1' } })
      expect(await till.approve('Another name')).toMatchObject({ status: 200, body: { name: 'Till 1' } })
      expect((await till.tap(server.staffWithPassword.pin)).status).toBe(201)
    }
  })

  it('DEV-1 lets no staff approve, nor an admin who came in by PIN, and records who tried', async () => {
    const fresh = await openTill(server)
    expect(await fresh.typePassword(server.staffWithPassword)).toMatchObject({ session: { approval: 'none' } })
    expect(await fresh.approve()).toMatchObject(notAllowed)
    const till = await openApprovedTill(server)
    await till.tap(server.admin.pin)
    expect(await till.approve('Till 9')).toMatchObject(notAllowed)
    expect((await records('device.approval_refused')).map(({ actor_id, details }) => [actor_id, JSON.parse(details) as unknown])).toEqual([
      [server.staffWithPassword.id, { role: 'staff', method: 'password' }],
      [server.admin.id, { role: 'admin', method: 'pin' }],
    ])
  })

  it('DEV-1 approves no device while PIN login is not activated', async () => {
    await deactivate(admin, server.admin.password)
    const till = await openTill(server)
    expect(await till.typePassword(server.admin)).toMatchObject({ session: { approval: 'before_activation' } })
    expect(await till.approve()).toMatchObject({ status: 403, body: { code: 'pin_login_inactive' } })
  })

  it.each(['', '   ', 'x'.repeat(200), 'Till\u0007'])('DEV-2 approves no device under the name %j, and tells the rule', async (name) => {
    const till = await openTill(server)
    await till.typePassword(server.admin)
    expect(await till.approve(name)).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ field: 'name' }] } })
  })

  it('DEV-7 lists a device only after it was approved on the device itself', async () => {
    const till = await openTill(server)
    await till.typePassword(server.admin)
    expect(await admin.send('GET', '/v1/devices')).toMatchObject({ body: { items: [] } })
    await till.approve()
    expect(await admin.send('GET', '/v1/devices')).toMatchObject({ body: { items: [{ name: 'Till 1', status: 'approved' }] } })
  })

  it.each(['revoke', 'delete'] as const)('DEV-10 ends the session of a device at once on %s, and its PINs', async (what) => {
    const till = await openApprovedTill(server)
    await till.tap(server.staffWithPassword.pin)
    const listening = await till.listen()
    const { body } = await admin.send('GET', '/v1/devices')
    const id = (body as { items: { id: string }[] }).items[0]?.id ?? ''
    const took = await ownTime(async () => {
      if (what === 'revoke') await admin.send('POST', `/v1/devices/${id}/revoke`, signedBy(server.admin))
      else await admin.send('DELETE', `/v1/devices/${id}`, signedBy(server.admin))
      expect(await listening.next()).toMatchObject({ type: 'session_ended' })
    })
    expect(took).toBeLessThan(1_000)
    await listening.close()
    expect(await till.send('GET', '/v1/session')).toMatchObject({ status: 401 })
    expect(await till.tap(server.staffWithPassword.pin)).toMatchObject({ status: 403, body: { code: 'device_not_approved' } })
  })

  it('DEV-9 shows the sessions of a device with user, address and time', async () => {
    const till = await openApprovedTill(server)
    await till.tap(server.staffWithPassword.pin)
    const { body } = await admin.send('GET', '/v1/devices')
    const id = (body as { items: { id: string }[] }).items[0]?.id ?? ''
    expect(await admin.send('GET', `/v1/devices/${id}/sessions`)).toMatchObject({
      body: {
        items: [
          { method: 'pin', user: { id: server.staffWithPassword.id }, endedAt: null },
          { method: 'password', user: { id: server.admin.id }, endReason: 'signed_out' },
        ],
      },
    })
  })
})
