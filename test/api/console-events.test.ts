import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ConsoleEvent, Topic } from '../../contract/http/console-events.ts'
import { ownTime } from '../support/own-time.ts'
import { createBrowser, type TestBrowser } from '../support/browser-caller.ts'
import { approve, createDevice } from '../support/device-caller.ts'
import { openConsoleStream, type OpenStream } from '../support/event-reader.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer, type WithPassword } from '../support/test-server.ts'
import { signedBy } from '../support/signed-by.ts'

type Stream = OpenStream<ConsoleEvent>

let server: TestServer
let opened: Stream[]

async function begin(options: Parameters<typeof startTestServer>[0]): Promise<void> {
  server = await startTestServer(options)
  opened = []
}
afterEach(async () => {
  for (const stream of opened) stream.cancel()
  await server.stop()
})

async function signIn(person: WithPassword, origin = server.node.origin): Promise<TestBrowser> {
  const browser = createBrowser({ url: server.url, origin })
  await browser.signIn(person)
  return browser
}
async function listen(browser: TestBrowser, origin = server.node.origin): Promise<Stream> {
  const stream = await openConsoleStream(browser, origin)
  opened.push(stream)
  return stream
}
/** Reads on until a message names the topic; null where the stream closed before. */
async function heardOf(stream: Stream, topic: Topic): Promise<Topic[] | null> {
  for (let event = await stream.next(); event !== null; event = await stream.next())
    if (event.type === 'changed' && event.topics.includes(topic)) return event.topics
  return null
}
async function lastOf(stream: Stream): Promise<ConsoleEvent | null> {
  let last: ConsoleEvent | null = null
  for (let event = await stream.next(); event !== null; event = await stream.next()) last = event
  return last
}
async function change(browser: TestBrowser, id: string, body: object) {
  const { body: user } = await browser.call('GET', `/v1/users/${id}`)
  const { version } = user as { version: number }
  return browser.call('PATCH', `/v1/users/${id}`, { body, headers: { 'if-match': `"${version}"` } })
}

describe.each(databaseKinds)('open consoles on %s', (database) => {
  beforeEach(() => begin({ database }))

  it('USR-1 LOG-1 hear within a second of what a colleague changed, and staff of themselves alone', async () => {
    const admin = await signIn(server.admin)
    const staff = await listen(await signIn(server.staffWithPassword))
    // The last of all, so that it hears of no sign-in.
    const colleague = await listen(await signIn(server.manager))
    expect([colleague.status, colleague.contentType]).toEqual([200, 'text/event-stream'])
    expect(colleague.headers.get('x-accel-buffering')).toBe('no')
    const body = { displayName: 'Somebody new', role: 'staff', loginMethod: 'pin_only' }
    const took = await ownTime(async () => {
      expect((await admin.call('POST', '/v1/users', { body })).status).toBe(201)
      await heardOf(colleague, 'users')
    })
    expect(took).toBeLessThan(1_000)
    await change(admin, server.staffWithPassword.id, { displayName: 'Another name' })
    expect(await heardOf(staff, 'me')).toEqual(['me'])
  })

  it('DEV-7 hear of an approval', async () => {
    const colleague = await listen(await signIn(server.manager))
    const device = await createDevice({ url: server.url, origin: server.node.origin })
    await approve(device, server.admin)
    expect(await heardOf(colleague, 'pinLogin')).toContain('devices')
  })

  it('DEV-10 are closed within a second when their person is blocked or loses the role', async () => {
    const admin = await signIn(server.admin)
    const manager = await listen(await signIn(server.manager))
    const staff = await listen(await signIn(server.staffWithPassword))
    await change(admin, server.manager.id, { role: 'staff', ...signedBy(server.admin) })
    await change(admin, server.staffWithPassword.id, { blocked: true, ...signedBy(server.admin) })
    const ends: unknown[] = []
    expect(await ownTime(async () => ends.push(await lastOf(manager), await lastOf(staff)))).toBeLessThan(1_000)
    expect(ends).toEqual([{ type: 'session_ended' }, { type: 'session_ended' }])
  })
})

describe('a console’s stream', () => {
  beforeEach(() => begin({}))

  it('DEV-10 closes when its person signs out elsewhere, and opens for nobody who is not in', async () => {
    const [here, there] = [await signIn(server.admin), await signIn(server.admin)]
    const stream = await listen(there)
    await here.call('DELETE', '/v1/me/sessions')
    expect(await lastOf(stream)).toEqual({ type: 'session_ended' })
    expect((await listen(there)).status).toBe(401)
    expect((await listen(createBrowser(server))).status).toBe(401)
  })

  it('DEV-10 ends when the server stops, within five seconds', async () => {
    const stream = await listen(await signIn(server.admin))
    expect(await ownTime(() => Promise.all([lastOf(stream), server.node.stop()]))).toBeLessThan(5_000)
  })
})

describe('two nodes on one PostgreSQL', () => {
  it('DEV-10 LOG-1 tell each other’s consoles of changes and of sessions that ended', async () => {
    await begin({ database: 'postgresql', publicUrl: 'http://localhost:8' })
    const other = await server.addNode()
    const admin = await signIn(server.admin)
    const manager = await listen(await signIn(server.manager, other.origin), other.origin)
    await change(admin, server.staffWithPassword.id, { displayName: 'Another name' })
    expect(await ownTime(() => heardOf(manager, 'users'))).toBeLessThan(1_000)
    await change(admin, server.manager.id, { blocked: true, ...signedBy(server.admin) })
    expect(await lastOf(manager)).toEqual({ type: 'session_ended' })
  })
})
