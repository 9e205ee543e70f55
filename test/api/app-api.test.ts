import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { alone } from '../support/alone.ts'
import { refusal } from '../support/app-refusal.ts'
import { makeApplication, openApplication, type Application, type AppReply } from '../support/application.ts'
import { openConsole, type Console } from '../support/console.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

describe.each(databaseKinds)('the API for other applications on %s', (kind) => {
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
  const lastEvent = async () => {
    const row = await server.database.query.selectFrom('audit_events').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
    return { type: row.type, actor: row.actor_id, details: JSON.parse(row.details) as unknown }
  }

  it('FRC-7 gives a bearer token for a key, and checks a user’s password with both', async () => {
    const one = await makeApplication(server, { name: 'Time clock' }, admin)
    const got = await one.getToken()
    expect(got).toMatchObject({ status: 200, body: { TokenType: 'Bearer', ExpiresIn: 3_600, StatusCode: 'Continue', IsSucceed: true } })
    expect(one.token).toMatch(/^tpt_[0-9A-Za-z]{49}$/)
    const { id, displayName, username } = server.staffWithPassword
    const reply = await one.authenticate(server.staffWithPassword)
    expect(reply.status).toBe(200)
    expect(reply.body).toEqual({
      Errors: [],
      ErrorsCode: [],
      StatusCode: 'Continue',
      IsSucceed: true,
      User: { Id: id, DisplayName: displayName, Username: username, Role: 'staff' },
      KnownPlace: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      ConfirmationToken: null,
      ConfirmationTokenExpiresAt: null,
    })
    expect(await lastEvent()).toEqual({ type: 'user.authenticated', actor: id, details: { app: 'Time clock' } })
  })

  it('POL-8 FRC-7 LOG-1 signs nobody in by half, where the role types a PIN after the password; that it was right is on record', async () => {
    const need = (pin_need_staff: 'optional' | 'second_step') =>
      server.database.query.updateTable('organisations').set({ pin_need_staff }).execute()
    await need('second_step')
    const reply = await app.authenticate(server.staffWithPassword)
    await need('optional')
    expect(reply).toMatchObject({ status: 403, body: { IsSucceed: false, ErrorsCode: ['not_allowed'] } })
    expect(reply.body).not.toHaveProperty('User')
    const call = 'POST /v1.0/authentication'
    expect(await lastEvent()).toEqual({ type: 'access.refused', actor: server.staffWithPassword.id, details: { call } })
  })

  it('FRC-7 opens nothing of the console or of a terminal with an application’s token', async () => {
    const token = app.token ?? ''
    for (const headers of [{ cookie: `tillpass=${token}` }, { authorization: `Bearer ${token}` }, { authorization: `DPoP ${token}` }])
      for (const path of ['/v1/users', '/v1/app-keys', '/v1/session', '/v1/me'])
        expect((await fetch(server.url + path, { headers: { ...headers, 'et-app-key': app.key } })).status).toBe(401)
  })

  it('FRC-7 signs nobody in by PIN: neither alone nor beside a password', async () => {
    const { pin, username, password } = server.staffWithPassword
    const bare = await app.call('POST', '/v1.0/authentication', { body: { Pin: pin } })
    expect(bare).toMatchObject({ status: 400, body: { StatusCode: 'BadRequest', IsSucceed: false } })
    expect(bare.body['Errors']).toContain(
      'Pin: Nobody is signed in here by a PIN: that takes an approved device. Send Username and Password.',
    )
    expect(JSON.stringify(bare.body)).not.toMatch(alone(pin))
    for (const body of [
      { Username: username, Pin: pin },
      { Username: username, Password: password, Pin: pin },
      { Username: username, Password: password, Pin: Number(pin) },
      { Username: username, Password: password, pin },
    ])
      expect((await app.call('POST', '/v1.0/authentication', { body })).status).toBe(400)
  })

  it('PIN-5 FRC-7 refuses a wrong password, who is PIN-only and who is unknown alike', async () => {
    const known = server.staffWithPassword
    const pinOnly = server.staff.find(({ password }) => password === '')
    const refused: AppReply[] = []
    for (const [username, password] of [
      [known.username, 'wrong'],
      ['nobody.at.all', known.password],
      [pinOnly?.displayName ?? '', 'wrong'],
    ] as const)
      refused.push(await app.authenticate({ username, password }))
    for (const { status, body } of refused) expect({ status, body }).toEqual({ status: 401, body: refused[0]?.body })
    expect(refused[0]?.body).toMatchObject({ ErrorsCode: ['password_not_accepted'], StatusCode: 'Unauthorized' })
  })

  it('GRD-8 FRC-7 waits after five wrong passwords at this application, and the person works on everywhere else', async () => {
    const { username, password } = server.staffWithPassword
    const answers = []
    for (let tried = 0; tried < 6; tried += 1) answers.push(await app.authenticate({ username, password: 'wrong' }))
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429])
    expect(answers[5]?.headers.get('retry-after')).toBe('900')
    expect((await app.authenticate({ username, password })).body).toMatchObject({
      ErrorsCode: ['try_later'],
      StatusCode: 'TooManyRequests',
    })
    expect((await openConsole(server, { username, password })).opened.status).toBe(201)
    expect((await (await make()).authenticate({ username, password })).status).toBe(200)
  })

  it('GRD-8 FRC-7 believes no address that an application says its user has', async () => {
    const { username, password } = server.staffWithPassword
    for (let tried = 0; tried < 5; tried += 1) {
      const headers = { 'x-forwarded-for': `203.0.113.${tried}`, forwarded: `for=203.0.113.${tried}` }
      await app.call('POST', '/v1.0/authentication', { headers, body: { Username: username, Password: 'wrong' } })
    }
    expect((await app.authenticate({ username, password })).status).toBe(429)
  })

  it('FRC-6 names the header that is missing, in the caller’s shape', async () => {
    const body = { Username: 'a', Password: 'b' }
    const send = (headers: Record<string, string>) => app.call('POST', '/v1.0/authentication', { body, headers })
    expect(await send({ 'et-app-key': '' })).toMatchObject(
      refusal(401, 'Unauthorized', 'app_key_not_accepted', "Et-App-Key: Send the application's key"),
    )
    expect(await send({ authorization: '' })).toMatchObject(refusal(401, 'Unauthorized', 'invalid_token', 'Authorization: Send Bearer'))
    expect(await send({ authorization: 'Basic YTpi' })).toMatchObject(
      refusal(401, 'Unauthorized', 'invalid_token', 'Authorization: Send Bearer'),
    )
    expect(await send({ 'et-app-key': '', authorization: '' })).toMatchObject(
      refusal(401, 'Unauthorized', 'app_key_not_accepted', 'Et-App-Key: ', 'Authorization: '),
    )
  })

  it('FRC-6 answers an unknown version, an unknown address and another method in the caller’s shape', async () => {
    expect(await app.call('POST', '/v2.0/users/pincode/change', { body: {} })).toMatchObject(
      refusal(404, 'NotFound', 'unknown_version', 'version: Version 2.0 is not there; use v1.0.'),
    )
    expect(await app.call('POST', '/v1.0/users', { body: {} })).toMatchObject(
      refusal(404, 'NotFound', 'not_found', 'There is nothing here.'),
    )
    const got = await app.call('GET', '/v1.0/token')
    expect(got).toMatchObject(refusal(405, 'MethodNotAllowed', 'method_not_allowed', 'does not take this method'))
    expect(got.headers.get('allow')).toBe('POST')
    expect(got.headers.get('content-type')).toContain('application/json')
  })

  it('FRC-6 answers what is no JSON, too large or of another type in the caller’s shape', async () => {
    const send = (raw: string, headers: Record<string, string> = {}) => app.call('POST', '/v1.0/authentication', { raw, headers })
    expect(await send('{"Password": 00742}')).toMatchObject(
      refusal(400, 'BadRequest', 'invalid_request', 'body: A body is JSON in UTF-8, in which no number begins with a zero.'),
    )
    expect(await send('x'.repeat(70_000))).toMatchObject({ status: 413, body: { StatusCode: 'RequestEntityTooLarge' } })
    expect(await send('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({
      status: 415,
      body: { StatusCode: 'UnsupportedMediaType', IsSucceed: false },
    })
  })

  it('FRC-7 offers itself to no other site’s page: nothing of it is open across origins', async () => {
    const asked = await fetch(`${server.url}/v1.0/token`, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
    })
    expect(asked.status).toBe(405)
    expect([...asked.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})
