import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openConsole, type Console } from '../support/console.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill } from '../support/till.ts'
import { signedBy } from '../support/signed-by.ts'

const day = 24 * 60 * 60_000
const chosen = 'a password of her own'
const gone = { status: 404, body: { code: 'not_found' } }

interface Invited {
  id: string
  invitedUntil: string | null
  password: string
  invitation?: { url: string; expiresAt: string }
}

describe.each(databaseKinds)('invitations on %s', (kind) => {
  let server: TestServer
  let manager: Console
  let clock: number
  beforeEach(async () => {
    clock = Date.now()
    server = await startTestServer({ database: kind, now: () => clock })
    manager = await openConsole(server, server.manager)
  })
  afterEach(() => server.stop())

  const stranger = () => openConsole(server, { username: 'nobody at all', password: 'x' })
  const tokenOf = (url: string | undefined) => (url ?? '').split('#/invitation/')[1] ?? ''
  const user = async (id: string) => (await manager.send('GET', `/v1/users/${id}`)).body as Invited
  const events = async (id: string) => {
    const rows = await server.database.query.selectFrom('audit_events').selectAll().orderBy('id').execute()
    return rows.filter((row) => row.subject_id === id || row.actor_id === id).map(({ type }) => type)
  }
  const add = async (columns: object = {}) => {
    const body = { displayName: 'Zoë Brandt', username: 'zoe', role: 'staff', loginMethod: 'password_and_pin', ...columns }
    const added = await manager.send('POST', '/v1/users', body)
    expect(added.status).toBe(201)
    const invited = added.body as Invited
    return { ...invited, etag: added.etag, token: tokenOf(invited.invitation?.url) }
  }
  const use = async (token: string, password = chosen) => (await stranger()).send('POST', '/v1/password-links/use', { token, password })
  const read = async (token: string) => (await stranger()).send('POST', '/v1/password-links/read', { token })
  const change = async (id: string, columns: object, by = manager) => {
    const { etag } = await by.send('GET', `/v1/users/${id}`)
    return by.send('PATCH', `/v1/users/${id}`, columns, { 'if-match': etag })
  }
  const signIn = async (password = chosen) => (await openConsole(server, { username: 'zoe', password })).opened.status

  it('ACC-2 invites a new user who is to have a password; the link shows once, says whom it is for, and takes the own password', async () => {
    const zoe = await add()
    expect(zoe).toMatchObject({ password: 'none', invitedUntil: new Date(clock + 7 * day).toISOString() })
    expect(zoe.invitation?.url).toMatch(new RegExp(`^${server.url}/console/#/invitation/[A-Za-z0-9_-]{43}$`))
    expect(JSON.stringify(await user(zoe.id))).not.toContain(zoe.token)
    expect(await signIn()).toBe(401)
    for (let times = 0; times < 2; times += 1)
      expect(await read(zoe.token)).toMatchObject({
        status: 200,
        body: {
          kind: 'invitation',
          user: { displayName: 'Zoë Brandt', username: 'zoe' },
          organisation: { slug: server.organisation.slug },
        },
      })
    expect(await use(zoe.token)).toMatchObject({ status: 204 })
    expect(await signIn()).toBe(201)
    expect(await user(zoe.id)).toMatchObject({ password: 'set', invitedUntil: null })
    const types = await events(zoe.id)
    expect(types).toEqual(expect.arrayContaining(['user.created', 'user.invited', 'user.invitation_used', 'session.started']))
  })

  it('ACC-2 invites nobody who signs in with a PIN only, and whoever changes from that', async () => {
    const { id, invitation } = await add({ loginMethod: 'pin_only' })
    expect(invitation).toBeUndefined()
    expect(await manager.send('POST', `/v1/users/${id}/invitation`, {})).toMatchObject({ status: 409, body: { code: 'conflict' } })
    const changed = await change(id, { loginMethod: 'password_and_pin' })
    const token = tokenOf((changed.body as Invited).invitation?.url)
    expect(await use(token)).toMatchObject({ status: 204 })
    expect(await signIn()).toBe(201)
  })

  it('ACC-2 a link works once; used, withdrawn, replaced, late and made-up ones are answered alike', async () => {
    const used = await add()
    await use(used.token)
    const replaced = await add({ username: 'second' })
    const anew = await manager.send('POST', `/v1/users/${replaced.id}/invitation`, {})
    expect(anew).toMatchObject({ status: 201 })
    const withdrawn = await add({ username: 'third' })
    expect(await manager.send('DELETE', `/v1/users/${withdrawn.id}/invitation`)).toMatchObject({ status: 204 })
    expect(await manager.send('DELETE', `/v1/users/${withdrawn.id}/invitation`)).toMatchObject(gone)
    const bodies = []
    for (const token of [used.token, replaced.token, withdrawn.token, 'A'.repeat(43)]) {
      for (const answer of [await read(token), await use(token)]) {
        expect(answer).toMatchObject(gone)
        bodies.push({ ...(answer.body as object), requestId: '' })
      }
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
    const late = await add({ username: 'fourth' })
    clock += 7 * day
    expect(await use(late.token)).toMatchObject(gone)
    expect(await read(late.token)).toMatchObject(gone)
    expect(await signIn()).toBe(201)
  })

  it('ACC-2 lets one of 50 simultaneous uses win, with the password of that one', async () => {
    const { token } = await add()
    const at = await stranger()
    const passwords = Array.from({ length: 50 }, (_, n) => `a password numbered ${n}`)
    const answers = await Promise.all(passwords.map((password) => at.send('POST', '/v1/password-links/use', { token, password })))
    const won = answers.map(({ status }) => status === 204)
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(49)
    expect(await signIn(passwords[won.indexOf(true)])).toBe(201)
  })

  it('ACC-2 a link for somebody blocked or removed opens nothing, and withdraws with the role it was given for', async () => {
    const { id, token } = await add()
    await change(id, { blocked: true, ...signedBy(server.manager) })
    expect(await use(token)).toMatchObject(gone)
    expect(await manager.send('POST', `/v1/users/${id}/invitation`, {})).toMatchObject({ status: 409 })
    await change(id, { blocked: false, ...signedBy(server.manager) })
    const admin = await openConsole(server, server.admin)
    const promoted = (await change(id, { role: 'admin', ...signedBy(server.admin) }, admin)).body as Invited
    expect(await use(token)).toMatchObject(gone)
    expect(await manager.send('POST', `/v1/users/${id}/invitation`, {})).toMatchObject({ status: 403 })
    expect(await manager.send('DELETE', `/v1/users/${id}/invitation`)).toMatchObject({ status: 403 })
    await admin.send('DELETE', `/v1/users/${id}`, signedBy(server.admin))
    expect(await use(tokenOf(promoted.invitation?.url))).toMatchObject(gone)
  })

  it('ACC-2 never takes the place of a password that is there, nor touches another organisation', async () => {
    const amara = server.staffWithPassword
    expect(await manager.send('POST', `/v1/users/${amara.id}/invitation`, {})).toMatchObject({ status: 409, body: { code: 'conflict' } })
    const { id } = await add()
    const elsewhere = '01890000-0000-7000-8000-00000000beef'
    await server.database.query.updateTable('users').set({ organisation_id: elsewhere }).where('id', '=', id).execute()
    expect(await manager.send('POST', `/v1/users/${id}/invitation`, {})).toMatchObject(gone)
    expect(await manager.send('DELETE', `/v1/users/${id}/invitation`)).toMatchObject(gone)
  })

  it('ACC-2 takes no short password, burns no link by it, and is no token’s oracle to other sites', async () => {
    const { token } = await add()
    expect(await use(token, 'too short')).toMatchObject({ status: 400, body: { errors: [{ field: 'password' }] } })
    const at = await stranger()
    const from = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    expect(await at.send('POST', '/v1/password-links/read', { token }, from)).toMatchObject({ status: 403 })
    expect(await use(token)).toMatchObject({ status: 204 })
  })

  it('GRD-8 a terminal refuses the invited like any wrong password until they chose one, and waits of before are forgotten', async () => {
    const { token } = await add()
    const till = await openApprovedTill(server)
    expect(await till.typePassword({ username: 'zoe', password: chosen })).toMatchObject({
      status: 401,
      body: { code: 'password_not_accepted' },
    })
    for (let times = 0; times < 5; times += 1) await signIn()
    expect(await signIn()).toBe(429)
    await use(token)
    expect(await signIn()).toBe(201)
  })

  it('LOG-2 keeps the token nowhere but in that one answer', async () => {
    const { token } = await add()
    const rows = await server.database.query.selectFrom('password_links').selectAll().execute()
    const records = await server.database.query.selectFrom('audit_events').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify([rows.map((row) => Buffer.from(row.token_hash).toString('latin1')), records])).not.toContain(token)
  })
})

describe('questions about links', () => {
  it('ACC-2 are limited by address', async () => {
    const server = await startTestServer({ linksPerMinute: 3 })
    try {
      const at = await openConsole(server, { username: 'nobody at all', password: 'x' })
      const ask = () => at.send('POST', '/v1/password-links/read', { token: 'A'.repeat(43) })
      const statuses = []
      for (let times = 0; times < 4; times += 1) statuses.push((await ask()).status)
      expect(statuses).toEqual([404, 404, 404, 429])
    } finally {
      await server.stop()
    }
  })
})
