import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openConsole, type Console } from '../support/console.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill } from '../support/till.ts'

const next = 'another password of hers'

describe.each(databaseKinds)('the personal area on %s', (kind) => {
  let server: TestServer
  let amara: Console
  beforeEach(async () => {
    server = await startTestServer({ database: kind })
    amara = await openConsole(server, server.staffWithPassword)
  })
  afterEach(() => server.stop())

  const signIn = async (password: string) =>
    (await openConsole(server, { username: server.staffWithPassword.username, password })).opened.status
  const change = (current: string, password: string, by = amara) => by.send('PUT', '/v1/me/password', { current, password })
  const lastEvents = async (count: number) =>
    (await server.database.query.selectFrom('audit_events').selectAll().orderBy('id', 'desc').limit(count).execute()).map(
      ({ type, actor_id, subject_id, details }) => ({ type, actor_id, subject_id, details }),
    )

  it('LOG-1 everybody changes the own name and language, on record, and the console of any browser learns of it', async () => {
    const { etag, body } = await amara.send('GET', '/v1/me')
    expect(body).toMatchObject({ displayName: server.staffWithPassword.displayName, role: 'staff', language: null })
    const saved = await amara.send('PATCH', '/v1/me', { displayName: 'Amara O.', language: 'nl' }, { 'if-match': etag })
    expect(saved).toMatchObject({ status: 200, body: { displayName: 'Amara O.', language: 'nl' } })
    const { id } = server.staffWithPassword
    expect(await lastEvents(1)).toEqual([
      { type: 'user.changed', actor_id: id, subject_id: null, details: JSON.stringify({ fields: ['displayName', 'language'] }) },
    ])
    const phone = await openConsole(server, server.staffWithPassword)
    expect(phone.opened.body).toMatchObject({ language: 'nl', user: { displayName: 'Amara O.' } })
    expect((await amara.send('GET', '/v1/console/session')).body).toMatchObject({ language: 'nl', user: { displayName: 'Amara O.' } })
  })

  it('USR-1 a new name of one’s own sorts the users like one that somebody else gave', async () => {
    const { etag } = await amara.send('GET', '/v1/me')
    await amara.send('PATCH', '/v1/me', { displayName: '~~~ Last' }, { 'if-match': etag })
    const manager = await openConsole(server, server.manager)
    const { items } = (await manager.send('GET', '/v1/users')).body as { items: { displayName: string }[] }
    expect(items.at(-1)?.displayName).toBe('~~~ Last')
  })

  it('USR-1 who saves second is told, and nobody gives themselves a role', async () => {
    const { etag } = await amara.send('GET', '/v1/me')
    expect(await amara.send('PATCH', '/v1/me', { displayName: 'A' })).toMatchObject({ status: 428 })
    await amara.send('PATCH', '/v1/me', { displayName: 'A' }, { 'if-match': etag })
    expect(await amara.send('PATCH', '/v1/me', { displayName: 'B' }, { 'if-match': etag })).toMatchObject({
      status: 412,
      body: { code: 'changed_meanwhile' },
    })
    for (const hostile of [
      { role: 'admin' },
      { email: 'x@example.com' },
      { displayName: '' },
      { displayName: 'x'.repeat(81) },
      { language: 'tlh' },
    ])
      expect(await amara.send('PATCH', '/v1/me', hostile, { 'if-match': '"2"' })).toMatchObject({ status: 400 })
    expect((await amara.send('GET', '/v1/me')).body).toMatchObject({ displayName: 'A', role: 'staff' })
  })

  it('DEV-10 a new password ends every other session of its owner, at the terminal too, and nobody else’s', async () => {
    const till = await openApprovedTill(server)
    await till.tap(server.staffWithPassword.pin)
    const listening = await till.listen()
    const phone = await openConsole(server, server.staffWithPassword)
    const manager = await openConsole(server, server.manager)
    expect(await change(server.staffWithPassword.password, next)).toMatchObject({ status: 204 })
    expect(await listening.next()).toMatchObject({ type: 'session_ended', reason: 'password_changed' })
    await listening.close()
    expect((await phone.send('GET', '/v1/me')).status).toBe(401)
    expect((await manager.send('GET', '/v1/me')).status).toBe(200)
    expect((await amara.send('GET', '/v1/me')).status).toBe(200)
    expect(await signIn(server.staffWithPassword.password)).toBe(401)
    expect(await signIn(next)).toBe(201)
  })

  it('GRD-8 a wrong current password changes nothing, counts, and a short new one is refused', async () => {
    expect(await change(server.staffWithPassword.password, 'too short')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'password' }] },
    })
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect(await change('not it at all', next)).toMatchObject({ status: 403, body: { code: 'confirmation_not_accepted', triesLeft } })
    expect(await change(server.staffWithPassword.password, next)).toMatchObject({ status: 429 })
    expect((await lastEvents(20)).map(({ type }) => type)).not.toContain('user.password_changed')
  })

  it('GRD-8 of two changes at the same instant one wins, and its password is the one that works', async () => {
    const passwords = [next, `${next} too`]
    const answers = await Promise.all(passwords.map((password) => change(server.staffWithPassword.password, password)))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 403])
    expect(await signIn(passwords[answers.findIndex(({ status }) => status === 204)] ?? '')).toBe(201)
  })
})
