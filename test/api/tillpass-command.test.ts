import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openConsole } from '../support/console.ts'
import { runTillpass } from '../support/run-tillpass.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill } from '../support/till.ts'

const newPassword = 'a new and longer password'

describe.each(databaseKinds)('the tillpass command on %s', (kind) => {
  let server: TestServer
  beforeEach(async () => {
    server = await startTestServer({ database: kind })
  })
  afterEach(() => server.stop())

  const reset = (username: string, input = `${newPassword}\n`) =>
    runTillpass(['user', 'reset-password', '--organisation', 'corner-shop', username], server.environment, input)
  const outcome = (person: { username: string; password: string }) => openConsole(server, person).then(({ opened }) => opened.status)

  it('ACC-1 gives a user a new password and ends all sessions of that user, on the running server too', async () => {
    const person = server.staffWithPassword
    const till = await openApprovedTill(server)
    await till.tap(person.pin)
    const console = await openConsole(server, person)
    const bystander = await openConsole(server, server.admin)
    const listening = await till.listen()
    expect(await reset(person.username.toUpperCase())).toEqual({
      status: 0,
      output: `${JSON.stringify({ userId: person.id, sessionsEnded: 2 })}\n`,
      complaint: '',
    })
    // By NOTIFY; a server on SQLite reads it with the next call.
    if (kind === 'postgresql') expect(await listening.next()).toMatchObject({ type: 'session_ended', reason: 'password_changed' })
    await listening.close()
    expect(await till.send('GET', '/v1/session')).toMatchObject({ status: 401, body: { code: 'invalid_token' } })
    expect(await console.send('GET', '/v1/console/session')).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
    expect((await bystander.send('GET', '/v1/console/session')).status).toBe(200)
    expect(await outcome(person)).toBe(401)
    expect(await outcome({ ...person, password: newPassword })).toBe(201)
    const records = await server.database.query.selectFrom('audit_events').selectAll().where('type', '=', 'user.password_reset').execute()
    expect(records).toMatchObject([{ subject_id: person.id, actor_id: null, details: '{"by":"operator"}' }])
    expect(JSON.stringify(records)).not.toContain(newPassword)
  })

  it('POL-8 ACC-1 lets who forgot the PIN as well choose a first one after the new password', async () => {
    await server.database.query.updateTable('organisations').set({ pin_need_staff: 'second_step' }).execute()
    const person = server.staffWithPassword
    const signIn = async (password: string) => (await openConsole(server, { ...person, password })).opened
    expect(await signIn(person.password)).toMatchObject({ status: 200, body: { kind: 'pinRequired' } })
    expect((await reset(person.username)).status).toBe(0)
    expect(await signIn(newPassword)).toMatchObject({ status: 200, body: { kind: 'pinChangeRequired', reason: 'missing' } })
  })

  it('ACC-1 leaves no link that would put another password in the place of the operator’s', async () => {
    const manager = await openConsole(server, server.manager)
    const zoe = { displayName: 'Zoë', username: 'zoe', role: 'staff', loginMethod: 'password_and_pin' }
    const { body } = await manager.send('POST', '/v1/users', zoe)
    const token = (body as { invitation: { url: string } }).invitation.url.split('#/invitation/')[1]
    expect((await reset('zoe')).status).toBe(0)
    const used = await manager.send('POST', '/v1/password-links/use', { token, password: 'a password of a finder' })
    expect(used).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await outcome({ username: 'zoe', password: newPassword })).toBe(201)
  })

  it('ACC-1 makes nobody wait for the tries of the forgotten password', async () => {
    const person = server.staffWithPassword
    for (let tried = 0; tried < 5; tried += 1) expect(await outcome({ ...person, password: `wrong ${tried}` })).toBe(401)
    expect(await outcome(person)).toBe(429)
    await reset(person.username)
    expect(await outcome({ ...person, password: newPassword })).toBe(201)
  })

  it('ACC-1 says in one sentence why a password was not reset', async () => {
    expect(await reset('nobody')).toEqual({ status: 1, output: '', complaint: 'There is no user nobody in corner-shop.\n' })
    expect(await reset(server.admin.username, 'short\n')).toMatchObject({
      status: 2,
      complaint: expect.stringContaining('at least 10 characters') as string,
    })
    expect(await reset(server.admin.username, '')).toMatchObject({ status: 2, output: '' })
    expect(await outcome(server.admin)).toBe(201)
  })

  it('ACC-1 gives no PIN-only user a password (PIN-5)', async () => {
    const admin = await openConsole(server, server.admin)
    const { etag } = await admin.send('GET', `/v1/users/${server.staffWithPassword.id}`)
    await admin.send('PATCH', `/v1/users/${server.staffWithPassword.id}`, { loginMethod: 'pin_only' }, { 'if-match': etag })
    expect(await reset(server.staffWithPassword.username)).toMatchObject({
      status: 1,
      complaint: expect.stringContaining('by PIN only') as string,
    })
  })

  it('ACC-1 makes an organisation whose first admin signs in, and none twice', async () => {
    const words = ['organisation', 'create', '--slug', 'bakery', '--name', 'The Bakery', '--admin', 'Boss']
    const made = await runTillpass(words, server.environment, `${newPassword}\n`)
    expect(made).toMatchObject({ status: 0, complaint: '' })
    expect(JSON.parse(made.output)).toEqual({ organisationId: expect.any(String) as string, adminId: expect.any(String) as string })
    const twice = await runTillpass(words, server.environment, `${newPassword}\n`)
    expect(twice).toEqual({ status: 1, output: '', complaint: 'An organisation bakery is there already.\n' })
    const body = { organisation: 'bakery', username: 'boss', password: newPassword }
    const answer = await fetch(`${server.url}/v1/console/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url, 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify(body),
    })
    expect(answer.status).toBe(201)
  })
})

describe('the tillpass command on an empty machine', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tillpass-command-'))
  afterEach(() => rm(folder, { recursive: true, force: true }))
  const run = (words: string[], environment = {}) => runTillpass(words, { TILLPASS_DATA: folder, ...environment }, `${newPassword}\n`)

  it('ACC-1 makes the first organisation before any server ran', async () => {
    expect(await run(['organisation', 'create', '--slug', 'bakery', '--name', 'The Bakery', '--admin', 'boss'])).toMatchObject({
      status: 0,
    })
  })

  it('ACC-1 shows how it is called, and says what is wrong with a call', async () => {
    expect(await run(['--help'])).toMatchObject({ status: 0, output: expect.stringContaining('tillpass user reset-password') as string })
    const wrong = [
      [],
      ['user'],
      ['user', 'reset-password'],
      ['organisation', 'create', '--slug', 'A B'],
      ['--nonsense'],
      ['user', 'reset-password', 'a', 'b'],
    ]
    for (const words of wrong) {
      const { status, output, complaint } = await run(words)
      expect([status, output, complaint.trim().split('\n').length]).toEqual([2, '', 1])
    }
    expect(await run(['user', 'reset-password', '--organisation', 'x', 'y'], { DATABASE_URL: 'nonsense' })).toMatchObject({
      status: 1,
      complaint: expect.stringContaining('DATABASE_URL has to be') as string,
    })
  })
})
