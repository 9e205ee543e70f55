import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OrganisationRow, UserRow } from '../../server/db/schema.ts'
import { openConsole } from '../support/console.ts'
import { startMailServer, type TestMailServer } from '../support/mail-server.ts'
import { signedBy } from '../support/signed-by.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

const address = 'lea@shop.example'
const chosen = 'a password of her own'
const newPin = '58204'
const oneFactor = { status: 403, body: { code: 'one_factor_by_mail' } }

describe.each(databaseKinds)('one mailbox and two factors on %s', (kind) => {
  let mails: TestMailServer
  let server: TestServer
  let lea: TestServer['manager']
  beforeEach(async () => {
    mails = await startMailServer()
    server = await startTestServer({ database: kind, smtp: mails.config, linksPerMinute: 1_000_000 })
    lea = server.manager
    await rule({ pin_need_manager: 'second_step' })
    await setUser({ email: address, email_verified_at: 1 })
  })
  afterEach(async () => {
    await server.stop()
    await mails.close()
  })

  const rule = (columns: Partial<OrganisationRow>) => server.database.query.updateTable('organisations').set(columns).execute()
  const setUser = (columns: Partial<UserRow>, id = lea.id) =>
    server.database.query.updateTable('users').set(columns).where('id', '=', id).execute()
  const stranger = () => openConsole(server, { username: 'nobody at all', password: 'x' })
  const send = async (path: string, body: object) => (await stranger()).send('POST', path, body)
  const askReset = async () => {
    expect(await send('/v1/password-links/forgotten', { username: lea.username })).toMatchObject({ status: 202 })
  }
  const askCode = async () => ((await send('/v1/pin-codes', { name: lea.username })).body as { request: string }).request
  const use = (token: string) => send('/v1/password-links/use', { token, password: chosen })
  const redeem = (request: string, code: string) => send('/v1/pin-codes/redeem', { request, code, pin: newPin })
  const mailed = async (count: number) => {
    await server.doChores()
    expect(mails.received).toHaveLength(count)
  }
  const text = (at: number) => mails.received[at]?.mail.text ?? ''
  const tokenIn = (at: number) => /#\/invitation\/([\w-]{43})/.exec(text(at))?.[1] ?? ''
  const codeIn = (at: number) => /^([0-9A-Z]{4}-[0-9A-Z]{4})$/m.exec(text(at))?.[1] ?? ''
  /** What comes of both, in a browser of its own. */
  const signIn = async (password: string, pin: string) => {
    const console = await openConsole(server, { username: lea.username, password })
    const { status, body } = console.opened
    if (status !== 200) return { status, body }
    return console.send('POST', '/v1/console/sessions/pin', { token: (body as { token: string }).token, pin })
  }
  const withheld = async () =>
    (await server.database.query.selectFrom('audit_events').selectAll().where('type', '=', 'user.mail_withheld').execute()).map(
      ({ details }) => JSON.parse(details) as unknown,
    )

  it('POL-8 ACC-1 SELF-7 mails no code to who got the password by mail, says why, and does again once both opened a session', async () => {
    await askReset()
    await mailed(1)
    expect(await use(tokenIn(0))).toMatchObject({ status: 204 })
    const request = await askCode()
    await mailed(2)
    expect([codeIn(1), text(1)]).toEqual(['', expect.stringContaining('your password came by mail')])
    expect(await redeem(request, '0000-0000')).toMatchObject({ status: 403, body: { code: 'code_not_accepted' } })
    expect(await withheld()).toEqual([{ factor: 'pin', when: 'asked' }])
    expect(await signIn(chosen, lea.pin)).toMatchObject({ status: 201 })
    const again = await askCode()
    await mailed(3)
    expect(await redeem(again, codeIn(2))).toMatchObject({ status: 200 })
    expect(await signIn(chosen, newPin)).toMatchObject({ status: 201 })
  })

  /** For who counts mails: nobody is sent a second one sooner, whatever the first one said. */
  const fiveMinutesPass = () =>
    server.database.query
      .updateTable('secret_mails')
      .set((set) => ({ at: set('at', '-', 5 * 60_000) }))
      .execute()

  it('POL-8 ACC-1 SELF-7 mails no link to who got the PIN by mail, and does again after a PIN that somebody typed for them', async () => {
    const request = await askCode()
    await mailed(1)
    expect(await redeem(request, codeIn(0))).toMatchObject({ status: 200 })
    await mailed(2)
    await askReset()
    await mailed(3)
    expect([tokenIn(2), text(2)]).toEqual(['', expect.stringContaining('your PIN came by mail')])
    expect(await withheld()).toEqual([{ factor: 'password', when: 'asked' }])
    const admin = await openConsole(server, server.admin)
    expect(await admin.setPin(lea.id, '61739')).toMatchObject({ status: 200 })
    await fiveMinutesPass()
    await askReset()
    await server.doChores()
    expect(mails.received.some((_, at) => tokenIn(at) !== '')).toBe(true)
  })

  it('POL-8 lets one of code and link win that were mailed both, also where they are used at once', async () => {
    const request = await askCode()
    await askReset()
    await mailed(2)
    const [code, token] = [codeIn(0) || codeIn(1), tokenIn(0) || tokenIn(1)]
    const answers = await Promise.all([redeem(request, code), use(token)])
    expect(answers.map(({ status }) => status).filter((status) => status < 300)).toHaveLength(1)
    expect(answers.find(({ status }) => status >= 300)).toMatchObject(oneFactor)
    const again = answers[0].status === 200 ? await use(token) : await redeem(request, code)
    expect(again).toMatchObject(oneFactor)
    expect((await withheld()).length).toBe(2)
  })

  it('POL-8 asks nobody for a first PIN whose password came by mail: it comes from a lead', async () => {
    await server.database.query.deleteFrom('pin_claims').where('user_id', '=', lea.id).execute()
    await server.database.query.deleteFrom('pins').where('user_id', '=', lea.id).execute()
    await askReset()
    await mailed(1)
    expect(await use(tokenIn(0))).toMatchObject({ status: 204 })
    expect(await signIn(chosen, newPin)).toMatchObject(oneFactor)
    expect(await withheld()).toEqual([{ factor: 'pin', when: 'signed_in' }])
    const admin = await openConsole(server, server.admin)
    expect(await admin.setPin(lea.id, newPin)).toMatchObject({ status: 200 })
    expect(await signIn(chosen, newPin)).toMatchObject({ status: 201 })
  })

  it('POL-8 ACC-2 takes an invitation by its mailed link for the mailbox, and by the link that a lead hands over for the lead', async () => {
    const admin = await openConsole(server, server.admin)
    const add = async (username: string) => {
      const person = {
        displayName: username,
        username,
        email: `${username}@shop.example`,
        role: 'manager',
        loginMethod: 'password_and_pin',
      }
      const added = await admin.send('POST', '/v1/users', { ...person, ...signedBy(server.admin) })
      return added.body as { id: string; invitation: { url: string } }
    }
    const [mailedTo, handed] = [await add('zoe'), await add('ben')]
    await server.doChores()
    expect(mails.received.filter((_, at) => tokenIn(at) !== '')).toHaveLength(2)
    const at = mails.received.findIndex(({ to }) => to.includes('zoe@shop.example'))
    await use(tokenIn(at))
    await use(/#\/invitation\/([\w-]{43})/.exec(handed.invitation.url)?.[1] ?? '')
    const open = async (username: string) => (await openConsole(server, { username, password: chosen })).opened
    expect(await open('zoe')).toMatchObject(oneFactor)
    expect(await open('ben')).toMatchObject({ status: 200, body: { kind: 'pinChangeRequired' } })
    await admin.send('PUT', `/v1/users/${mailedTo.id}/pin`, { pin: newPin, ...signedBy(server.admin) })
    expect(await open('zoe')).toMatchObject({ status: 200, body: { kind: 'pinRequired' } })
  })

  it('POL-8 ACC-1 lets who got the PIN by mail choose a new password with a printed code', async () => {
    await rule({ pin_need_manager: 'optional' })
    const mine = await openConsole(server, server.manager)
    const made = await mine.send('POST', '/v1/me/recovery-codes', signedBy(server.manager))
    await rule({ pin_need_manager: 'second_step' })
    const [printed] = (made.body as { codes: string[] }).codes
    const request = await askCode()
    await mailed(1)
    expect(await redeem(request, codeIn(0))).toMatchObject({ status: 200 })
    const recovered = await send('/v1/password-links/recover', { username: lea.username, code: printed, password: chosen })
    expect(recovered).toMatchObject({ status: 204 })
    expect(await signIn(chosen, newPin)).toMatchObject({ status: 201 })
  })

  it('POL-8 remembers what came by mail while no role asked for both, and tells a stranger nothing', async () => {
    await rule({ pin_need_manager: 'optional' })
    await askReset()
    await mailed(1)
    expect(await use(tokenIn(0))).toMatchObject({ status: 204 })
    await rule({ pin_need_manager: 'second_step' })
    const asked = await send('/v1/pin-codes', { name: lea.username })
    const nobody = await send('/v1/pin-codes', { name: 'somebody else' })
    expect([asked.status, Object.keys(asked.body as object)]).toEqual([nobody.status, Object.keys(nobody.body as object)])
    await mailed(2)
    expect(codeIn(1)).toBe('')
    for (let n = 0; n < 4; n += 1) await askCode()
    await server.doChores()
    expect(await withheld()).toHaveLength(3)
  })
})
