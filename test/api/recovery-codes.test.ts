import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openConsole, type Console } from '../support/console.ts'
import { keptLog } from '../support/kept-log.ts'
import { startMailServer, type TestMailServer } from '../support/mail-server.ts'
import { signedBy } from '../support/signed-by.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

const chosen = 'a password of her own'

describe.each(databaseKinds)('recovery codes on %s', (kind) => {
  let mails: TestMailServer
  let server: TestServer
  let manager: Console
  let log: ReturnType<typeof keptLog>
  beforeEach(async () => {
    log = keptLog()
    mails = await startMailServer()
    server = await startTestServer({ database: kind, smtp: mails.config, log: log.log })
    await server.database.query.updateTable('users').set({ email: 'lea@shop.example' }).where('id', '=', server.manager.id).execute()
    manager = await openConsole(server, server.manager)
  })
  afterEach(async () => {
    await server.stop()
    await mails.close()
  })

  const make = async (password = server.manager.password) => {
    const made = await manager.send('POST', '/v1/me/recovery-codes', { confirm: { password } })
    return { ...made, codes: (made.body as { codes?: string[] }).codes ?? [] }
  }
  const recover = (code: string, { username = server.manager.username, password = chosen } = {}) =>
    manager.send('POST', '/v1/password-links/recover', { username, code, password })
  const left = async (of: Console) => (await of.send('GET', '/v1/me/recovery-codes')).body
  const signIn = async (password: string) => (await openConsole(server, { username: server.manager.username, password })).opened.status

  it('ACC-1 a printed code chooses a new password once, ends all sessions, and tells the owner by mail', async () => {
    expect((await make('wrong password')).status).toBe(403)
    const { status, codes } = await make()
    expect([status, codes.length, new Set(codes).size]).toEqual([201, 10, 10])
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    const stored = await server.database.query.selectFrom('recovery_codes').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(codes[0])
    expect(await recover((codes[0] ?? '').toLowerCase().replaceAll('-', ' '))).toMatchObject({ status: 204 })
    expect((await manager.send('GET', '/v1/console/session')).status).toBe(401)
    expect([await signIn(server.manager.password), await signIn(chosen)]).toEqual([401, 201])
    expect(await recover(codes[0] ?? '')).toMatchObject({ status: 401, body: { code: 'password_not_accepted' } })
    const again = await openConsole(server, { username: server.manager.username, password: chosen })
    expect(await left(again)).toMatchObject({ codes: { left: 9 } })
    await server.doChores()
    expect(mails.received.map(({ mail }) => mail.subject)).toEqual([expect.stringContaining('password')])
    for (const secret of [codes[0] ?? '', chosen]) expect(log.text()).not.toContain(secret)
    const reset = await server.database.query
      .selectFrom('audit_events')
      .select('details')
      .where('type', '=', 'user.password_reset')
      .execute()
    expect(reset).toEqual([{ details: '{"by":"recovery_code"}' }])
  })

  it('ACC-1 new codes void those before, and codes are nobody else’s', async () => {
    const { codes: before } = await make()
    await make()
    expect((await recover(before[0] ?? '')).status).toBe(401)
    const { codes } = await make()
    expect((await recover(codes[0] ?? '', { username: server.admin.username })).status).toBe(401)
    const twice = await Promise.all([recover(codes[0] ?? ''), recover(codes[0] ?? '')])
    expect(twice.map(({ status }) => status).sort()).toEqual([204, 401])
  })

  it('ACC-1 codes die with the password that made them, whoever replaces it: who knew that one keeps no way in', async () => {
    const { codes } = await make()
    const own = { current: server.manager.password, password: chosen }
    expect((await manager.send('PUT', '/v1/me/password', own)).status).toBe(204)
    expect(await left(manager)).toEqual({ codes: null })
    expect((await recover(codes[0] ?? '', { password: 'a password of a thief' })).status).toBe(401)
    const { codes: later } = await make(chosen)
    const admin = await openConsole(server, server.admin)
    const address = `/v1/users/${server.manager.id}`
    const toPinOnly = { loginMethod: 'pin_only', ...signedBy(server.admin) }
    expect((await admin.send('PATCH', address, toPinOnly, { 'if-match': (await admin.send('GET', address)).etag })).status).toBe(200)
    expect(later).toHaveLength(10)
    expect(await server.database.query.selectFrom('recovery_codes').selectAll().execute()).toEqual([])
  })

  it('GRD-8 wrong codes count like wrong passwords, and unknown users are answered alike', async () => {
    await make()
    const answers: (readonly [string, string])[] = []
    for (const username of [server.manager.username, 'nobody-here']) {
      for (let times = 0; times < 6; times += 1) {
        const { status, body } = await recover('0000-0000-0000-0000', { username })
        answers.push([username, JSON.stringify([status, { ...(body as object), requestId: '', retryAfterSeconds: 0 }])] as const)
      }
    }
    const of = (name: string) => answers.filter(([username]) => username === name).map(([, answer]) => answer)
    expect(of(server.manager.username)).toEqual(of('nobody-here'))
    expect(of('nobody-here').at(-1)).toContain('try_later')
    const surfaces = await server.database.query
      .selectFrom('audit_events')
      .select('details')
      .where('type', '=', 'password.refused')
      .execute()
    expect(surfaces.every(({ details }) => details.includes('recovery'))).toBe(true)
  })

  it('PIN-5 who becomes PIN-only recovers no password', async () => {
    const { codes } = await make()
    const admin = await openConsole(server, server.admin)
    const { etag } = await admin.send('GET', `/v1/users/${server.manager.id}`)
    const toPinOnly = { loginMethod: 'pin_only', ...signedBy(server.admin) }
    expect((await admin.send('PATCH', `/v1/users/${server.manager.id}`, toPinOnly, { 'if-match': etag })).status).toBe(200)
    expect((await recover(codes[0] ?? '')).status).toBe(401)
  })
})
