import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openConsole, type Console } from '../support/console.ts'
import { signedBy } from '../support/signed-by.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill } from '../support/till.ts'

const needsPassword = { status: 403, body: { code: 'signing_needs_password' } }
const invalid = { status: 400, body: { code: 'invalid_request' } }

describe.each(databaseKinds)('signing over HTTP on %s', (kind) => {
  let server: TestServer
  let manager: Console
  let deviceId: string
  beforeAll(async () => {
    server = await startTestServer({ database: kind })
    await openApprovedTill(server, 'Register 1')
    manager = await openConsole(server, server.manager)
    deviceId = (await server.database.query.selectFrom('devices').select('id').executeTakeFirstOrThrow()).id
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    await manager.send('PUT', `/v1/users/${server.manager.id}/pin`, { pin: server.manager.pin, ...signedBy(server.manager) })
    await mayUsePin(1)
  })

  const mayUsePin = (flag: 0 | 1) =>
    server.database.query.updateTable('users').set({ pin_for_signing: flag }).where('id', '=', server.manager.id).execute()
  const amara = () => server.staffWithPassword
  const byPin = () => ({ confirm: { pin: server.manager.pin } })
  const device = (path = '') => `/v1/devices/${deviceId}${path}`
  const patch = async (change: object, by = manager) => {
    const { etag } = await by.send('GET', `/v1/users/${amara().id}`)
    return by.send('PATCH', `/v1/users/${amara().id}`, change, { 'if-match': etag })
  }
  const recorded = (type: string) =>
    server.database.query.selectFrom('audit_events').select('details').where('type', '=', type).orderBy('id').execute()
  const signedWith = async (type: string) =>
    (await recorded(type)).map(({ details }) => (JSON.parse(details) as { signedWith?: string }).signedWith).at(-1)

  const addLead = (signature: object) => {
    const name = `Lead ${Math.random()}`
    const body = { displayName: name, username: name.replace(' ', ''), role: 'manager', loginMethod: 'password_and_pin', ...signature }
    return manager.send('POST', '/v1/users', body)
  }
  const changeRole = async (signature: object) => {
    const { body } = await manager.send('GET', `/v1/users/${amara().id}`)
    return patch({ role: (body as { role: string }).role === 'staff' ? 'manager' : 'staff', ...signature })
  }
  const signedRoutes: [string, (signature: object) => Promise<{ status: number }>, string][] = [
    ['somebody’s PIN', (signature) => manager.send('PUT', `/v1/users/${amara().id}/pin`, { generate: true, ...signature }), 'user.pin_set'],
    ['a block', (signature) => patch({ blocked: true, ...signature }), 'user.blocked'],
    ['the end of a block', (signature) => patch({ blocked: false, ...signature }), 'user.unblocked'],
    ['a device’s name', (signature) => manager.send('PATCH', device(), { name: `Till ${Math.random()}`, ...signature }), 'device.renamed'],
    ['a lead who is added', addLead, 'user.created'],
    ['another role', changeRole, 'user.changed'],
    ['a revocation', (signature) => manager.send('POST', device('/revoke'), signature), 'device.revoked'],
  ]

  it.each(signedRoutes)('SIGN-1 %s is signed with the own PIN or password and with nothing less', async (what, send, type) => {
    if (type === 'user.unblocked') await patch({ blocked: true, ...byPin() })
    const before = (await recorded(type)).length
    const none = await send({})
    const said = ['block', 'lead', 'role'].some((word) => what.includes(word))
    expect(none).toMatchObject(said ? { status: 403, body: { code: 'confirmation_not_accepted' } } : invalid)
    expect(await send({ confirm: { pin: server.manager.pin, password: server.manager.password } })).toMatchObject(invalid)
    expect(await send({ confirm: { pin: '4821' } })).toMatchObject({
      status: 403,
      body: { code: 'signing_pin_not_accepted', triesLeft: 4 },
    })
    expect(await send({ confirm: { password: 'not the password' } })).toMatchObject({
      status: 403,
      body: { code: 'confirmation_not_accepted' },
    })
    await mayUsePin(0)
    expect(await send(byPin())).toMatchObject(needsPassword)
    await mayUsePin(1)
    expect(await recorded(type)).toHaveLength(before)
    expect([200, 201]).toContain((await send(byPin())).status)
    expect(await signedWith(type)).toBe('pin')
    if (type === 'user.unblocked') await patch({ blocked: true, ...byPin() })
    if (type === 'user.blocked') await patch({ blocked: false, ...byPin() })
    if (type === 'device.revoked') await server.database.query.updateTable('devices').set({ status: 'approved' }).execute()
    expect([200, 201]).toContain((await send(signedBy(server.manager))).status)
    expect(await signedWith(type)).toBe('password')
    await patch({ blocked: false, ...byPin() })
  })

  it('SIGN-1 a deletion is signed with the own PIN or password and with nothing less', async () => {
    expect(await manager.send('DELETE', device())).toMatchObject(invalid)
    expect(await manager.send('DELETE', device(), { confirm: { pin: '4821' } })).toMatchObject({ status: 403 })
    expect(await manager.send('GET', device())).toMatchObject({ status: 200 })
    expect(await manager.send('DELETE', device(), byPin())).toMatchObject({ status: 204 })
    expect(await signedWith('device.deleted')).toBe('pin')
    expect(await manager.send('DELETE', device(), byPin())).toMatchObject({ status: 404 })
  })

  it('SIGN-1 ACC-2 a link for a lead is signed, since whoever has it becomes that lead; one for staff is not', async () => {
    const { id } = (await addLead(signedBy(server.manager))).body as { id: string }
    const invite = (signature: object) => manager.send('POST', `/v1/users/${id}/invitation`, signature)
    expect(await invite({})).toMatchObject({ status: 403, body: { code: 'confirmation_not_accepted', errors: [{ field: 'confirm' }] } })
    expect(await invite({ confirm: { pin: '4821' } })).toMatchObject({ status: 403, body: { code: 'signing_pin_not_accepted' } })
    expect(await invite({ confirm: { password: 'wrong' } })).toMatchObject({ status: 403, body: { code: 'confirmation_not_accepted' } })
    expect(await invite(byPin())).toMatchObject({ status: 201 })
    const person = { displayName: 'Zoë', username: `zoe${Math.random()}`, role: 'staff', loginMethod: 'password_and_pin' }
    const added = (await manager.send('POST', '/v1/users', person)).body as { id: string }
    expect(await manager.send('POST', `/v1/users/${added.id}/invitation`, {})).toMatchObject({ status: 201 })
  })

  it('SIGN-1 USR-5 a manager who may make no admin is not asked to sign, and loses no try by it', async () => {
    const boss = { displayName: 'Boss', username: 'boss', role: 'admin', loginMethod: 'password_and_pin', confirm: { pin: '4821' } }
    expect(await manager.send('POST', '/v1/users', boss)).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
    expect(await patch({ role: 'admin', confirm: { pin: '4821' } })).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
    expect(await patch({ blocked: true, confirm: { pin: '4821' } })).toMatchObject({ body: { triesLeft: 4 } })
  })

  it('USR-4 SIGN-1 what the PIN may sign is not for a PIN to say, nor activation, PIN rules, imports and the own password', async () => {
    expect(await patch({ pinForSigning: true, ...byPin() })).toMatchObject(needsPassword)
    expect(await patch({ pinForSigning: true, blocked: true, ...byPin() })).toMatchObject(needsPassword)
    expect(await manager.send('PUT', '/v1/pin-login', { active: false, ...byPin() })).toMatchObject(invalid)
    const admin = await openConsole(server, server.admin)
    expect(await admin.send('PATCH', '/v1/pin-rules', { maxLength: 6, ...byPin() })).toMatchObject(invalid)
    expect(await admin.send('POST', '/v1/user-imports', { rows: 1, withPins: false, ...byPin() })).toMatchObject(invalid)
    expect(await manager.send('GET', '/v1/pin-login')).toMatchObject({ body: { active: true } })
  })

  it('SIGN-1 after five wrong PINs /v1/me says that the password signs, until it did, also after a restart', async () => {
    const signsWith = async () => ((await manager.send('GET', '/v1/me')).body as { signsWith: string }).signsWith
    expect(await signsWith()).toBe('pin')
    const colleagues = { confirm: { pin: server.admin.pin } }
    const answers = []
    for (let tried = 0; tried < 6; tried += 1) answers.push(await patch({ blocked: true, ...colleagues }))
    expect(answers.slice(0, 5).map(({ body }) => (body as { triesLeft: number }).triesLeft)).toEqual([4, 3, 2, 1, 0])
    expect(answers[5]).toMatchObject(needsPassword)
    await server.restart()
    expect(await signsWith()).toBe('password')
    expect(await patch({ blocked: true, ...byPin() })).toMatchObject(needsPassword)
    expect(await patch({ blocked: true, ...signedBy(server.manager) })).toMatchObject({ status: 200 })
    expect(await signsWith()).toBe('pin')
    expect(await patch({ blocked: false, ...byPin() })).toMatchObject({ status: 200 })
  })

  it('SIGN-1 SELF-2 wrong PINs where a change is signed and where the own PIN is changed count together', async () => {
    const own = (currentPin: string) => manager.send('PUT', '/v1/me/pin', { pin: '27461', proof: { currentPin } })
    expect(await own('4821')).toMatchObject({ body: { code: 'current_pin_not_accepted', triesLeft: 4 } })
    expect(await patch({ blocked: true, confirm: { pin: '4821' } })).toMatchObject({ body: { triesLeft: 3 } })
    expect(await own('4821')).toMatchObject({ body: { triesLeft: 2 } })
    await patch({ blocked: true, confirm: { pin: '4821' } })
    expect(await patch({ blocked: true, confirm: { pin: '4821' } })).toMatchObject({ body: { triesLeft: 0 } })
    expect(await own(server.manager.pin)).toMatchObject({ body: { code: 'password_needed' } })
  })

  it('SIGN-1 says nothing of another organisation’s device, and asks for no signature there', async () => {
    const elsewhere = '/v1/devices/01890000-0000-7000-8000-00000000dead'
    expect(await manager.send('PATCH', elsewhere, { name: 'x', confirm: { pin: '4821' } })).toMatchObject({ status: 404 })
    expect(await manager.send('GET', '/v1/me')).toMatchObject({ body: { signsWith: 'pin' } })
  })
})
