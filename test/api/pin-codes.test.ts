import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { alone } from '../support/alone.ts'
import { openConsole, type Console } from '../support/console.ts'
import { keptLog } from '../support/kept-log.ts'
import { startMailServer, type TestMailServer } from '../support/mail-server.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill } from '../support/till.ts'

const minute = 60_000
const address = 'lea@shop.example'
const wrongCode = '0000-0000'

interface Offers {
  pins: string[]
  typing: { min: number; max: number } | null
  user: { displayName: string }
}

describe.each(databaseKinds)('codes for a new PIN on %s', (kind) => {
  let mails: TestMailServer
  let server: TestServer
  let clock: number
  let log: ReturnType<typeof keptLog>
  let pinOnly: { id: string; pin: string }
  let stranger: Console
  beforeEach(async () => {
    clock = Date.now()
    log = keptLog()
    mails = await startMailServer()
    server = await startTestServer({ database: kind, now: () => clock, smtp: mails.config, log: log.log, linksPerMinute: 1_000_000 })
    const somebody = server.staff.find(({ username }) => username === '')
    if (somebody === undefined) throw new Error('nobody here has a PIN only')
    pinOnly = somebody
    await setUser({ email: address, email_verified_at: 1 })
    stranger = await openConsole(server, { username: 'nobody at all', password: 'x' })
  })
  afterEach(async () => {
    await server.stop()
    await mails.close()
  })

  const setUser = (columns: object, id = pinOnly.id) =>
    server.database.query.updateTable('users').set(columns).where('id', '=', id).execute()
  const ask = async (name = address) => {
    const asked = await stranger.send('POST', '/v1/pin-codes', { name })
    return { ...asked, request: (asked.body as { request: string }).request }
  }
  const send = async (path: string, body: object) => stranger.send('POST', `/v1/pin-codes/${path}`, body)
  const redeem = (request: string, code: string, wanted: object = { pin: '58204' }) => send('redeem', { request, code, ...wanted })
  const code = (at = 0) => /^([0-9A-Z]{4}-[0-9A-Z]{4})$/m.exec(mails.received[at]?.mail.text ?? '')?.[1] ?? ''
  const mailed = async (count: number) => {
    await server.doChores()
    expect(mails.received).toHaveLength(count)
  }
  const answered = async () => {
    await server.doChores()
    expect(await server.database.query.selectFrom('pin_codes').select('wanted').where('wanted', 'is not', null).execute()).toEqual([])
  }
  const events = async (type: string) =>
    (
      await server.database.query
        .selectFrom('audit_events')
        .selectAll()
        .where('type', '=', type as 'user.pin_set')
        .execute()
    ).map((row) => row)
  const tap = async (pin: string) => {
    const till = await openApprovedTill(server)
    return (await till.tap(pin)).status
  }

  it('SELF-4 SELF-7 who has no password chooses a new PIN by a mailed code; the old PIN dies with it, and the code works once', async () => {
    const { request } = await ask()
    await mailed(1)
    expect(mails.received[0]?.to).toEqual([address])
    const offers = (await send('offers', { request, code: code().toLowerCase().replace('-', ' ') })).body as Offers
    expect(offers.pins).toHaveLength(3)
    expect(offers.typing).toEqual({ min: 5, max: 5 })
    expect(await redeem(request, code(), { offer: offers.pins[1] })).toMatchObject({ status: 200 })
    expect([await tap(pinOnly.pin), await tap(offers.pins[1] ?? '')]).toEqual([401, 201])
    expect(await redeem(request, code(), { pin: '58204' })).toMatchObject({ status: 403, body: { code: 'code_not_accepted' } })
    expect(await events('user.pin_code_used')).toMatchObject([{ actor_id: pinOnly.id, subject_id: null }])
    await mailed(2)
    expect(mails.received[1]?.mail.text).not.toMatch(alone(offers.pins[1] ?? ''))
    for (const secret of [request, code(), address, offers.pins[1] ?? '']) expect(log.text()).not.toMatch(alone(secret))
  })

  it('SELF-4 SELF-5 who guessed too often at the current PIN starts anew with a PIN chosen by code', async () => {
    const till = await openApprovedTill(server)
    const change = (currentPin: string, pin: string) => till.send('PUT', '/v1/session/pin', { pin, proof: { currentPin } })
    await till.tap(pinOnly.pin)
    for (let wrong = 0; wrong < 5; wrong += 1) await change('97531', '58204')
    expect(await change(pinOnly.pin, '58204')).toMatchObject({ body: { code: 'password_needed' } })
    const { request } = await ask()
    await mailed(1)
    expect(await redeem(request, code(), { pin: '60417' })).toMatchObject({ status: 200 })
    await till.tap('60417')
    expect((await change('60417', '58204')).status).toBe(204)
  })

  it('SELF-7 answers alike for who is there and who is not, and mails none but verified addresses that nobody else has', async () => {
    await setUser({ email: 'manager@shop.example' }, server.manager.id)
    const asked = [await ask(), await ask('nobody'), await ask(server.manager.username), await ask('nobody@shop.example')]
    expect(new Set(asked.map(({ status, body }) => JSON.stringify([status, Object.keys(body as object)]))).size).toBe(1)
    await answered()
    await mailed(1)
    const tried = []
    for (const { request } of asked) tried.push(await redeem(request, wrongCode))
    expect(new Set(tried.map(({ status, body }) => JSON.stringify([status, { ...(body as object), requestId: '' }]))).size).toBe(1)
    expect(tried[0]?.body).toMatchObject({ code: 'code_not_accepted', triesLeft: 4 })
    await setUser({ email: address.toUpperCase() }, server.manager.id)
    await ask()
    await answered()
    await setUser({ email: null }, server.manager.id)
    await setUser({ blocked: 1 })
    await ask()
    await answered()
    expect(await server.database.query.selectFrom('outbox').select('kind').execute()).toEqual([{ kind: 'pin_reset_code' }])
  })

  it('SELF-7 ends a code after five wrong ones, also where they come at once, and puts them on record', async () => {
    const { request } = await ask()
    await mailed(1)
    const tries = await Promise.all(Array.from({ length: 20 }, () => redeem(request, wrongCode)))
    const left = tries.map(({ body }) => (body as { triesLeft: number }).triesLeft)
    expect(left.filter((count) => count > 0).sort()).toEqual([1, 2, 3, 4])
    expect(await redeem(request, code())).toMatchObject({ status: 403, body: { triesLeft: 0 } })
    await server.doChores()
    expect((await events('user.pin_code_refused')).map(({ details }) => details)).toEqual(['{"tries":5}'])
    expect(await tap(pinOnly.pin)).toBe(201)
  })

  it('SELF-7 a code is over after 15 minutes, works with its own request alone, and dies with the address', async () => {
    const first = await ask()
    await mailed(1)
    const second = await ask()
    await mailed(2)
    expect(await redeem(second.request, code(0))).toMatchObject({ status: 403 })
    await setUser({ email_verified_at: null })
    expect(await redeem(first.request, code(0))).toMatchObject({ status: 403 })
    await setUser({ email_verified_at: 1 })
    clock += 15 * minute
    expect(await redeem(first.request, code(0))).toMatchObject({ status: 403, body: { triesLeft: 0 } })
    const admin = await openConsole(server, server.admin)
    const third = await ask()
    await mailed(3)
    const { etag } = await admin.send('GET', `/v1/users/${pinOnly.id}`)
    const signed = { email: 'thief@shop.example', confirm: { password: server.admin.password } }
    expect(await admin.send('PATCH', `/v1/users/${pinOnly.id}`, signed, { 'if-match': etag })).toMatchObject({
      status: 200,
    })
    expect(await redeem(third.request, code(2))).toMatchObject({ status: 403 })
  })

  it('SELF-7 mails one person three codes a day, and sets one PIN where a code is used twice at once', async () => {
    const { request } = await ask()
    await mailed(1)
    for (let times = 0; times < 3; times += 1) await ask()
    await answered()
    await mailed(3)
    const twice = await Promise.all(['58204', '60317'].map((pin) => redeem(request, code(), { pin })))
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 403])
  })

  it('SELF-7 GRD-8 strangers share three codes a day, and leave the owner those of each place where they signed in before', async () => {
    const lea = server.staffWithPassword
    await setUser({ email: 'lea@home.example', email_verified_at: 1 }, lea.id)
    const usedUp = async (place: string, user: { id: string } = lea) => {
      const mail = { user_id: user.id, organisation_id: server.organisation.id, kind: 'pin_code', place, at: clock } as const
      await server.database.query.insertInto('secret_mails').values([mail, mail, mail]).execute()
    }
    const till = await openApprovedTill(server)
    const own = await openConsole(server, lea)
    const atTill = { name: lea.username }
    const device = () => till.send('POST', '/v1/device/pin-codes', atTill)
    await usedUp('strangers')
    await usedUp('strangers', pinOnly)
    // Nobody signed in on the register yet, and the browser is not the other person's.
    await Promise.all([ask(lea.username), device(), own.send('POST', '/v1/pin-codes', { name: address })])
    await answered()
    expect(await server.database.query.selectFrom('outbox').select('id').execute()).toEqual([])
    await own.send('POST', '/v1/pin-codes', { name: lea.username })
    await mailed(1)
    expect((await till.tap(lea.pin)).status).toBe(201)
    await device()
    await mailed(2)
    const places = (await server.database.query.selectFrom('secret_mails').select('place').execute()).map(({ place }) => place)
    const known = places.filter((place) => place !== 'strangers')
    expect(known.map((place) => place.split(':')[0]).sort()).toEqual(['browser', 'device'])
    for (const place of known) await usedUp(place)
    await Promise.all([device(), own.send('POST', '/v1/pin-codes', { name: lea.username })])
    await answered()
    expect(mails.received).toHaveLength(2)
    clock += 24 * 60 * minute
    await ask(lea.username)
    await mailed(3)
  })

  it('POL-5 nobody recovers a PIN where users do not change theirs', async () => {
    const { request } = await ask()
    await mailed(1)
    await server.database.query.updateTable('organisations').set({ pins_changed_by_users: 0 }).execute()
    expect(await redeem(request, code())).toMatchObject({ status: 403, body: { code: 'pin_change_off' } })
    await ask()
    await answered()
    expect(mails.received).toHaveLength(1)
  })

  it('POL-9 a code gives no more tries than a password: five a day, whether accepted or refused', async () => {
    const { request } = await ask()
    await mailed(1)
    const taken = server.staff.find(({ id }) => id !== pinOnly.id)?.pin ?? ''
    for (let times = 0; times < 5; times += 1) {
      expect(await redeem(request, code(), { pin: taken })).toMatchObject({ status: 409, body: { code: 'pin_not_usable' } })
    }
    expect(await redeem(request, code())).toMatchObject({ status: 429, body: { code: 'try_later' } })
  })

  it('SELF-7 works on an approved register, for its own organisation and with its own request alone', async () => {
    const till = await openApprovedTill(server)
    const asked = await till.send('POST', '/v1/device/pin-codes', { name: address })
    const { request } = asked.body as { request: string }
    await mailed(1)
    expect(await redeem(request, code())).toMatchObject({ status: 403 })
    const offers = (await till.send('POST', '/v1/device/pin-codes/offers', { request, code: code() })).body as Offers
    expect(offers.user.displayName).not.toBe('')
    const done = await till.send('POST', '/v1/device/pin-codes/redeem', { request, code: code(), offer: offers.pins[0] })
    expect(done.status).toBe(200)
    expect((await till.tap(offers.pins[0] ?? '')).status).toBe(201)
    expect((await events('user.pin_code_used')).map(({ device_id }) => device_id)).not.toEqual([null])
  })
})
