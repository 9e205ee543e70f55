import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openConsole } from '../support/console.ts'
import { keptLog } from '../support/kept-log.ts'
import { startMailServer, type TestMailServer } from '../support/mail-server.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { signedBy } from '../support/signed-by.ts'

const minute = 60_000
const chosen = 'a password of her own'
const address = 'lea@shop.example'

describe.each(databaseKinds)('forgotten passwords on %s', (kind) => {
  let mails: TestMailServer
  let server: TestServer
  let clock: number
  let log: ReturnType<typeof keptLog>
  beforeEach(async () => {
    clock = Date.now()
    log = keptLog()
    mails = await startMailServer()
    server = await startTestServer({ database: kind, now: () => clock, smtp: mails.config, log: log.log })
    await setUser({ email: address, email_verified_at: 1 })
  })
  afterEach(async () => {
    await server.stop()
    await mails.close()
  })

  const setUser = (columns: { email?: string | null; email_verified_at?: number | null; blocked?: 0 | 1 }) =>
    server.database.query.updateTable('users').set(columns).where('id', '=', server.manager.id).execute()
  const stranger = () => openConsole(server, { username: 'nobody at all', password: 'x' })
  const ask = async (username = server.manager.username, organisation?: string) =>
    (await stranger()).send('POST', '/v1/password-links/forgotten', { username, ...(organisation !== undefined && { organisation }) })
  const use = async (token: string, password = chosen) => (await stranger()).send('POST', '/v1/password-links/use', { token, password })
  const signIn = async (password: string) => (await openConsole(server, { username: server.manager.username, password })).opened.status
  const tokens = () => mails.received.map(({ mail }) => /#\/invitation\/([\w-]{43})/.exec(mail.text ?? '')?.[1] ?? '')
  const answered = async () => {
    await server.doChores()
    expect(await server.database.query.selectFrom('reset_requests').select('id').execute()).toEqual([])
  }
  const mailed = async (count: number) => {
    await server.doChores()
    expect(mails.received).toHaveLength(count)
  }

  it('ACC-1 mails a link that chooses a new password once, ends all sessions, and is in no log', async () => {
    const elsewhere = await openConsole(server, server.manager)
    expect((await ask()).status).toBe(202)
    await mailed(1)
    const [token = ''] = tokens()
    expect(mails.received[0]?.to).toEqual([address])
    expect(await use(token)).toMatchObject({ status: 204 })
    expect((await elsewhere.send('GET', '/v1/console/session')).status).toBe(401)
    expect([await signIn(server.manager.password), await signIn(chosen)]).toEqual([401, 201])
    expect(await use(token, 'another password')).toMatchObject({ status: 404 })
    const types = (await server.database.query.selectFrom('audit_events').select(['type', 'details']).execute()).filter(({ type }) =>
      type.includes('reset'),
    )
    expect(types).toEqual([
      { type: 'user.reset_requested', details: '{}' },
      { type: 'user.password_reset', details: '{"by":"mail"}' },
    ])
    for (const secret of [token, address, chosen]) expect(log.text()).not.toContain(secret)
  })

  it('ACC-1 answers alike for who is there and who is not, and mails verified addresses that nobody else has, and nobody else', async () => {
    const asked = [await ask(), await ask('nobody at all'), await ask(server.manager.username, 'no-such-shop')]
    expect(new Set(asked.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
    await mailed(1)
    await setUser({ blocked: 1 })
    clock += 10 * minute
    await ask()
    await answered()
    await setUser({ blocked: 0, email: null })
    await ask()
    await answered()
    await setUser({ email: address, email_verified_at: null })
    await ask()
    await answered()
    await setUser({ email_verified_at: 1 })
    await server.database.query.updateTable('users').set({ email: address.toUpperCase() }).where('id', '=', server.admin.id).execute()
    await ask()
    await answered()
    expect(await server.database.query.selectFrom('outbox').select('state').execute()).toEqual([{ state: 'sent' }])
  })

  it('ACC-1 lets a link run out after 60 minutes, and a new password end it', async () => {
    await ask()
    await mailed(1)
    clock += 60 * minute
    expect(await use(tokens()[0] ?? '')).toMatchObject({ status: 404 })
    await ask()
    await mailed(2)
    await ask()
    clock += 6 * minute
    await ask()
    await mailed(3)
    const [, second = '', third = ''] = tokens()
    expect(await use(second)).toMatchObject({ status: 404 })
    expect(await use(third)).toMatchObject({ status: 204 })
  })

  it('ACC-1 GRD-8 strangers use up their own five mails, and leave those of the browser where the owner signed in before', async () => {
    const own = await openConsole(server, server.manager)
    const askFrom = (at: Pick<typeof own, 'send'>) => at.send('POST', '/v1/password-links/forgotten', { username: server.manager.username })
    const usedUp = (place: string) => {
      const mail = { user_id: server.manager.id, organisation_id: server.organisation.id, kind: 'reset', place, at: clock } as const
      return server.database.query.insertInto('secret_mails').values([mail, mail, mail, mail, mail]).execute()
    }
    await usedUp('strangers')
    clock += 60 * minute
    await askFrom(await stranger())
    await answered()
    expect(await server.database.query.selectFrom('outbox').select('id').execute()).toEqual([])
    await askFrom(own)
    await mailed(1)
    clock += 4 * minute
    await askFrom(own)
    await answered()
    expect(mails.received).toHaveLength(1)
    const { place } = await server.database.query
      .selectFrom('secret_mails')
      .select('place')
      .where('place', '!=', 'strangers')
      .executeTakeFirstOrThrow()
    await usedUp(place)
    clock += 60 * minute
    await askFrom(own)
    await answered()
    expect(mails.received).toHaveLength(1)
  })

  it('GRD-7 refuses a NUL in what anybody may send, on both databases alike', async () => {
    expect(await ask('nobody\u0000')).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  })

  it.each([
    ['another address', [{ email: 'right@shop.example' }]],
    ['another role', [{ role: 'admin' }]],
    ['a block, also one that is taken back', [{ blocked: true }, { blocked: false }]],
    ['a login method without passwords, and back', [{ loginMethod: 'pin_only' }, { loginMethod: 'password_and_pin' }]],
  ])('ACC-1 a mailed link opens nothing any more after %s', async (_, changes: object[]) => {
    await ask()
    await mailed(1)
    const admin = await openConsole(server, server.admin)
    for (const change of changes) {
      const { etag } = await admin.send('GET', `/v1/users/${server.manager.id}`)
      expect(
        await admin.send('PATCH', `/v1/users/${server.manager.id}`, { ...change, ...signedBy(server.admin) }, { 'if-match': etag }),
      ).toMatchObject({ status: 200 })
    }
    expect(await use(tokens()[0] ?? '')).toMatchObject({ status: 404 })
  })

  it('ACC-2 an invitation that went to a wrong address opens nothing once that is put right, and a new one goes to the right one', async () => {
    const manager = await openConsole(server, server.manager)
    const zoe = { displayName: 'Zoë', username: 'zoe', role: 'staff', loginMethod: 'password_and_pin', email: 'wrong@shop.example' }
    const added = await manager.send('POST', '/v1/users', zoe)
    await mailed(1)
    const { id } = added.body as { id: string }
    await manager.send('PATCH', `/v1/users/${id}`, { email: 'zoe@shop.example' }, { 'if-match': added.etag })
    await mailed(2)
    const [first = '', second = ''] = tokens()
    expect(mails.received.map(({ to }) => to)).toEqual([['wrong@shop.example'], ['zoe@shop.example']])
    expect([(await use(first)).status, (await use(second)).status]).toEqual([404, 204])
  })

  it('ACC-1 sends one person at most one such mail in five minutes and five a day', async () => {
    for (let times = 0; times < 3; times += 1) await ask()
    await answered()
    for (let times = 0; times < 6; times += 1) {
      clock += 6 * minute
      await ask()
      await answered()
    }
    await mailed(5)
  })

  it('ACC-2 mails an invitation where there is an address, and says so', async () => {
    const manager = await openConsole(server, server.manager)
    const zoe = { displayName: 'Zoë Brandt', username: 'zoe', role: 'staff', loginMethod: 'password_and_pin' }
    const added = await manager.send('POST', '/v1/users', { ...zoe, email: 'zoe@shop.example' })
    const without = await manager.send('POST', '/v1/users', { ...zoe, username: 'zoe2' })
    expect(added.body).toMatchObject({ invitation: { mailed: true } })
    expect(without.body).toMatchObject({ invitation: { mailed: false } })
    await mailed(1)
    expect((await use(tokens()[0] ?? '')).status).toBe(204)
    expect((await openConsole(server, { username: 'zoe', password: chosen })).opened.status).toBe(201)
  })
})

it('ACC-1 says that nobody can be mailed where there is no mail server', async () => {
  const server = await startTestServer()
  const console = await openConsole(server, { username: 'x', password: 'x' })
  const asked = await console.send('POST', '/v1/password-links/forgotten', { username: server.manager.username })
  expect(asked).toMatchObject({ status: 409, body: { code: 'conflict' } })
  await server.stop()
})
