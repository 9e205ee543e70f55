import { afterEach, describe, expect, it } from 'vitest'
import { approve, createDevice } from '../support/device-caller.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

const metricsToken = 'a token of the operator'.replaceAll(' ', '-')

let server: TestServer
afterEach(() => server.stop())
const metrics = async (authorization?: string) =>
  fetch(`${server.url}/metrics`, authorization === undefined ? {} : { headers: { authorization } })

describe('what the operator asks', () => {
  it('LOG-2 has no metrics where no token is set', async () => {
    server = await startTestServer()
    expect((await metrics(`Bearer ${metricsToken}`)).status).toBe(404)
  })

  it('LOG-2 gives metrics to the operator’s token alone, and limits who guesses it', async () => {
    server = await startTestServer({ metricsToken, strangersPerMinute: 4 })
    const refused = await metrics()
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    const statuses = []
    for (const token of ['x', metricsToken.slice(1), `${metricsToken}x`, '']) statuses.push((await metrics(`Bearer ${token}`)).status)
    expect(statuses).toEqual([401, 401, 401, 429])
    expect((await metrics(`Bearer ${metricsToken}`)).status).toBe(200)
  })

  it('GRD-1 counts taps by what came of them, and devices that wait', async () => {
    server = await startTestServer({ metricsToken })
    const device = await createDevice(server)
    await approve(device, server.admin)
    for (const pin of wrongPins(server)) await device.signInWithPin(pin)
    const reply = await metrics(`Bearer ${metricsToken}`)
    const text = await reply.text()
    expect(reply.headers.get('content-type')).toContain('text/plain')
    expect(text).toContain('tillpass_taps_total{outcome="pin_not_accepted"} 5')
    expect(text).toContain('tillpass_taps_total{outcome="try_later"} 1')
    expect(text).toContain('tillpass_devices_waiting 1')
    expect(text).toContain('tillpass_devices_paused 0')
    expect(text).toContain('tillpass_wishes_put_off 0')
    expect(text).toMatch(/tillpass_http_request_duration_seconds_count\{method="POST",route="\/v1\/sessions\/pin",status="401"\} 5/)
  })

  it('GRD-7 is told that the server is not ready once its database is away', async () => {
    server = await startTestServer()
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    await server.database.close()
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })
})

/** Six PINs that nobody has. */
function wrongPins({ staff, admin, manager }: TestServer): string[] {
  const taken = new Set([...staff, admin, manager].map(({ pin }) => pin))
  const all = Array.from({ length: 200 }, (_, at) => String(10_370 + at * 37))
  return all.filter((pin) => !taken.has(pin)).slice(0, 6)
}
