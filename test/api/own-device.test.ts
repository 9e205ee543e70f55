import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OwnDevice } from '../../contract/http/own-device.ts'
import { openConsole } from '../support/console.ts'
import { signedBy } from '../support/signed-by.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer, type WithPassword } from '../support/test-server.ts'
import { openApprovedTill, openTill, type Till } from '../support/till.ts'

const calls = [
  ['GET', '/v1/device'],
  ['PATCH', '/v1/device'],
  ['POST', '/v1/device/revoke'],
] as const
const path = '/v1/device'
const invalid = { status: 400, body: { code: 'invalid_request' } }

describe.each(databaseKinds)('this device, for the lead who stands at it, on %s', (kind) => {
  let server: TestServer
  let till: Till
  let lead: WithPassword
  beforeEach(async () => {
    server = await startTestServer({ database: kind })
    till = await openApprovedTill(server, 'Till 1')
    lead = server.manager
  })
  afterEach(() => server.stop())

  const signsWithPin = (on: 0 | 1) =>
    server.database.query.updateTable('users').set({ pin_for_signing: on }).where('id', '=', lead.id).execute()
  const byPin = (pin = lead.pin) => ({ confirm: { pin } })
  const rename = (body: object, by = till) => by.send('PATCH', path, body)
  const revoke = (body: object, by = till) => by.send('POST', `${path}/revoke`, body)
  const read = async () => (await till.send('GET', path)).body as OwnDevice
  const devices = () => server.database.query.selectFrom('devices').select(['id', 'name', 'status']).orderBy('name').execute()
  const recorded = async (type: string) => {
    const rows = await server.database.query.selectFrom('audit_events').selectAll().where('type', '=', type).orderBy('id').execute()
    return rows.map(({ actor_id: by, device_id: device, session_id: session, details }) => ({
      by,
      device,
      session,
      details: JSON.parse(details) as object,
    }))
  }
  /** Every call, with a body that would do. */
  const everyCall = async (by: Till) => {
    const bodies = [undefined, { name: 'Mine', ...signedBy(lead) }, signedBy(lead)]
    const answers = []
    for (const [index, [method, to]] of calls.entries()) answers.push((await by.send(method, to, bodies[index])).body)
    return answers
  }

  it('DEV-7 SIGN-1 says who approved it and when, what was tried today, and by what this lead signs', async () => {
    await till.tap('00000')
    await till.tap(lead.pin)
    const [device] = await devices()
    expect(await read()).toMatchObject({
      id: device?.id,
      name: 'Till 1',
      approvedBy: { id: server.admin.id, displayName: server.admin.displayName },
      wrongToday: 1,
      signer: { takes: ['password'], pinTriesLeft: 5, keypad: { lengths: [5], submit: 'auto' } },
    })
    await signsWithPin(1)
    expect((await read()).signer.takes).toEqual(['pin', 'password'])
    await server.database.query.updateTable('users').set({ login_method: 'pin_only' }).where('id', '=', lead.id).execute()
    expect((await read()).signer.takes).toEqual(['pin'])
    await signsWithPin(0)
    expect((await read()).signer.takes).toEqual([])
  })

  it('FRC-4 shows image and phrase to a lead who signs with the PIN, and to nobody else', async () => {
    const image = { security_image: 'snail', personal_phrase: 'Slow and steady' } as const
    await server.database.query.updateTable('users').set(image).where('id', '=', lead.id).execute()
    await server.database.query.updateTable('organisations').set({ security_images: 'optional' }).execute()
    await till.tap(lead.pin)
    expect((await read()).signer.securityImage).toEqual({ name: null, phrase: null })
    await signsWithPin(1)
    expect((await read()).signer.securityImage).toEqual({ name: 'snail', phrase: 'Slow and steady' })
    await till.tap(server.admin.pin)
    expect(JSON.stringify(await read())).not.toMatch(/snail|Slow and steady/)
  })

  it('SIGN-1 DEV-8 a name is signed with the own PIN or password and with nothing less, and the session goes on', async () => {
    await signsWithPin(1)
    const { session } = await till.tap(lead.pin)
    for (const body of [{ name: 'New' }, { name: 'New', confirm: {} }, { name: '', ...byPin() }, { ...byPin() }]) {
      expect(await rename(body)).toMatchObject(invalid)
    }
    expect(await rename({ name: 'New', confirm: { pin: lead.pin, password: lead.password } })).toMatchObject(invalid)
    const wrongPin = { status: 403, body: { code: 'signing_pin_not_accepted', triesLeft: 4 } }
    expect(await rename({ name: 'New', ...byPin(server.admin.pin) })).toMatchObject(wrongPin)
    const wrongPassword = { status: 403, body: { code: 'confirmation_not_accepted' } }
    expect(await rename({ name: 'New', ...signedBy(server.admin) })).toMatchObject(wrongPassword)
    expect(await recorded('device.renamed')).toEqual([])
    expect(await rename({ name: '  Kasse 2 ', ...byPin() })).toEqual({ status: 204, body: null })
    expect((await read()).name).toBe('Kasse 2')
    expect(await rename({ name: 'Kasse 3', ...signedBy(lead) })).toMatchObject({ status: 204 })
    expect(await rename({ name: 'Kasse 3', ...byPin() })).toMatchObject({ status: 204 })
    const by = { by: lead.id, device: (await devices())[0]?.id, session: session?.id }
    expect(await recorded('device.renamed')).toEqual([
      { ...by, details: { from: 'Till 1', to: 'Kasse 2', signedWith: 'pin' } },
      { ...by, details: { from: 'Kasse 2', to: 'Kasse 3', signedWith: 'password' } },
    ])
    expect(await till.send('GET', '/v1/session')).toMatchObject({ status: 200 })
  })

  it('SIGN-1 DEV-10 an approval that is taken back ends this session within a second; another register keeps its own', async () => {
    const other = await openApprovedTill(server, 'Till 2')
    await other.tap(server.staffWithPassword.pin)
    await signsWithPin(1)
    await till.tap(lead.pin)
    const listening = await till.listen()
    expect(await revoke({})).toMatchObject(invalid)
    expect(await revoke(byPin())).toEqual({ status: 204, body: null })
    const begun = performance.now()
    expect(await listening.next()).toMatchObject({ type: 'session_ended', reason: 'device_revoked' })
    expect(performance.now() - begun).toBeLessThan(1_000)
    await listening.close()
    expect(await till.send('GET', path)).toMatchObject({ status: 401, body: { code: 'invalid_token' } })
    expect((await till.tap(lead.pin)).body).toMatchObject({ code: 'device_not_approved' })
    expect((await devices()).map(({ status }) => status)).toEqual(['revoked', 'approved'])
    expect(await other.send('GET', '/v1/session')).toMatchObject({ status: 200 })
    expect((await recorded('device.revoked')).map(({ by, details }) => ({ by, details }))).toEqual([
      { by: lead.id, details: { signedWith: 'pin' } },
    ])
  })

  it('SIGN-1 whose “Use PIN for signing” is off signs with the password, also in a session that a PIN opened', async () => {
    await till.tap(lead.pin)
    expect(await revoke(byPin())).toMatchObject({ status: 403, body: { code: 'signing_needs_password' } })
    expect(await revoke(signedBy(lead))).toMatchObject({ status: 204 })
  })

  it('SIGN-1 a register changes no other one: not by its ID, nor with its token', async () => {
    const other = await openApprovedTill(server, 'Till 2')
    const { session } = await till.typePassword(lead)
    const id = (await devices())[1]?.id ?? ''
    const noConsole = { status: 403, body: { code: 'cross_site_refused' } }
    expect(await till.send('GET', `/v1/devices/${id}`)).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
    expect(await till.send('PATCH', `/v1/devices/${id}`, { name: 'Mine', ...signedBy(lead) })).toMatchObject(noConsole)
    expect(await till.send('POST', `/v1/devices/${id}/revoke`, signedBy(lead))).toMatchObject(noConsole)
    expect(await till.send('DELETE', `/v1/devices/${id}`, signedBy(lead))).toMatchObject(noConsole)
    expect(await rename({ id, name: 'Mine', ...signedBy(lead) })).toMatchObject(invalid)
    other.useToken(session?.token ?? '')
    for (const answer of await everyCall(other)) expect(answer).toMatchObject({ code: 'invalid_token' })
    expect((await devices()).map(({ name, status }) => [name, status])).toEqual([
      ['Till 1', 'approved'],
      ['Till 2', 'approved'],
    ])
  })

  it('DEV-1 SIGN-1 is not for staff, nor behind the lock, nor without a session, nor on a device without approval', async () => {
    await till.tap(server.staffWithPassword.pin)
    for (const answer of await everyCall(till)) expect(answer).toMatchObject({ code: 'not_allowed' })
    await till.tap(lead.pin)
    await till.send('POST', '/v1/session/lock')
    for (const answer of await everyCall(till)) expect(answer).toMatchObject({ code: 'not_allowed' })
    till.useToken(null)
    for (const answer of await everyCall(till)) expect(answer).toMatchObject({ code: 'not_signed_in' })
    const tablet = await openTill(server)
    await tablet.typePassword(lead)
    for (const answer of await everyCall(tablet)) expect(answer).toMatchObject({ code: 'device_not_approved' })
    expect(await recorded('device.renamed')).toEqual([])
  })

  it('SIGN-1 USR-5 a lead who was demoted meanwhile changes nothing', async () => {
    await signsWithPin(1)
    await till.tap(lead.pin)
    const admin = await openConsole(server, server.admin)
    const { etag } = await admin.send('GET', `/v1/users/${lead.id}`)
    const demoted = await admin.send('PATCH', `/v1/users/${lead.id}`, { role: 'staff', ...signedBy(server.admin) }, { 'if-match': etag })
    expect(demoted.status).toBe(200)
    expect(await rename({ name: 'Mine', ...byPin() })).toMatchObject({ status: 401, body: { code: 'invalid_token' } })
    await till.tap(lead.pin)
    expect(await revoke(byPin())).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
    expect((await devices()).map(({ name, status }) => [name, status])).toEqual([['Till 1', 'approved']])
  })

  it('SIGN-1 after five wrong PINs, at registers and in the console together, only the password signs', async () => {
    await signsWithPin(1)
    const office = await openConsole(server, lead)
    const id = (await devices())[0]?.id ?? ''
    await office.send('PATCH', `/v1/devices/${id}`, { name: 'Mine', ...byPin('48213') })
    await till.tap(lead.pin)
    const answers = []
    for (let tried = 0; tried < 4; tried += 1) answers.push(await revoke(byPin('48213')))
    expect(answers.map(({ body }) => (body as { triesLeft: number }).triesLeft)).toEqual([3, 2, 1, 0])
    expect((await read()).signer).toMatchObject({ takes: ['password'], pinTriesLeft: 0 })
    expect(await revoke(byPin())).toMatchObject({ status: 403, body: { code: 'signing_needs_password' } })
    expect(await rename({ name: 'Kasse 2', ...signedBy(lead) })).toMatchObject({ status: 204 })
    expect((await read()).signer).toMatchObject({ takes: ['pin', 'password'], pinTriesLeft: 5 })
    expect(await revoke(byPin())).toMatchObject({ status: 204 })
  })

  it('SIGN-1 GRD-3 of many wrong PINs at once five are tried, and of many revocations at once one is made', async () => {
    await signsWithPin(1)
    await till.tap(lead.pin)
    const wrong = await Promise.all(Array.from({ length: 12 }, () => revoke(byPin('48213'))))
    const codes = wrong.map(({ body }) => (body as { code: string }).code)
    expect(codes.filter((code) => code === 'signing_pin_not_accepted')).toHaveLength(5)
    expect(codes.filter((code) => code === 'signing_needs_password')).toHaveLength(7)
    const right = await Promise.all(Array.from({ length: 4 }, () => revoke(signedBy(lead))))
    expect(right.map(({ status }) => status).sort()).toEqual([204, 401, 401, 401])
    expect(await recorded('device.revoked')).toHaveLength(1)
  })
})
