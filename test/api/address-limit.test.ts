import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
