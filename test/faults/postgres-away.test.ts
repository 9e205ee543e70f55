import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBrowser } from '../support/browser-caller.ts'
import { approve, createDevice, type TestDevice } from '../support/device-caller.ts'
import { openStream } from '../support/event-reader.ts'
import { startPostgres, type Postgres } from '../support/postgres.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

describe('PostgreSQL goes away', () => {
  let postgres: Postgres
  let server: TestServer
  let device: TestDevice
  beforeAll(async () => {
    postgres = await startPostgres({ durable: true })
    server = await startTestServer({ location: { kind: 'postgresql', url: postgres.url('postgres') } })
    device = await createDevice(server)
    await approve(device, server.admin)
  })
  afterAll(async () => {
    await server.stop()
    await postgres.remove()
  })

  it('GRD-7 answers no while it is away, loses no counted guess, and is back by itself', async () => {
    const wrong = await device.signInWithPin('84736')
    expect(wrong.body).toMatchObject({ code: 'pin_not_accepted', triesLeft: 4 })
    await postgres.kill()
    for (const pin of [server.manager.pin, '84737']) {
      const reply = await device.signInWithPin(pin)
      expect([reply.status, reply.code]).toEqual([503, 'unavailable'])
    }
    const browser = createBrowser(server)
    expect((await browser.signIn(server.admin)).code).toBe('unavailable')
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
    await postgres.start()
    const next = await device.signInWithPin('84738')
    expect(next.body).toMatchObject({ code: 'pin_not_accepted', triesLeft: 3 })
    expect((await device.signInWithPin(server.manager.pin)).status).toBe(201)
  })

  it('DEV-10 closes every stream once it listens again, so that terminals read anew what they missed', async () => {
    const stream = await openStream(device, server.url)
    const listening = sql`select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen tillpass_events'`
    await listening.execute(server.database.query)
    expect(await stream.next()).toBeNull()
    const again = await openStream(device, server.url)
    await device.call('DELETE', '/v1/session')
    expect(await again.next()).toMatchObject({ type: 'session_ended', reason: 'signed_out' })
  })
})
