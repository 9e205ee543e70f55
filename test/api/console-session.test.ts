import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createConsoleBench, type ConsoleBench, type TestBrowser } from '../support/console-bench.ts'
import { hour, minute, rightPassword } from '../support/password-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

const signIn = (browser: TestBrowser, username: string, password = rightPassword, organisation?: string) =>
  browser.send('POST', '/v1/console/sessions', { username, password, ...(organisation === undefined ? {} : { organisation }) })
const whoIsIn = (browser: TestBrowser) => browser.send('GET', '/v1/console/session')

describe.each(databaseKinds)('console session on %s', (kind) => {
  let bench: ConsoleBench
  beforeEach(async () => {
    bench = await createConsoleBench(kind)
  })
  afterEach(() => bench.close())

  it.each(['admin', 'manager', 'staff'] as const)('SELF-1 signs %s in with the password, and says who is in', async (role) => {
    const user = await bench.addUser('ada', { role, display_name: 'Ada' })
    const browser = bench.browser()
    const session = {
      user: { id: user.id, displayName: 'Ada', role },
      organisation: { id: bench.organisationId, slug: 'corner-shop', name: 'corner-shop' },
      expiresAt: new Date(bench.clock.now + hour).toISOString(),
    }
    const opened = await signIn(browser, 'ada')
    expect(opened).toMatchObject({ status: 201, body: session })
    expect(await whoIsIn(browser)).toMatchObject({ status: 200, body: session })
  })

  it('LOG-2 keeps the token in a cookie that no script reads and no other site sends, and out of body and database', async () => {
    await bench.addUser('ada')
    const browser = bench.browser()
    const { setCookie, body } = await signIn(browser, 'ada')
    const token = browser.cookies.get('__Host-tillpass') ?? ''
    const place = browser.cookies.get('__Host-tillpass-place') ?? ''
    expect(setCookie).toEqual([
      `__Host-tillpass=${token}; Max-Age=3600; Path=/; HttpOnly; Secure; SameSite=Strict`,
      `__Host-tillpass-place=${place}; Max-Age=34560000; Path=/; HttpOnly; Secure; SameSite=Strict`,
    ])
    expect([token, place].map((value) => Buffer.from(value, 'base64url').byteLength)).toEqual([32, 32])
    expect(JSON.stringify(body)).not.toContain(token)
    const sessions = await bench.database.query.selectFrom('sessions').selectAll().execute()
    expect(sessions.map((session) => Buffer.from(session.token_hash))).toEqual([createHash('sha256').update(token).digest()])
    const places = await bench.database.query.selectFrom('known_places').selectAll().execute()
    expect(JSON.stringify([sessions, places])).not.toMatch(new RegExp(`${token}|${place}`))
  })

  it('LOG-2 gives a new token at each sign-in; the one before it is dead, and a planted one never lives', async () => {
    await bench.addUser('ada')
    const browser = bench.browser()
    browser.cookies.set('__Host-tillpass', 'planted'.repeat(6))
    await signIn(browser, 'ada')
    const [first, place] = [browser.cookies.get('__Host-tillpass') ?? '', browser.cookies.get('__Host-tillpass-place')]
    await signIn(browser, 'ada')
    expect(first).not.toContain('planted')
    expect(browser.cookies.get('__Host-tillpass')).not.toBe(first)
    expect(browser.cookies.get('__Host-tillpass-place')).toBe(place)
    const thief = bench.browser()
    thief.cookies.set('__Host-tillpass', first)
    expect(await whoIsIn(thief)).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
    expect(bench.published).toMatchObject([{ type: 'session_ended', reason: 'replaced' }])
  })

  it('TRM-1 ends the session by sign-out and takes its cookie back', async () => {
    await bench.addUser('ada')
    const browser = bench.browser()
    await signIn(browser, 'ada')
    const token = browser.cookies.get('__Host-tillpass') ?? ''
    const { status, setCookie } = await browser.send('DELETE', '/v1/console/session')
    expect(status).toBe(204)
    expect(setCookie).toEqual(['__Host-tillpass=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Strict'])
    browser.cookies.set('__Host-tillpass', token)
    expect(await whoIsIn(browser)).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
  })

  it('TRM-1 ends the session by its age', async () => {
    await bench.addUser('ada')
    const browser = bench.browser()
    await signIn(browser, 'ada')
    bench.clock.now += hour - 1
    expect(await whoIsIn(browser)).toMatchObject({ status: 200 })
    bench.clock.now += 1
    expect(await whoIsIn(browser)).toMatchObject({ status: 401 })
  })

  it('LOG-1 records who signed in and out, from where', async () => {
    const ada = await bench.addUser('ada')
    const browser = bench.browser('198.51.100.7')
    await signIn(browser, 'ada')
    await browser.send('DELETE', '/v1/console/session')
    const records = await bench.database.query.selectFrom('audit_events').selectAll().orderBy('id').execute()
    expect(records).toMatchObject([
      { type: 'session.started', actor_id: ada.id, ip: '198.51.100.7', details: '{"method":"password","surface":"console"}' },
      { type: 'session.ended', actor_id: ada.id, ip: '198.51.100.7', details: '{"reason":"signed_out"}' },
    ])
    const [user] = await bench.database.query.selectFrom('users').select('last_login_at').execute()
    expect(user?.last_login_at).toBe(bench.clock.now)
  })

  it.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of the site', { origin: 'https://other.shop.example', 'sec-fetch-site': 'same-site' }],
    ['a page without an origin', { origin: 'null' }],
    ['nowhere', {}],
  ])('GRD-7 refuses writes from %s, before anything is counted', async (_, headers) => {
    await bench.addUser('ada')
    const browser = bench.browser()
    const attempt = await browser.send('POST', '/v1/console/sessions', { username: 'ada', password: 'wrong' }, headers)
    expect(attempt).toMatchObject({ status: 403, body: { code: 'cross_site_refused' }, setCookie: [] })
    expect(bench.verified).toHaveLength(0)
    await signIn(browser, 'ada')
    expect(await browser.send('DELETE', '/v1/console/session', undefined, headers)).toMatchObject({ status: 403 })
    expect(await whoIsIn(browser)).toMatchObject({ status: 200 })
  })

  it('GRD-8 answers an unknown, blocked, PIN-only and wrong one alike: status, body, cookies and Argon2 runs', async () => {
    for (const [name, columns] of [
      ['ada'],
      ['bob', { blocked: 1 }],
      ['cleo', { login_method: 'pin_only' }],
      ['dan', { password_hash: null }],
    ] as const)
      await bench.addUser(name, columns)
    await bench.addOrganisation('bakery')
    const walked = []
    const cases = [
      ['ada', 'corner-shop'],
      ['bob', 'corner-shop'],
      ['cleo', 'corner-shop'],
      ['dan', 'corner-shop'],
      ['nobody', 'corner-shop'],
      ['ada', 'bakery'],
      ['ada', 'no-such-shop'],
      ['ada', undefined],
    ] as const
    for (const [username, organisation] of cases) {
      const password = username === 'ada' ? 'wrong' : rightPassword
      const answers = []
      const before = bench.verified.length
      for (let tried = 0; tried < 6; tried += 1) {
        const { body, ...rest } = await signIn(bench.browser(), username, password, organisation)
        answers.push({ ...rest, body: { ...body, requestId: 'any' } })
      }
      walked.push({ answers, verified: bench.verified.length - before })
    }
    expect(walked[0]?.verified).toBe(5)
    expect(walked[0]?.answers.map(({ status, body }) => [status, body])).toMatchObject([
      [401, { code: 'password_not_accepted', triesLeft: 4, afterTries: { kind: 'wait', seconds: 900 } }],
      [401, { triesLeft: 3 }],
      [401, { triesLeft: 2 }],
      [401, { triesLeft: 1 }],
      [401, { triesLeft: 0, retryAfterSeconds: 900, waitSeconds: 900 }],
      [429, { code: 'try_later', retryAfterSeconds: 900, waitSeconds: 900 }],
    ])
    for (const other of walked.slice(1)) expect(other).toEqual(walked[0])
  })

  it('GRD-8 lets the owner in from a browser that is known, while strangers at the same address wait', async () => {
    await bench.addUser('ada')
    const owner = bench.browser()
    await signIn(owner, 'ada')
    await owner.send('DELETE', '/v1/console/session')
    for (let tried = 0; tried < 5; tried += 1) await signIn(bench.browser(), 'ada', 'wrong')
    expect(await signIn(bench.browser(), 'ada')).toMatchObject({ status: 429, body: { code: 'try_later' } })
    expect(await signIn(owner, 'ada')).toMatchObject({ status: 201 })
    bench.clock.now += 15 * minute
    expect(await signIn(bench.browser(), 'ada')).toMatchObject({ status: 201 })
  })

  it('GRD-8 gives no place to a browser whose sign-in was refused', async () => {
    await bench.addUser('ada')
    const stranger = bench.browser()
    expect(await signIn(stranger, 'ada', 'wrong')).toMatchObject({ status: 401, setCookie: [] })
    expect(stranger.cookies.size).toBe(0)
  })

  it('GRD-8 takes 400 for a body that is not as declared, and counts nothing', async () => {
    await bench.addUser('ada')
    const browser = bench.browser()
    for (const body of [{}, { username: 'ada', password: '' }, { username: 'ada', password: 'x', remember: true }]) {
      expect(await browser.send('POST', '/v1/console/sessions', body)).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    }
    expect(bench.verified).toHaveLength(0)
  })
})

describe('console session on plain localhost', () => {
  it('LOG-2 has another cookie name and no Secure where the server is this machine', async () => {
    const bench = await createConsoleBench('sqlite', new URL('http://localhost:7300'))
    await bench.addUser('ada')
    const browser = bench.browser()
    const { setCookie } = await signIn(browser, 'ada')
    expect([...browser.cookies.keys()]).toEqual(['tillpass', 'tillpass-place'])
    expect(setCookie.map((cookie) => cookie.replace(/=[^;]*/, ''))).toEqual([
      'tillpass; Max-Age=3600; Path=/; HttpOnly; SameSite=Strict',
      'tillpass-place; Max-Age=34560000; Path=/; HttpOnly; SameSite=Strict',
    ])
    await bench.close()
  })
})
