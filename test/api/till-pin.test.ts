import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TillPin } from '../../contract/http/till-pin.ts'
import { alone } from '../support/alone.ts'
import { openConsole } from '../support/console.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer, type WithPassword } from '../support/test-server.ts'
import { openApprovedTill, openTill, type Till } from '../support/till.ts'

const fresh = ['48302', '60417', '71935'] as const

describe.each(databaseKinds)('the own PIN at a register on %s', (kind) => {
  let server: TestServer
  let till: Till
  let amara: WithPassword
  const start = Date.now()
  let now = start
  beforeEach(async () => {
    now = start
    server = await startTestServer({ database: kind, now: () => now })
    till = await openApprovedTill(server)
    amara = server.staffWithPassword
  })
  afterEach(() => server.stop())

  const set = (body: object) => till.send('PUT', '/v1/session/pin', body)
  const read = async () => (await till.send('GET', '/v1/session/pin')).body as TillPin
  const pinOnly = () => {
    const person = server.staff.find(({ username }) => username === '')
    if (person === undefined) throw new Error('nobody is PIN-only')
    return person
  }
  const withoutPin = async ({ id }: WithPassword) => {
    await server.database.query.deleteFrom('pin_claims').where('user_id', '=', id).execute()
    await server.database.query.deleteFrom('pins').where('user_id', '=', id).execute()
  }
  const newPinFor = (own: string) => fresh.find((pin) => pin !== own) ?? ''
  const records = async () => {
    const rows = await server.database.query.selectFrom('audit_events').selectAll().orderBy('id').execute()
    return rows.map(({ type, actor_id, device_id, session_id, details }) => ({ type, actor_id, device_id, session_id, details }))
  }

  it('SELF-5 lets who has no password change the PIN with the current one; the session goes on and the PIN before opens nothing', async () => {
    const person = pinOnly()
    const { session } = await till.tap(person.pin)
    expect(await read()).toMatchObject({ isSet: true, takes: ['pin'], hasPassword: false, mayChange: true, ask: [] })
    const pin = newPinFor(person.pin)
    expect(await set({ pin, proof: { currentPin: person.pin } })).toEqual({ status: 204, body: null })
    expect(await till.send('GET', '/v1/session')).toMatchObject({ status: 200, body: { id: session?.id } })
    const devices = await server.database.query.selectFrom('devices').select('id').execute()
    const by = { actor_id: person.id, device_id: devices[0]?.id, session_id: session?.id }
    expect(await records()).toContainEqual({ ...by, type: 'user.pin_set', details: expect.stringContaining('typed') as string })
    expect((await till.tap(person.pin)).status).toBe(401)
    expect((await till.tap(pin)).session?.user.id).toBe(person.id)
  })

  it('SELF-5 creates a first PIN right after the password, later with the password once more, and never by a session that a PIN opened', async () => {
    const before = await till.tap(amara.pin)
    await withoutPin(amara)
    expect(await read()).toMatchObject({ isSet: false, takes: [], hasPassword: true })
    expect(await set({ pin: fresh[0] })).toMatchObject({ status: 403, body: { code: 'password_needed' } })
    expect(await set({ pin: fresh[0], proof: { password: amara.password } })).toMatchObject({ body: { code: 'password_needed' } })
    expect(before.session?.method).toBe('pin')
    await till.typePassword(amara)
    expect(await read()).toMatchObject({ isSet: false, takes: ['nothing'] })
    now += 15 * 60_000 + 1
    expect(await read()).toMatchObject({ takes: ['password'] })
    expect(await set({ pin: fresh[0] })).toMatchObject({ status: 403, body: { code: 'password_needed' } })
    expect(await set({ pin: fresh[0], proof: { password: 'not hers' } })).toMatchObject({ body: { code: 'confirmation_not_accepted' } })
    expect((await set({ pin: fresh[0], proof: { password: amara.password } })).status).toBe(204)
    expect((await till.tap(fresh[0])).session?.user.id).toBe(amara.id)
  })

  it('SELF-5 recovers with the password where the session began with it, also on a device that is not approved', async () => {
    const tablet = await openTill(server)
    await tablet.typePassword(amara)
    expect((await tablet.send('GET', '/v1/session/pin')).body).toMatchObject({ takes: ['pin', 'password'] })
    expect(await tablet.send('PUT', '/v1/session/pin', { pin: fresh[0] })).toMatchObject({ body: { code: 'confirmation_not_accepted' } })
    const body = { pin: fresh[0], proof: { password: amara.password } }
    expect((await tablet.send('PUT', '/v1/session/pin', body)).status).toBe(204)
    expect((await till.tap(fresh[0])).session?.user.id).toBe(amara.id)
  })

  it('SELF-5 counts wrong current PINs by person, in console and at registers together; another PIN from a lead gives them back', async () => {
    const colleague = pinOnly()
    const amaras = await openConsole(server, amara)
    const [pin, other] = [newPinFor(amara.pin), colleague.pin]
    await amaras.send('PUT', '/v1/me/pin', { pin, proof: { currentPin: other } })
    await till.tap(amara.pin)
    for (const triesLeft of [3, 2, 1, 0]) {
      const wrong = { status: 403, body: { code: 'current_pin_not_accepted', triesLeft } }
      expect(await set({ pin, proof: { currentPin: other } })).toMatchObject(wrong)
    }
    expect(await set({ pin, proof: { currentPin: amara.pin } })).toMatchObject({ status: 403, body: { code: 'password_needed' } })
    const { takes, ask, hasPassword } = await read()
    expect({ takes, hasPassword }).toEqual({ takes: [], hasPassword: true })
    expect(ask).toContain(server.manager.displayName)
    const manager = await openConsole(server, server.manager)
    expect((await manager.setPin(amara.id, fresh[2])).status).toBe(200)
    await till.tap(fresh[2])
    expect(await read()).toMatchObject({ takes: ['pin'], currentTriesLeft: 5 })
    const told = JSON.stringify(await records())
    for (const secret of [pin, other, amara.pin, fresh[2]]) expect(told).not.toMatch(alone(secret))
  })

  it('SELF-5 shows and does nothing behind the lock, nor without a session, nor with somebody else’s token', async () => {
    const { session } = await till.tap(amara.pin)
    const body = { pin: newPinFor(amara.pin), proof: { currentPin: amara.pin } }
    const everyCall = async (by: Till) => [
      (await by.send('GET', '/v1/session/pin')).body,
      (await by.send('PUT', '/v1/session/pin', body)).body,
      (await by.send('POST', '/v1/session/pin/offers')).body,
    ]
    await till.send('POST', '/v1/session/lock')
    for (const answer of await everyCall(till)) expect(answer).toMatchObject({ code: 'not_allowed' })
    till.useToken(null)
    for (const answer of await everyCall(till)) expect(answer).toMatchObject({ code: 'not_signed_in' })
    const thief = await openApprovedTill(server, 'Till 2')
    thief.useToken(session?.token ?? '')
    for (const answer of await everyCall(thief)) expect(answer).toMatchObject({ code: 'invalid_token' })
    expect((await till.tap(amara.pin)).status).toBe(201)
  })

  it('SELF-5 lets one of two changes at once through', async () => {
    await till.tap(amara.pin)
    const [one, two] = fresh.filter((pin) => pin !== amara.pin)
    const proof = { currentPin: amara.pin }
    const both = await Promise.all([set({ pin: one, proof }), set({ pin: two, proof })])
    expect(both.map(({ status }) => status).sort()).toEqual([204, 403])
  })

  it('SELF-5 POL-9 sets one of three that were offered there, where nothing is typed', async () => {
    await server.database.query.updateTable('organisations').set({ pins_generated_only: 1 }).execute()
    await till.tap(amara.pin)
    const proof = { currentPin: amara.pin }
    expect(await read()).toMatchObject({ generatedOnly: true })
    expect(await set({ pin: fresh[0], proof })).toMatchObject({ status: 409, body: { code: 'pins_generated_only' } })
    const { status, body } = await till.send('POST', '/v1/session/pin/offers')
    expect(status).toBe(201)
    const [, chosen] = (body as { pins: string[] }).pins
    expect(await set({ offer: '00000', proof })).toMatchObject({ body: { code: 'pin_not_offered' } })
    expect((await set({ offer: chosen, proof })).status).toBe(204)
    expect((await till.tap(chosen ?? '')).session?.user.id).toBe(amara.id)
  })

  it('SELF-5 POL-9 counts tries of the own PIN wherever they are made, and says when there is one again', async () => {
    await till.tap(amara.pin)
    const offers = [1, 2, 3, 4, 5, 6].map(() => () => till.send('POST', '/v1/session/pin/offers'))
    const statuses: number[] = []
    for (const offer of offers) statuses.push((await offer()).status)
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429])
    const { retryAfterSeconds } = await read()
    expect(retryAfterSeconds).toBeGreaterThan(86_000)
    const body = { pin: newPinFor(amara.pin), proof: { currentPin: amara.pin } }
    expect(await set(body)).toMatchObject({ status: 429, body: { code: 'try_later' } })
  })

  it('SELF-5 POL-5 says whom to ask where people do not change their PINs, and refuses every way', async () => {
    await server.database.query.updateTable('organisations').set({ pins_changed_by_users: 0 }).execute()
    await till.tap(amara.pin)
    const own = await read()
    expect(own).toMatchObject({ mayChange: false })
    expect(own.ask).toContain(server.manager.displayName)
    expect(await set({ pin: newPinFor(amara.pin), proof: { currentPin: amara.pin } })).toMatchObject({ body: { code: 'pin_change_off' } })
    expect(await till.send('POST', '/v1/session/pin/offers')).toMatchObject({ body: { code: 'pin_change_off' } })
  })

  it('SELF-5 FRC-4 shows image and phrase to their owner alone, where the organisation has them', async () => {
    const image = { security_image: 'snail', personal_phrase: 'Slow and steady' } as const
    await server.database.query.updateTable('users').set(image).where('id', '=', amara.id).execute()
    await till.tap(amara.pin)
    expect(await read()).toMatchObject({ securityImage: { name: null, phrase: null } })
    await server.database.query.updateTable('organisations').set({ security_images: 'optional' }).execute()
    expect(await read()).toMatchObject({ securityImage: { name: 'snail', phrase: 'Slow and steady' } })
    await till.tap(pinOnly().pin)
    expect(await read()).toMatchObject({ securityImage: { name: null, phrase: null } })
  })

  it('FRC-4 tells a locked screen neither image nor phrase, whatever it asks and whoever taps', async () => {
    const image = { security_image: 'snail', personal_phrase: 'Slow and steady' } as const
    await server.database.query.updateTable('users').set(image).where('id', '=', amara.id).execute()
    await server.database.query.updateTable('organisations').set({ security_images: 'required' }).execute()
    await till.tap(amara.pin)
    await till.send('POST', '/v1/session/lock')
    const told = [
      await till.send('GET', '/v1/session/pin'),
      await till.send('GET', '/v1/session'),
      await till.send('GET', '/v1/terminal'),
      await till.send('POST', '/v1/sessions/pin', { pin: newPinFor(amara.pin) }),
    ]
    expect(told.map(({ status }) => status)).toEqual([403, 200, 200, 401])
    expect(JSON.stringify(told)).not.toMatch(/snail|Slow and steady/)
  })

  it.each([
    ['letters', { pin: '12a45' }],
    ['17 digits', { pin: '48302483024830248' }],
    ['a wish for a generated one', { generate: true }],
    ['somebody else’s ID', { pin: fresh[0], userId: '01890000-0000-7000-8000-00000000dead' }],
    ['two proofs', { pin: fresh[0], proof: { currentPin: fresh[1], password: 'x' } }],
  ])('SELF-5 refuses %s by its shape', async (_, body) => {
    await till.tap(amara.pin)
    expect(await set(body)).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  })
})
