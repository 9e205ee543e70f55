import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownTime } from '../support/own-time.ts'
import { databaseKinds } from '../support/test-database.ts'
import { createBrowser, type TestBrowser } from '../support/browser-caller.ts'
import { approve, createDevice, type TestDevice } from '../support/device-caller.ts'
import { openStream } from '../support/event-reader.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { signedBy } from '../support/signed-by.ts'

let server: TestServer
let device: TestDevice
let browser: TestBrowser

async function begin(options: Parameters<typeof startTestServer>[0]): Promise<void> {
  server = await startTestServer(options)
  device = await createDevice({ url: server.url, origin: server.node.origin })
  await approve(device, server.admin)
  browser = createBrowser({ url: server.url, origin: server.node.origin })
  await browser.signIn(server.admin)
}
async function openAsStranger() {
  const stranger = await createDevice(server)
  await stranger.call('GET', '/v1/terminal')
  return openStream(stranger, server.url)
}
const deviceId = async () => (await server.database.query.selectFrom('devices').select('id').executeTakeFirstOrThrow()).id

afterEach(() => server.stop())

describe.each(databaseKinds)('server-sent events on %s', (database) => {
  beforeEach(() => begin({ database }))

  it('DEV-10 tells an open terminal within a second that its device was revoked, and refuses the old session', async () => {
    await device.signInWithPin(server.manager.pin)
    const stream = await openStream(device, server.url)
    expect([stream.status, stream.contentType]).toEqual([200, 'text/event-stream'])
    const heard: unknown[] = []
    const took = await ownTime(async () => {
      await browser.call('POST', `/v1/devices/${await deviceId()}/revoke`, { body: signedBy(server.admin) })
      heard.push(await stream.next(), await stream.next())
    })
    expect(took).toBeLessThan(1_000)
    expect(heard).toContainEqual(expect.objectContaining({ type: 'session_ended', reason: 'device_revoked' }))
    expect((await device.call('GET', '/v1/session')).code).toBe('invalid_token')
  })
})

describe('a stream', () => {
  beforeEach(() => begin({}))

  it('DEV-10 tells its own session’s end only, and closes with it', async () => {
    const other = await createDevice(server)
    await approve(other, server.admin, 'Register 2')
    const idle = await openStream(other, server.url)
    const { body } = await device.signInWithPin(server.manager.pin)
    const stream = await openStream(device, server.url)
    await device.call('DELETE', '/v1/session')
    expect(await stream.next()).toEqual({ type: 'session_ended', sessionId: (body as { id: string }).id, reason: 'signed_out' })
    expect(await stream.next()).toBeNull()
    await browser.call('PUT', '/v1/pin-login', { body: { active: false, confirm: { password: server.admin.password } } })
    expect(await idle.next()).toEqual({ type: 'terminal_changed' })
    idle.cancel()
  })

  it('GRD-7 of a key nobody knows makes room for the next one from that address, and never takes it from a register', async () => {
    const register = await openStream(device, server.url)
    const opened = []
    for (let at = 0; at < 51; at += 1) opened.push(await openAsStranger())
    expect(opened.map(({ status }) => status)).toEqual(opened.map(() => 200))
    expect(await opened[0]?.next()).toBeNull()
    await browser.call('PUT', '/v1/pin-login', { body: { active: false, confirm: { password: server.admin.password } } })
    expect(await register.next()).toEqual({ type: 'terminal_changed' })
    for (const stream of [register, ...opened]) stream.cancel()
  })

  it('DEV-10 is refused to a token whose session is over', async () => {
    await device.signInWithPin(server.manager.pin)
    const { token } = device
    await device.call('DELETE', '/v1/session')
    device.token = token
    expect((await device.call('GET', '/v1/terminal/events')).code).toBe('invalid_token')
  })

  it('DEV-1 tells an unknown device that it was approved, and of its organisation from then on', async () => {
    const fresh = await createDevice(server)
    await fresh.call('GET', '/v1/terminal')
    const stream = await openStream(fresh, server.url)
    await approve(fresh, server.manager, 'Register 3')
    expect(await stream.next()).toEqual({ type: 'terminal_changed' })
    await browser.call('PUT', '/v1/pin-login', { body: { active: false, confirm: { password: server.admin.password } } })
    expect(await stream.next()).toEqual({ type: 'terminal_changed' })
    stream.cancel()
  })

  it('DEV-10 keeps four streams of one key; a fifth closes the oldest', async () => {
    const streams = []
    for (let i = 0; i < 5; i += 1) streams.push(await openStream(device, server.url))
    const [oldest, ...others] = streams
    expect(await oldest?.next()).toBeNull()
    await browser.call('PATCH', `/v1/devices/${await deviceId()}`, { body: { name: 'Bakery', ...signedBy(server.admin) } })
    for (const stream of others) expect(await stream.next()).toEqual({ type: 'terminal_changed' })
    for (const stream of others) stream.cancel()
  })

  it('DEV-10 ends when the server stops, within five seconds', async () => {
    const stream = await openStream(device, server.url)
    const took = await ownTime(async () => {
      const [end] = await Promise.all([stream.next(), server.node.stop()])
      expect(end).toBeNull()
    })
    expect(took).toBeLessThan(5_000)
  })
})

describe('two nodes on one PostgreSQL', () => {
  it('DEV-10 tell each other’s terminals within a second, and both refuse the old session', async () => {
    await begin({ database: 'postgresql', publicUrl: 'http://localhost:8' })
    const other = await server.addNode()
    await device.signInWithPin(server.manager.pin)
    const stream = await openStream(device, server.url, other.origin)
    const heard: unknown[] = []
    const took = await ownTime(async () => {
      await browser.call('POST', `/v1/devices/${await deviceId()}/revoke`, { body: signedBy(server.admin) })
      heard.push(await stream.next(), await stream.next())
    })
    expect(took).toBeLessThan(1_000)
    expect(heard).toContainEqual(expect.objectContaining({ type: 'session_ended', reason: 'device_revoked' }))
    for (const { origin } of [server.node, other]) expect((await device.call('GET', '/v1/session', { origin })).code).toBe('invalid_token')
  })
})
