import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { alone } from '../support/alone.ts'
import { openConsole, type Console } from '../support/console.ts'
import { keptLog } from '../support/kept-log.ts'
import { startMailServer, type TestMailServer } from '../support/mail-server.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

const hour = 60 * 60_000

interface Added {
  id: string
  version: number
  newPin?: string
}

describe.each(databaseKinds)('links to a new PIN on %s', (kind) => {
  let mails: TestMailServer
  let server: TestServer
  let admin: Console
  let clock: number
  let log: ReturnType<typeof keptLog>
  beforeEach(async () => {
    clock = Date.now()
    log = keptLog()
    mails = await startMailServer()
    server = await startTestServer({ database: kind, now: () => clock, smtp: mails.config, log: log.log })
    admin = await openConsole(server, server.admin)
    await server.database.query.updateTable('organisations').set({ pins_for_new_users: 1, pins_by_mail: 1, pins_by_link: 1 }).execute()
  })
  afterEach(async () => {
    await server.stop()
    await mails.close()
  })

  /** Of each link to a new PIN that was mailed; an address is asked to be confirmed by a mail of its own. */
  const tokens = () => mails.received.flatMap(({ mail }) => /#\/new-pin\/([\w-]{43})/.exec(mail.text ?? '')?.[1] ?? [])
  /** Somebody new, who is mailed a link; its token. */
  const add = async (displayName = 'Mia') => {
    const before = tokens().length
    const person = { displayName, email: `${displayName}@shop.example`, role: 'staff', loginMethod: 'pin_only' }
    const { status, body } = await admin.send('POST', '/v1/users', person)
    expect(status).toBe(201)
    await server.doChores()
    expect(tokens()).toHaveLength(before + 1)
    return { token: tokens().at(-1) ?? '', user: body as Added }
  }
  const stranger = () => openConsole(server, { username: 'nobody at all', password: 'x' })
  const read = async (token: string) => (await stranger()).send('POST', '/v1/pin-links/read', { token })
  const open = async (token: string) => (await stranger()).send('POST', '/v1/pin-links/open', { token })
  const kept = () => server.database.query.selectFrom('pin_links').selectAll().execute()
  const events = () => server.database.query.selectFrom('audit_events').selectAll().where('type', '=', 'user.pin_shown').execute()

  it('MAIL-3 shows the PIN once, to two who press at once to one, erases it, and puts it on record', async () => {
    const { token, user } = await add()
    expect(user.newPin).toBeUndefined()
    const answers = await Promise.all([open(token), open(token), open(token)])
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 404, 404])
    const shown = answers.find(({ status }) => status === 200)?.body as { pin: string }
    expect(shown.pin).toMatch(/^\d{5}$/)
    expect(await kept()).toEqual([])
    expect(await events()).toMatchObject([{ actor_id: user.id, subject_id: null, details: '{}' }])
    for (const secret of [token, shown.pin]) expect(log.text()).not.toMatch(alone(secret))
    expect(JSON.stringify(await server.database.query.selectFrom('audit_events').selectAll().execute())).not.toMatch(alone(shown.pin))
  })

  it('MAIL-3 is not burnt by looking at it, however often, and tells no more than the shop before it is opened', async () => {
    const { token } = await add()
    for (let look = 0; look < 3; look += 1) {
      const { status, body } = await read(token)
      expect([status, Object.keys(body as object).sort()]).toEqual([200, ['expiresAt', 'organisation']])
    }
    const page = await fetch(`${server.url}/console/`)
    await page.text()
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect((await open(token)).status).toBe(200)
  })

  it('MAIL-3 ends after 24 hours, and not before', async () => {
    const [{ token }, { token: late }] = [await add('Mia'), await add('Ben')]
    clock += 24 * hour - 1
    expect((await open(token)).status).toBe(200)
    clock += 1
    expect([(await read(late)).status, (await open(late)).status]).toEqual([404, 404])
    expect(await events()).toHaveLength(1)
  })

  it('MAIL-3 answers a used, late, altered, foreign or blocked link alike, and one that is not whole as bad input', async () => {
    const { token, user } = await add()
    const headers = { 'if-match': `"${user.version}"` }
    expect(
      (await admin.send('PATCH', `/v1/users/${user.id}`, { blocked: true, confirm: { password: server.admin.password } }, headers)).status,
    ).toBe(200)
    const answers = [await open(token), await open('A'.repeat(43)), await open(token.split('').reverse().join(''))]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
    const said = answers.map(({ body }) => JSON.stringify({ ...(body as object), requestId: '' }))
    expect(new Set(said).size).toBe(1)
    for (const bad of ['', token.slice(1), `${token} `, `${token}=`, "' or 1=1 --"]) expect((await open(bad)).status).toBe(400)
  })

  it('MAIL-3 takes no link to choose a password for one to a PIN, nor the other way round', async () => {
    const { token } = await add()
    const at = await stranger()
    expect(await at.send('POST', '/v1/password-links/read', { token })).toMatchObject({ status: 404 })
    expect((await open(token)).status).toBe(200)
  })

  it('MAIL-3 is refused to pages of other origins', async () => {
    const { token } = await add()
    const elsewhere = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    expect(await (await stranger()).send('POST', '/v1/pin-links/open', { token }, elsewhere)).toMatchObject({ status: 403 })
    expect((await open(token)).status).toBe(200)
  })

  it('MAIL-3 keeps each link to its place: a sealed PIN put in another row opens for nobody', async () => {
    const [mia, ben] = [await add('Mia'), await add('Ben')]
    const rows = await kept()
    const sealed = rows.find(({ user_id }) => user_id === ben.user.id)?.sealed
    await server.database.query.updateTable('pin_links').set({ sealed }).where('user_id', '=', mia.user.id).execute()
    expect((await open(mia.token)).status).toBe(500)
    expect((await open(ben.token)).status).toBe(200)
  })
})

describe('questions about links to a new PIN', () => {
  it('MAIL-3 are limited by address', async () => {
    const server = await startTestServer({ linksPerMinute: 3 })
    try {
      const at = await openConsole(server, { username: 'nobody at all', password: 'x' })
      const statuses = []
      for (const call of ['read', 'open', 'read', 'open'])
        statuses.push((await at.send('POST', `/v1/pin-links/${call}`, { token: 'A'.repeat(43) })).status)
      expect(statuses).toEqual([404, 404, 404, 429])
    } finally {
      await server.stop()
    }
  })
})
