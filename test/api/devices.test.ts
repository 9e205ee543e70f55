import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownTime } from '../support/own-time.ts'
import { openConsole, type Console } from '../support/console.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill } from '../support/till.ts'

interface Listed {
  items: { id: string; name: string; signedIn: { sessionId: string; user: { id: string } }[] }[]
}

describe.each(databaseKinds)("the console's devices over HTTP on %s", (kind) => {
  let server: TestServer
  let admin: Console
  beforeEach(async () => {
    server = await startTestServer({ database: kind })
    admin = await openConsole(server, server.admin)
  })
  afterEach(() => server.stop())

  it('DEV-9 DEV-10 GRD-9 shows tries and who is signed in, and ends that session within one second', async () => {
    const till = await openApprovedTill(server)
    const person = server.staffWithPassword
    await till.tap(person.pin)
    const listening = await till.listen()
    const { items } = (await admin.send('GET', '/v1/devices?sort=name')).body as Listed
    const signedIn = items.flatMap((device) => device.signedIn).find(({ user }) => user.id === person.id)
    const found = await admin.send('GET', `/v1/devices/${items[0]?.id ?? ''}`)
    expect(found).toMatchObject({ status: 200, body: { tries: { wrongToday: 0, chanceOfHit: 0 } } })
    const took = await ownTime(async () => {
      expect((await admin.send('DELETE', `/v1/sessions/${signedIn?.sessionId ?? ''}`)).status).toBe(204)
      expect(await listening.next()).toMatchObject({ type: 'session_ended', reason: 'ended_by_admin' })
    })
    expect(took).toBeLessThan(1_000)
    await listening.close()
    expect(await till.send('GET', '/v1/session')).toMatchObject({ status: 401, body: { code: 'invalid_token' } })
  })

  it('DEV-7 finds devices by name, and refuses a sort it does not know', async () => {
    await openApprovedTill(server)
    const { items } = (await admin.send('GET', '/v1/devices')).body as Listed
    const query = encodeURIComponent(items[0]?.name.toUpperCase() ?? '')
    expect((await admin.send('GET', `/v1/devices?q=${query}`)).body).toMatchObject({ items: [{ id: items[0]?.id }] })
    expect((await admin.send('GET', '/v1/devices?q=nowhere')).body).toEqual({ items: [], next: null })
    expect(await admin.send('GET', '/v1/devices?sort=price')).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  })
})
