import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { alone } from '../support/alone.ts'
import { openConsole, type Console } from '../support/console.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill, type Till } from '../support/till.ts'

describe.each(databaseKinds)('the own PIN over HTTP on %s', (kind) => {
  let server: TestServer
  let amara: Console
  let till: Till
  beforeEach(async () => {
    server = await startTestServer({ database: kind })
    amara = await openConsole(server, server.staffWithPassword)
    till = await openApprovedTill(server)
    // Who comes with the test server has a PIN; these tests begin without.
    const { id } = server.staffWithPassword
    await server.database.query.deleteFrom('pin_claims').where('user_id', '=', id).execute()
    await server.database.query.deleteFrom('pins').where('user_id', '=', id).execute()
  })
  afterEach(() => server.stop())

  const set = (body: object, by = amara) => by.send('PUT', '/v1/me/pin', body)
  const { mine, other, third } = { mine: '48302', other: '60417', third: '71935' }

  it('SELF-1 SELF-2 SELF-3 a PIN that staff sets in the console opens the till at once, and the one before no more', async () => {
    expect(await set({ pin: mine })).toMatchObject({ status: 200, body: { pin: null } })
    expect((await till.tap(mine)).session?.user.id).toBe(server.staffWithPassword.id)
    expect(await set({ pin: other, proof: { currentPin: mine } })).toMatchObject({ status: 200 })
    expect(await till.tap(mine)).toMatchObject({ status: 401, body: { code: 'pin_not_accepted' } })
    expect((await till.tap(other)).status).toBe(201)
    expect(await set({ pin: third, proof: { password: server.staffWithPassword.password } })).toMatchObject({ status: 200 })
    expect((await till.tap(other)).status).toBe(401)
    expect((await till.tap(third)).status).toBe(201)
  })

  it('SELF-6 a generated PIN is in the answer once, and opens the till', async () => {
    const { body } = await set({ generate: true })
    expect((await till.tap((body as { pin: string }).pin)).status).toBe(201)
    const read = await amara.send('GET', '/v1/me/pin')
    expect(read.body).toMatchObject({ pin: { length: 5, how: 'generated' } })
    expect(JSON.stringify(read.body)).not.toMatch(alone((body as { pin: string }).pin))
  })

  it.each([
    ['letters', '12a45'],
    ['3 digits', '483'],
    ['17 digits', '48302'.repeat(3) + '48'],
    ['full-width digits', '４８３０２'],
    ['a space inside', '48 302'],
    ['a space behind', '48302 '],
    ['a line break behind', '48302\n'],
    ['a number', 48302],
    ['nothing', ''],
  ])('SELF-1 SELF-2 refuses a PIN of %s by its field, as new and as current one', async (_, pin) => {
    const asNew = await set({ pin })
    expect(asNew).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    await set({ pin: mine })
    expect(await set({ pin: other, proof: { currentPin: pin } })).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    expect((await amara.send('GET', '/v1/me/pin')).body).toMatchObject({ currentTriesLeft: 5 })
    expect((await till.tap(mine)).status).toBe(201)
  })

  it('SELF-2 SELF-3 takes one proof and no fields besides', async () => {
    await set({ pin: mine })
    const { password } = server.staffWithPassword
    for (const hostile of [
      { pin: other, proof: { currentPin: mine, password } },
      { pin: other, proof: {} },
      { pin: other, proof: { currentPin: mine }, userId: server.manager.id },
      { pin: other, generate: true, proof: { currentPin: mine } },
      { generate: false, proof: { currentPin: mine } },
    ]) {
      expect(await set(hostile)).toMatchObject({ status: 400 })
    }
    expect(await set({ pin: other })).toMatchObject({ status: 403, body: { code: 'confirmation_not_accepted' } })
    expect((await till.tap(mine)).status).toBe(201)
  })

  it('SELF-2 says how many wrong current PINs are left, then asks for the password, on record', async () => {
    await set({ pin: mine })
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const wrong = await set({ pin: other, proof: { currentPin: third } })
      expect(wrong).toMatchObject({ status: 403, body: { code: 'current_pin_not_accepted', triesLeft } })
    }
    expect(await set({ pin: other, proof: { currentPin: mine } })).toMatchObject({ status: 403, body: { code: 'password_needed' } })
    const manager = await openConsole(server, server.manager)
    const { body } = await manager.send('GET', '/v1/audit-events?limit=5')
    expect(JSON.stringify(body)).toContain('user.current_pin_refused')
    for (const pin of [mine, other, third]) expect(JSON.stringify(body)).not.toMatch(alone(pin))
  })

  it('SELF-3 counts wrong passwords of a recovery as those of a sign-in', async () => {
    await set({ pin: mine })
    const said: unknown[] = []
    for (let n = 0; n < 6; n += 1) said.push(((await set({ pin: other, proof: { password: 'not hers' } })).body as { code: string }).code)
    expect(said).toEqual([...Array<string>(5).fill('confirmation_not_accepted'), 'try_later'])
    expect((await till.tap(mine)).status).toBe(201)
  })

  it('POL-5 off is said before anything is typed, and holds for every way', async () => {
    const admin = await openConsole(server, server.admin)
    const { etag } = await admin.send('GET', '/v1/pin-rules')
    const { password } = server.admin
    await admin.send('PATCH', '/v1/pin-rules', { usersMayChange: false, confirm: { password } }, { 'if-match': etag })
    const read = (await amara.send('GET', '/v1/me/pin')).body as { mayChange: boolean; ask: string[] }
    expect(read.mayChange).toBe(false)
    expect(read.ask).toContain(server.manager.displayName)
    for (const body of [
      { pin: mine },
      { generate: true },
      { offer: mine },
      { pin: mine, proof: { password: server.staffWithPassword.password } },
    ]) {
      expect(await set(body)).toMatchObject({ status: 403, body: { code: 'pin_change_off' } })
    }
    expect(await amara.send('POST', '/v1/me/pin-offers')).toMatchObject({ status: 403, body: { code: 'pin_change_off' } })
    expect((await admin.setPin(server.admin.id, mine)).body).toMatchObject({ code: 'pin_change_off' })
    expect((await admin.setPin(server.staffWithPassword.id, mine)).status).toBe(200)
  })

  it('SELF-9 turns signing on with the own password alone, for oneself alone', async () => {
    const turn = (body: object) => amara.send('PUT', '/v1/me/pin-signing', body)
    await set({ pin: mine })
    expect(await turn({ on: true })).toMatchObject({ status: 400 })
    expect(await turn({ on: true, confirm: { password: 'not hers' } })).toMatchObject({ status: 403 })
    expect(await turn({ on: true, confirm: { password: server.staffWithPassword.password } })).toMatchObject({ status: 204 })
    expect((await amara.send('GET', '/v1/me/pin')).body).toMatchObject({ forSigning: true })
    expect(await turn({ on: false })).toMatchObject({ status: 204 })
  })
})
