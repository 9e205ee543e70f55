import { once } from 'node:events'
import { request, type ClientRequest, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApplication } from '../support/application.ts'
import { createBrowser } from '../support/browser-caller.ts'
import { openConsole } from '../support/console.ts'
import { createDevice } from '../support/device-caller.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { signedBy } from '../support/signed-by.ts'

describe('a body that is held back until its sender may no longer', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.stop())

  it('DEV-10 approves no device once the session was ended', async () => {
    const device = await createDevice(server)
    await device.signInWithPassword(server.admin)
    const body = JSON.stringify({ name: 'Till 9', machineId: '', platform: 'electron', appVersion: '1.0.0' })
    const dpop = await device.proofFor('POST', '/v1/devices')
    const held = await holdBack(server, 'POST', '/v1/devices', body, { dpop, authorization: `DPoP ${device.token ?? ''}` })
    expect((await device.call('DELETE', '/v1/session')).status).toBe(204)
    expect(await held.finish()).toMatchObject({ status: 401, body: { code: 'invalid_token' } })
    expect(await server.database.query.selectFrom('devices').selectAll().execute()).toEqual([])
  })

  it('DEV-10 lifts nothing with a body that the call does not ask for', async () => {
    const manager = createBrowser(server)
    await manager.signIn(server.manager)
    const cookie = [...manager.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const path = `/v1/devices/${server.admin.id}/lift`
    const held = await holdBack(server, 'POST', path, '{}', { cookie, origin: server.url })
    await manager.call('DELETE', '/v1/console/session')
    expect(await held.finish()).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
  })

  it('DEV-10 adds no user for a manager who was blocked meanwhile', async () => {
    const [admin, manager] = [createBrowser(server), createBrowser(server)]
    await admin.signIn(server.admin)
    await manager.signIn(server.manager)
    const cookie = [...manager.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const body = JSON.stringify({ displayName: 'A Friend', role: 'staff', loginMethod: 'pin_only' })
    const held = await holdBack(server, 'POST', '/v1/users', body, { cookie, origin: server.url })
    const { headers } = await admin.call('GET', `/v1/users/${server.manager.id}`)
    const blocked = await admin.call('PATCH', `/v1/users/${server.manager.id}`, {
      body: { blocked: true, ...signedBy(server.admin) },
      headers: { 'if-match': headers.get('etag') ?? '' },
    })
    expect(blocked.status).toBe(200)
    expect(await held.finish()).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
    const friends = server.database.query.selectFrom('users').selectAll().where('display_name', '=', 'A Friend')
    expect(await friends.execute()).toEqual([])
  })

  it('FRC-5 checks no password for an application whose key was withdrawn meanwhile', async () => {
    const app = await openApplication(server)
    const admin = await openConsole(server, server.admin)
    const { username, password } = server.staffWithPassword
    const body = JSON.stringify({ Username: username, Password: password })
    const headers = { 'et-app-key': app.key, authorization: `Bearer ${app.token ?? ''}` }
    const held = await holdBack(server, 'POST', '/v1.0/authentication', body, headers)
    const withdrawn = await admin.send('POST', `/v1/app-keys/${app.id}/withdrawal`, { confirm: { password: server.admin.password } })
    expect(withdrawn.status).toBe(204)
    expect(await held.finish()).toMatchObject({ status: 401, body: { ErrorsCode: ['app_key_not_accepted'], IsSucceed: false } })
    const checked = server.database.query.selectFrom('audit_events').selectAll().where('type', '=', 'user.authenticated')
    expect(await checked.execute()).toEqual([])
  })
})

/** Sends everything but the body, waits until the server has let the request in, and finishes when asked to. */
async function holdBack({ url }: TestServer, method: string, path: string, body: string, headers: Record<string, string>) {
  const sent: ClientRequest = request(new URL(path, url), {
    method,
    headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), expect: '100-continue' },
  })
  sent.flushHeaders()
  await once(sent, 'continue')
  sent.write(body.slice(0, 1))
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>
  return {
    finish: async () => {
      sent.end(body.slice(1))
      const [answer] = await answered
      let text = ''
      for await (const part of answer.setEncoding('utf8')) text += String(part)
      return { status: answer.statusCode, body: JSON.parse(text) as unknown }
    },
  }
}
