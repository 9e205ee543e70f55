import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openConsole, type Console } from '../support/console.ts'
import { keptLog } from '../support/kept-log.ts'
import { startMailServer, type TestMailServer } from '../support/mail-server.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

const hour = 60 * 60_000
const gone = { status: 404, body: { code: 'not_found' } }

describe.each(databaseKinds)('addresses on %s', (kind) => {
  let mails: TestMailServer
  let server: TestServer
  let clock: number
  let log: ReturnType<typeof keptLog>
  let manager: Console
  beforeEach(async () => {
    clock = Date.now()
    log = keptLog()
    mails = await startMailServer()
    server = await startTestServer({ database: kind, now: () => clock, smtp: mails.config, log: log.log })
    manager = await openConsole(server, server.manager)
  })
  afterEach(async () => {
    await server.stop()
    await mails.close()
  })

  const changeOwn = (email: string, password = server.manager.password) =>
    manager.send('PUT', '/v1/me/email', { email, confirm: { password } })
  const state = async () => ((await manager.send('GET', '/v1/me')).body as { emailState: string }).emailState
  const use = (token: string) => manager.send('POST', '/v1/email-links/use', { token })
  const mailed = async (count: number) => {
    await server.doChores()
    expect(mails.received).toHaveLength(count)
  }
  const token = (at: number, page = 'confirm-address') =>
    new RegExp(`#/${page}/([\\w-]{43})`).exec(mails.received[at]?.mail.text ?? '')?.[1] ?? ''
  const stateOf = async (id: string) => ((await manager.send('GET', `/v1/users/${id}`)).body as { emailState: string }).emailState

  it('SELF-7 an own address is signed with the password, and confirmed by a mailed link, once; looking at the link burns nothing', async () => {
    expect(await changeOwn('new@shop.example', 'wrong password')).toMatchObject({
      status: 403,
      body: { code: 'confirmation_not_accepted' },
    })
    expect(await changeOwn('new@shop.example')).toMatchObject({
      status: 200,
      body: { email: 'new@shop.example', emailState: 'unverified' },
    })
    await mailed(1)
    expect(mails.received[0]?.to).toEqual(['new@shop.example'])
    for (let times = 0; times < 2; times += 1) {
      expect(await manager.send('POST', '/v1/email-links/read', { token: token(0) })).toMatchObject({
        status: 200,
        body: { email: 'new@shop.example' },
      })
    }
    expect(await state()).toBe('unverified')
    const twice = await Promise.all([use(token(0)), use(token(0))])
    expect(twice.map(({ status }) => status).sort()).toEqual([204, 404])
    expect(await state()).toBe('verified')
    expect(log.text()).not.toContain(token(0))
  })

  it('SELF-7 tells the address before, and lets the link of an address die with it, and after 24 hours', async () => {
    await changeOwn('first@shop.example')
    await mailed(1)
    await use(token(0))
    await changeOwn('second@shop.example')
    await mailed(3)
    const told = mails.received.slice(1).map(({ to, mail }) => [to[0], mail.subject])
    expect(told).toEqual(
      expect.arrayContaining([
        ['first@shop.example', expect.stringContaining('was changed')],
        ['second@shop.example', expect.stringContaining('Confirm')],
      ]),
    )
    const second = mails.received.findIndex(({ to }) => to[0] === 'second@shop.example')
    await changeOwn('third@shop.example')
    await mailed(4)
    expect(await use(token(second))).toMatchObject(gone)
    clock += 24 * hour
    const again = await openConsole(server, server.manager)
    expect(await again.send('POST', '/v1/email-links/use', { token: token(3) })).toMatchObject(gone)
  })

  it('SELF-7 accepting a mailed invitation confirms the address, and the link that a lead was shown does not', async () => {
    const add = async (username: string) => {
      const person = { displayName: username, username, role: 'staff', loginMethod: 'password_and_pin', email: `${username}@shop.example` }
      return (await manager.send('POST', '/v1/users', person)).body as { id: string; invitation: { url: string } }
    }
    const zoe = await add('zoe')
    await mailed(1)
    const yan = await add('yan')
    await mailed(2)
    const shown = yan.invitation.url.split('#/invitation/')[1]
    expect(token(1, 'invitation')).not.toBe(shown)
    for (const each of [token(0, 'invitation'), shown]) {
      expect(await manager.send('POST', '/v1/password-links/use', { token: each, password: 'a password of her own' })).toMatchObject({
        status: 204,
      })
    }
    expect([await stateOf(zoe.id), await stateOf(yan.id)]).toEqual(['verified', 'unverified'])
    expect(
      await manager.send('POST', '/v1/password-links/use', { token: token(1, 'invitation'), password: 'a password of her own' }),
    ).toMatchObject(gone)
  })

  it('SELF-7 says where two have one address; a lead asks PIN-only people by mail, five times a day and no more; managers do not ask admins', async () => {
    const person = { displayName: 'Zoë', role: 'staff', loginMethod: 'pin_only', email: 'shared@shop.example' }
    const zoe = (await manager.send('POST', '/v1/users', person)).body as { id: string }
    await mailed(1)
    await use(token(0))
    expect(await stateOf(zoe.id)).toBe('verified')
    const yan = (await manager.send('POST', '/v1/users', { ...person, email: 'SHARED@shop.example' })).body as { id: string }
    expect([await stateOf(zoe.id), await stateOf(yan.id)]).toEqual(['shared', 'shared'])
    const ask = (id: string) => manager.send('POST', `/v1/users/${id}/email-verification`)
    const statuses = []
    for (let times = 0; times < 5; times += 1) statuses.push((await ask(yan.id)).status)
    expect(statuses).toEqual([204, 204, 204, 204, 429])
    expect(await ask(zoe.id)).toMatchObject({ status: 409 })
    expect(await ask(server.admin.id)).toMatchObject({ status: 403 })
    expect(await ask('01900000-0000-7000-8000-000000000000')).toMatchObject(gone)
  })

  it('ACC-2 mails at most five invitations to one person in a day', async () => {
    const person = { displayName: 'Zoë', username: 'zoe', role: 'staff', loginMethod: 'password_and_pin', email: 'zoe@shop.example' }
    const { id } = (await manager.send('POST', '/v1/users', person)).body as { id: string }
    const statuses = []
    for (let times = 0; times < 5; times += 1) statuses.push((await manager.send('POST', `/v1/users/${id}/invitation`, {})).status)
    expect(statuses).toEqual([201, 201, 201, 201, 429])
    await mailed(5)
  })
})
