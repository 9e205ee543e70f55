import { afterEach, describe, expect, it } from 'vitest'
import { databaseKinds } from '../support/test-database.ts'
import { approve, createDevice } from '../support/device-caller.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

const tap = ['POST', '/v1/sessions/pin'] as const

let server: TestServer | undefined
afterEach(() => server?.stop())

async function approvedDevice(options: Parameters<typeof startTestServer>[0]) {
  server = await startTestServer(options)
  const device = await createDevice({ url: server.url, origin: server.node.origin })
  await approve(device, server.admin)
  return { server, device }
}

describe.each(databaseKinds)('a proof on %s', (database) => {
  it('GRD-3 is remembered over a restart, so that a caught tap cannot be sent again', async () => {
    const { server, device } = await approvedDevice({ database })
    const proof = await device.proofFor(...tap)
    const first = await device.call(...tap, { body: { pin: server.manager.pin }, proof })
    expect(first.status).toBe(201)
    await server.restart()
    const second = await device.call(...tap, { body: { pin: server.manager.pin }, proof })
    expect([second.status, second.code]).toEqual([401, 'invalid_dpop_proof'])
    expect((await device.signInWithPin(server.manager.pin)).status).toBe(201)
  })
})

describe('two nodes on one PostgreSQL', () => {
  it('GRD-3 take a proof once between them, and each other’s nonces', async () => {
    const { server, device } = await approvedDevice({ database: 'postgresql', publicUrl: 'http://localhost:8' })
    const other = await server.addNode()
    const proof = await device.proofFor(...tap)
    const replies = await Promise.all(
      [server.node.origin, other.origin].map((origin) => device.call(...tap, { body: { pin: server.manager.pin }, proof, origin })),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 401])
    expect(replies.find(({ status }) => status === 401)?.code).toBe('invalid_dpop_proof')
    const fresh = await device.call('GET', '/v1/terminal', { origin: other.origin, retry: false })
    expect(fresh.status).toBe(200)
  })
})
