import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openConsole } from '../support/console.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill } from '../support/till.ts'

interface Listed {
  items: { id: string; surface: string; method: string; device: string | null; current: boolean }[]
}

describe.each(databaseKinds)('own sessions on %s', (kind) => {
  let server: TestServer
  beforeEach(async () => {
    server = await startTestServer({ database: kind })
  })
  afterEach(() => server.stop())

  const person = () => openConsole(server, server.staffWithPassword)
  const list = async (console: Awaited<ReturnType<typeof person>>) => ((await console.send('GET', '/v1/me/sessions')).body as Listed).items

  it('DEV-10 shows everybody where they are signed in, and signs out elsewhere, one or all', async () => {
    const till = await openApprovedTill(server)
    const [office, phone] = [await person(), await person()]
    await till.tap(server.staffWithPassword.pin)
    const listening = await till.listen()
    const all = await list(phone)
    expect(all.map(({ surface, method, current }) => ({ surface, method, current }))).toEqual(
      expect.arrayContaining([
        { surface: 'terminal', method: 'pin', current: false },
        { surface: 'console', method: 'password', current: true },
        { surface: 'console', method: 'password', current: false },
      ]),
    )
    const atTill = all.find(({ surface }) => surface === 'terminal')
    expect(atTill?.device).toEqual(expect.any(String))
    expect((await phone.send('DELETE', `/v1/me/sessions/${atTill?.id ?? ''}`)).status).toBe(204)
    expect(await listening.next()).toMatchObject({ type: 'session_ended', reason: 'signed_out' })
    await listening.close()
    expect((await phone.send('DELETE', '/v1/me/sessions')).status).toBe(204)
    expect((await office.send('GET', '/v1/me/sessions')).status).toBe(401)
    expect(await list(phone)).toMatchObject([{ current: true }])
  })

  it('DEV-10 ends nobody else’s session', async () => {
    const admin = await openConsole(server, server.admin)
    const staff = await person()
    const [foreign] = await list(admin)
    expect(await staff.send('DELETE', `/v1/me/sessions/${foreign?.id ?? ''}`)).toMatchObject({ status: 404, body: { code: 'not_found' } })
    await staff.send('DELETE', '/v1/me/sessions')
    expect(await list(admin)).toHaveLength(1)
  })
})
