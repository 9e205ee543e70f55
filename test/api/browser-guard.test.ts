import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBrowser, type TestBrowser } from '../support/browser-caller.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

describe('the console’s guard', () => {
  let server: TestServer
  let browser: TestBrowser
  beforeAll(async () => {
    server = await startTestServer({ publicUrl: 'https://tillpass.example' })
    browser = createBrowser({ url: server.url, origin: server.node.origin })
    await browser.signIn(server.manager)
  })
  afterAll(() => server.stop())

  it('ACT-1 keeps its session in a cookie that no script reads and no other site sends', async () => {
    const fresh = createBrowser({ url: server.url, origin: server.node.origin })
    const opened = await fresh.signIn(server.admin)
    const [session, place] = opened.headers.getSetCookie()
    for (const cookie of [session, place])
      expect(cookie).toMatch(/^__Host-tillpass(-place)?=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    expect(JSON.stringify(opened.body)).not.toContain(fresh.cookies.get('__Host-tillpass'))
  })

  it.each<[string, Record<string, string>]>([
    ['another origin', { origin: 'https://elsewhere.example' }],
    ['this host over plain http', { origin: 'http://tillpass.example' }],
    ['another port', { origin: 'https://tillpass.example:8443' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of the same site', { 'sec-fetch-site': 'same-site' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
  ])('ACT-1 refuses a write from %s', async (_, headers) => {
    const reply = await browser.call('PUT', '/v1/pin-login', { body: { active: true }, headers })
    expect([reply.status, reply.code]).toEqual([403, 'cross_site_refused'])
    expect((await browser.call('GET', '/v1/pin-login', { headers })).status).toBe(200)
  })

  it('ACT-1 refuses a write that does not say where it comes from', async () => {
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(`${server.node.origin}/v1/console/session`, { method: 'DELETE', headers: { cookie } })
    expect(reply.status).toBe(403)
    expect((await browser.call('GET', '/v1/console/session')).status).toBe(200)
  })

  it('ACT-1 refuses staff, on record', async () => {
    const staff = createBrowser({ url: server.url, origin: server.node.origin })
    await staff.signIn(server.staffWithPassword)
    const reply = await staff.call('PUT', '/v1/pin-login', { body: { active: false } })
    expect([reply.status, reply.code]).toEqual([403, 'not_allowed'])
    const events = server.database.query.selectFrom('audit_events').select(['actor_id', 'details']).where('type', '=', 'access.refused')
    expect(await events.execute()).toEqual([{ actor_id: server.staffWithPassword.id, details: '{"call":"PUT /v1/pin-login"}' }])
  })

  it('ACT-1 takes no device token for a cookie, and no cookie without its session', async () => {
    for (const value of ['x', '', 'a'.repeat(5_000)]) {
      const reply = await browser.call('GET', '/v1/console/session', { headers: { cookie: `__Host-tillpass=${value}` } })
      expect([reply.status, reply.code]).toEqual([401, 'not_signed_in'])
    }
  })
})
