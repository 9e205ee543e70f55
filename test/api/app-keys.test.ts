import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { refusal } from '../support/app-refusal.ts'
import { applicationWith, makeApplication, openApplication, type Application } from '../support/application.ts'
import { openConsole, type Console } from '../support/console.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

const minute = 60_000

describe.each(databaseKinds)('keys of other applications on %s', (kind) => {
  let server: TestServer
  let admin: Console
  let app: Application
  const clock = { now: Date.now() }
  beforeAll(async () => {
    server = await startTestServer({ database: kind, now: () => clock.now })
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    admin = await openConsole(server, server.admin)
    app = await openApplication(server, {}, admin)
  })

  const make = (given: Parameters<typeof makeApplication>[1] = {}) => openApplication(server, given, admin)

  it('FRC-5 tells a key that is not whole from one that nobody has, and says no more', async () => {
    const swapped = app.key.slice(0, -1) + (app.key.endsWith('0') ? '1' : '0')
    expect(await app.call('POST', '/v1.0/token', { headers: { 'et-app-key': swapped } })).toMatchObject(
      refusal(401, 'Unauthorized', 'app_key_not_accepted', 'Et-App-Key: This is no whole key'),
    )
    const gone = await makeApplication(server, {}, admin)
    await admin.send('POST', `/v1/app-keys/${gone.id}/withdrawal`, { confirm: { password: server.admin.password } })
    const reply = await gone.getToken()
    expect(reply).toMatchObject(refusal(401, 'Unauthorized', 'app_key_not_accepted', 'Et-App-Key: No application has this key'))
    expect(reply.headers.get('www-authenticate')).toBe('Bearer')
  })

  it('FRC-5 binds a token to its key: of another, over, or without a living key it opens nothing', async () => {
    const other = await make({ name: 'Other' })
    const dead = refusal(401, 'Unauthorized', 'invalid_token', 'Authorization: This token is over, or was made for another application')
    const reply = await app.call('POST', '/v1.0/authentication', { body: {}, headers: { authorization: `Bearer ${other.token ?? ''}` } })
    expect(reply).toMatchObject(dead)
    expect(reply.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
    clock.now += 60 * minute - 1
    expect((await app.authenticate(server.admin)).status).toBe(200)
    clock.now += 1
    expect(await app.authenticate(server.admin)).toMatchObject(dead)
    await app.getToken()
    expect((await app.authenticate(server.admin)).status).toBe(200)
  })

  it('FRC-5 lets old and new key work through an overlap, the token with both', async () => {
    const confirm = { password: server.admin.password }
    const { body } = await admin.send('POST', `/v1/app-keys/${app.id}/rotation`, { overlapHours: 1, confirm })
    const next = applicationWith(server.url, { id: app.id, key: (body as { key: string }).key })
    next.token = app.token
    expect((await app.authenticate(server.admin)).status).toBe(200)
    expect((await next.authenticate(server.admin)).status).toBe(200)
    const conflict = await admin.send('POST', `/v1/app-keys/${app.id}/rotation`, { overlapHours: 24, confirm })
    expect(conflict).toMatchObject({ status: 409, body: { code: 'conflict' } })
    const ended = await admin.send('POST', `/v1/app-keys/${app.id}/rotation`, { overlapHours: 0, confirm })
    expect(ended.status).toBe(200)
    for (const one of [app, next]) expect((await one.authenticate(server.admin)).status).toBe(401)
  })

  it('FRC-5 renames an application and ends its old key early, each with the own password; the new key and the token work on', async () => {
    const confirm = { password: server.admin.password }
    const send = (path: string, body: object, at = admin) => at.send('POST', `/v1/app-keys/${app.id}/${path}`, body)
    const { body } = await send('rotation', { overlapHours: 168, confirm })
    const next = applicationWith(server.url, { id: app.id, key: (body as { key: string }).key })
    next.token = app.token
    for (const signature of [{}, { confirm: { pin: server.admin.pin } }, { confirm: { password: 'wrong' } }]) {
      expect([400, 403]).toContain((await send('name', { name: 'Clock', ...signature })).status)
      expect([400, 403]).toContain((await send('overlap-end', signature)).status)
    }
    const manager = await openConsole(server, server.manager)
    expect((await send('overlap-end', { confirm: { password: server.manager.password } }, manager)).status).toBe(403)
    expect((await send('name', { name: 'C', confirm: { password: server.manager.password } }, manager)).status).toBe(403)
    expect((await app.authenticate(server.admin)).status).toBe(200)
    expect(await send('name', { name: ' Time clock ', confirm })).toMatchObject({ status: 200, body: { name: 'Time clock', id: app.id } })
    expect(await send('overlap-end', { confirm })).toMatchObject({ status: 200, body: { old: null } })
    expect(await send('overlap-end', { confirm })).toMatchObject({ status: 409, body: { code: 'conflict' } })
    expect((await app.authenticate(server.admin)).status).toBe(401)
    expect((await next.authenticate(server.admin)).status).toBe(200)
  })

  it('FRC-5 keeps a key to its scopes', async () => {
    const narrow = await make({ scopes: ['pins.change'] })
    expect(await narrow.authenticate(server.admin)).toMatchObject(
      refusal(403, 'Forbidden', 'not_allowed', 'Et-App-Key: This key was made without users.authenticate.'),
    )
  })

  it('FRC-5 keeps keys to admins with their password, and shows when one was last used', async () => {
    const manager = await openConsole(server, server.manager)
    expect((await manager.send('GET', '/v1/app-keys')).status).toBe(403)
    const wanted = { name: 'X', kind: 'custom', scopes: ['pins.change'] }
    for (const [confirm, status] of [
      [{ password: 'wrong' }, 403],
      [{ pin: server.admin.pin }, 400],
    ] as const)
      expect((await admin.send('POST', '/v1/app-keys', { ...wanted, confirm })).status).toBe(status)
    const confirm = { password: server.admin.password }
    for (const hostile of [{ name: ' ' }, { name: 'x'.repeat(61) }, { kind: 'root' }, { scopes: [] }, { scopes: ['users.*'] }])
      expect((await admin.send('POST', '/v1/app-keys', { ...wanted, ...hostile, confirm })).status).toBe(400)
    const { items } = (await admin.send('GET', '/v1/app-keys')).body as { items: { id: string; lastUsedAt: string }[] }
    expect(items.find(({ id }) => id === app.id)?.lastUsedAt).toBe(new Date(clock.now).toISOString())
    expect(JSON.stringify(items)).not.toContain('tpk_')
  })
})

describe('limits of the API for other applications', () => {
  it('FRC-5 counts keys that nobody has by address, and what an application calls by its key', async () => {
    const server = await startTestServer({ strangersPerMinute: 3, appCallsPerMinute: 5 })
    try {
      const admin = await openConsole(server, server.admin)
      const [app, other] = [await makeApplication(server, {}, admin), await makeApplication(server, {}, admin)]
      const guess = () => app.call('POST', '/v1.0/token', { headers: { 'et-app-key': `tpk_${'0'.repeat(49)}` } })
      const guesses = []
      for (let tried = 0; tried < 4; tried += 1) guesses.push((await guess()).status)
      expect(guesses).toEqual([401, 401, 401, 429])
      const calls = []
      for (let tried = 0; tried < 6; tried += 1) calls.push((await app.getToken()).status)
      expect(calls).toEqual([200, 200, 200, 200, 200, 429])
      expect((await other.getToken()).status).toBe(200)
    } finally {
      await server.stop()
    }
  })
})
