import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openConsole, type Console } from '../support/console.ts'
import { makePng, pngUrl } from '../support/make-png.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill, openTill } from '../support/till.ts'

const forbidden = { status: 403, body: { code: 'browser_devices_forbidden' } }

describe.each(databaseKinds)('settings over HTTP on %s', (kind) => {
  let server: TestServer
  let admin: Console
  let now: number
  beforeEach(async () => {
    now = Date.now()
    server = await startTestServer({ database: kind, now: () => now })
    admin = await openConsole(server, server.admin)
  })
  afterEach(() => server.stop())

  const change = async (body: object, who = admin) => {
    const { etag } = await who.send('GET', '/v1/settings')
    return who.send('PATCH', '/v1/settings', body, { 'if-match': etag })
  }

  it('answers with an ETag, asks for it, and tells who comes second', async () => {
    const { etag } = await admin.send('GET', '/v1/settings')
    expect(await admin.send('PATCH', '/v1/settings', { idleSeconds: 60 })).toMatchObject({ status: 428 })
    const first = await admin.send('PATCH', '/v1/settings', { idleSeconds: 60 }, { 'if-match': etag })
    expect(first).toMatchObject({ status: 200, body: { idleSeconds: 60 } })
    expect(first.etag).not.toBe(etag)
    expect(await admin.send('PATCH', '/v1/settings', { idleSeconds: 90 }, { 'if-match': etag })).toMatchObject({
      status: 412,
      body: { code: 'changed_meanwhile' },
    })
  })

  it.each([
    ['name', { name: '  ' }],
    ['name', { name: 'x'.repeat(81) }],
    ['name', { name: 'Till\u0007' }],
    ['idleSeconds', { idleSeconds: 29 }],
    ['idleSeconds', { idleSeconds: 3_601 }],
    ['idleSeconds', { idleSeconds: 60.5 }],
    ['idleSeconds', { idleSeconds: '60' }],
    ['terminalSessionSeconds', { terminalSessionSeconds: 0 }],
    ['consoleSessionSeconds', { consoleSessionSeconds: 86_401 }],
    ['recordsDays', { recordsDays: 29 }],
    ['sessionsDays', { sessionsDays: 3_651 }],
    ['languages', { languages: [] }],
    ['languages', { languages: ['en', 'en'] }],
    ['languages.0', { languages: ['fr'] }],
    ['shopColour', { shopColour: 'red' }],
    ['shopColour', { shopColour: '#12345' }],
    ['shopColour', { shopColour: '#17493a;background:url(//evil)' }],
    ['logo', { logo: 'data:image/svg+xml;base64,PHN2Zz4=' }],
    ['logo', { logo: `data:image/png;base64,${'A'.repeat(60_000)}` }],
    ['logo', { logo: pngUrl(makePng({ width: 481, height: 10 })) }],
    ['browserDevicesAllowed', { browserDevicesAllowed: 1 }],
  ])('names %s where it cannot be so, and changes nothing', async (field, body) => {
    const refused = await change({ ...body })
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: expect.arrayContaining([expect.objectContaining({ field })]) as unknown },
    })
    expect(await admin.send('GET', '/v1/settings')).toMatchObject({ etag: '"1"', body: { idleSeconds: 120, logo: null } })
  })

  it('takes the largest logo there may be in one request with every other setting', async () => {
    const png = makePng({ width: 480, height: 160, beside: { PLTE: Buffer.alloc(40_960 - 12 - 1_436) } })
    expect(png.length).toBeGreaterThan(39_000)
    expect(await change({ logo: pngUrl(png), name: '\u{1f6d2}'.repeat(40), languages: ['de', 'nl', 'en'] })).toMatchObject({ status: 200 })
  })

  it('shows name, colour and logo to everybody who is signed in, and the settings to leads alone', async () => {
    await change({ name: 'Bakkerij Zon', shopColour: '#7a2e3b', logo: pngUrl(makePng({ width: 30, height: 10 })) })
    const staff = await openConsole(server, server.staffWithPassword)
    expect(await staff.send('GET', '/v1/appearance')).toMatchObject({
      status: 200,
      body: { name: 'Bakkerij Zon', shopColour: '#7a2e3b', logo: pngUrl(makePng({ width: 30, height: 10 })) },
    })
    expect(await staff.send('GET', '/v1/settings')).toMatchObject({ status: 403 })
    const manager = await openConsole(server, server.manager)
    expect(await change({ recordsDays: 30 }, manager)).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
    expect(await change({ name: 'Zon' }, manager)).toMatchObject({ status: 200, body: { name: 'Zon' } })
  })

  it('tells registers of a change at once, and gives them name, colour, logo, languages and idle time', async () => {
    const till = await openApprovedTill(server)
    const stream = await till.listen()
    const logo = pngUrl(makePng({ width: 30, height: 10 }))
    await change({ name: 'Bakkerij Zon', shopColour: '#7a2e3b', logo, languages: ['nl', 'de'], idleSeconds: 45 })
    expect(await stream.next()).toEqual({ type: 'terminal_changed' })
    void stream.close()
    const { body } = await till.send('GET', '/v1/terminal')
    expect(body).toMatchObject({
      organisation: { name: 'Bakkerij Zon' },
      idleSeconds: 45,
      appearance: { colour: '#7a2e3b', languages: ['nl', 'de'] },
    })
    expect(JSON.stringify(body).length).toBeLessThan(1_000)
    expect(await till.send('GET', '/v1/terminal/logo')).toMatchObject({ status: 200, body: { logo: { logo } } })
    const stranger = await openTill(server)
    expect(await stranger.send('GET', '/v1/terminal/logo')).toEqual({ status: 200, body: { logo: null } })
    expect((await stranger.send('GET', '/v1/terminal')).body).not.toHaveProperty('appearance')
  })

  it('TRM-8 the organisation may forbid browser devices: those approved stop at once, and work again when allowed', async () => {
    const tablet = await openApprovedTill(server, 'Tablet', 'browser')
    const till = await openApprovedTill(server, 'Till 1')
    const [amara] = server.staff
    await tablet.tap(amara?.pin ?? '')
    await till.tap(amara?.pin ?? '')
    const stream = await tablet.listen()
    expect(await admin.send('GET', '/v1/settings')).toMatchObject({ body: { browserDevices: 1, browserDevicesAllowed: true } })
    await change({ browserDevicesAllowed: false })
    expect(await stream.next()).toMatchObject({ type: 'session_ended', reason: 'browser_forbidden' })
    expect(await tablet.send('GET', '/v1/session')).toMatchObject({ status: 401 })
    tablet.useToken(null)
    expect(await tablet.send('GET', '/v1/terminal')).toMatchObject(forbidden)
    expect(await tablet.tap(amara?.pin ?? '')).toMatchObject(forbidden)
    expect(await tablet.typePassword(server.admin)).toMatchObject(forbidden)
    const another = await openTill(server)
    await another.typePassword(server.admin)
    expect(await another.approve('Another tablet', 'browser')).toMatchObject(forbidden)
    expect(await till.send('GET', '/v1/session')).toMatchObject({ status: 200 })
    await change({ browserDevicesAllowed: true })
    expect(await tablet.tap(amara?.pin ?? '')).toMatchObject({ status: 201 })
  })

  it('TRM-1 a shortened age ends sessions that are older, on registers and in the console', async () => {
    const till = await openApprovedTill(server)
    await till.tap(server.staff[0]?.pin ?? '')
    const manager = await openConsole(server, server.manager)
    now += 3_600_000
    admin = await openConsole(server, server.admin)
    await change({ terminalSessionSeconds: 1_800, consoleSessionSeconds: 1_800 })
    expect(await till.send('GET', '/v1/session')).toMatchObject({ status: 401 })
    expect(await manager.send('GET', '/v1/console/session')).toMatchObject({ status: 401 })
    expect(await admin.send('GET', '/v1/console/session')).toMatchObject({ status: 200 })
  })
})
