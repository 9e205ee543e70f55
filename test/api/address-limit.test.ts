import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createBrowser } from '../support/browser-caller.ts'
import { approve, createDevice, type TestDevice } from '../support/device-caller.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

const allowed = 20

describe('requests that prove nothing', () => {
  let server: TestServer
  let register: TestDevice
  beforeAll(async () => {
    server = await startTestServer({ strangersPerMinute: allowed })
    register = await createDevice(server)
    await approve(register, server.admin)
  })
  afterAll(() => server.stop())

  it('GRD-7 are limited by address, and an approved device behind the same address does not suffer', async () => {
    const stranger = await createDevice(server)
    const codes = []
    for (let i = 0; i < allowed; i += 1)
      codes.push((await stranger.call('POST', '/v1/sessions/pin', { body: { pin: '04711' }, proof: 'x' })).code)
    expect(new Set(codes)).toEqual(new Set(['invalid_dpop_proof', 'try_later']))
    const limited = await stranger.call('GET', '/v1/terminal')
    expect([limited.status, limited.code]).toEqual([429, 'try_later'])
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(limited.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    for (let i = 0; i < allowed; i += 1) expect((await register.call('GET', '/v1/terminal')).status).toBe(200)
    expect((await register.signInWithPin(server.manager.pin)).status).toBe(201)
  })
})

describe('the address of a caller', () => {
  let server: TestServer | undefined
  afterEach(() => server?.stop())

  const addressesAfter = async (forwarded: string, trustProxy: string[]) => {
    server = await startTestServer({ trustProxy })
    const device = await createDevice(server)
    const body = { username: server.admin.username, password: server.admin.password }
    await device.call('POST', '/v1/sessions/password', { body, headers: { 'x-forwarded-for': forwarded } })
    const rows = await server.database.query.selectFrom('sessions').select('ip').execute()
    return rows.map(({ ip }) => ip)
  }

  it('GRD-7 is the connection’s, whatever a caller says', async () => {
    expect(await addressesAfter('203.0.113.9', [])).toEqual(['127.0.0.1'])
  })
  it('GRD-7 is the one its own proxy saw, not what the caller put before it', async () => {
    expect(await addressesAfter('198.51.100.1, 203.0.113.9, 10.1.2.3', ['127.0.0.1', '10.0.0.0/8'])).toEqual(['203.0.113.9'])
  })
})

describe('sign-ins with ever new user names', () => {
  let server: TestServer
  let register: TestDevice
  beforeAll(async () => {
    server = await startTestServer({ signInsPerMinute: 6 })
    register = await createDevice(server)
    await approve(register, server.admin)
  })
  afterAll(() => server.stop())

  it('GRD-8 are limited by address, at the console and on unknown devices; who signed in from there before does not suffer', async () => {
    const known = createBrowser(server)
    await known.signIn(server.admin)
    const guess = (at: number) => ({ username: `nobody-${at}`, password: 'a guess' })
    const codes: unknown[] = []
    // The approval and the sign-in above were the first.
    for (let at = 0; at < 3; at += 1) codes.push((await createBrowser(server).signIn(guess(at))).code)
    for (let at = 3; at < 6; at += 1) codes.push((await (await createDevice(server)).signInWithPassword(guess(at))).code)
    const wrong = 'password_not_accepted'
    expect(codes).toEqual([wrong, wrong, wrong, wrong, 'try_later', 'try_later'])
    const limited = await createBrowser(server).signIn(server.admin)
    expect([limited.status, limited.code]).toEqual([429, 'try_later'])
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await register.signInWithPassword(server.admin)).status).toBe(201)
    expect((await known.signIn(server.admin)).status).toBe(201)
    expect((await known.signIn(server.manager)).code).toBe('try_later')
  })
})
