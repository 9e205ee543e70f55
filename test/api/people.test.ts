import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownTime } from '../support/own-time.ts'
import { alone } from '../support/alone.ts'
import { openConsole, type Console } from '../support/console.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill, openTill } from '../support/till.ts'
import { signedBy } from '../support/signed-by.ts'

describe.each(databaseKinds)('people and their PINs over HTTP on %s', (kind) => {
  let server: TestServer
  let admin: Console
  beforeEach(async () => {
    server = await startTestServer({ database: kind })
    admin = await openConsole(server, server.admin)
  })
  afterEach(() => server.stop())

  const addStaff = async (displayName: string): Promise<string> => {
    const { body } = await admin.send('POST', '/v1/users', { displayName, role: 'staff', loginMethod: 'pin_only' })
    return body !== null && typeof body === 'object' && 'id' in body ? String(body.id) : ''
  }
  /** A PIN that nobody of the demo can have: those are never trivial, and its neighbours are no matter. */
  const freePin = () =>
    ['39142', '39146', '60419'].find((pin) => ![server.admin, server.manager, ...server.staff].some((one) => one.pin === pin)) ?? ''

  it('PIN-3 logs a saved PIN in at once, zeros and all', async () => {
    const till = await openApprovedTill(server)
    const id = await addStaff('Zoë Nul')
    expect(await admin.setPin(id, '00742')).toMatchObject({ status: 200, body: { pin: null } })
    expect(await till.tap('00742')).toMatchObject({ status: 201, session: { user: { id, displayName: 'Zoë Nul', role: 'staff' } } })
    expect(await till.tap('0742')).toMatchObject({ status: 401, body: { code: 'pin_not_accepted' } })
  })

  it('PIN-3 takes no PIN that is a number, too short, too long or not digits, and names the field', async () => {
    for (const pin of [48213, '482', '4'.repeat(17), '48a13', '４８２１３', '']) {
      const { status, body } = await admin.send('PUT', `/v1/users/${server.admin.id}/pin`, {
        pin,
        confirm: { password: server.admin.password },
      })
      expect({ status, body }).toMatchObject({
        status: 400,
        body: { code: 'invalid_request', errors: [{ field: expect.stringContaining('pin') as string }] },
      })
    }
  })

  it('PIN-2 lets one of 8 saves of one PIN win, by an admin and a manager at the same instant', async () => {
    const pin = freePin()
    const manager = await openConsole(server, server.manager)
    const ids = await Promise.all(Array.from({ length: 8 }, (_, n) => addStaff(`Staff ${n}`)))
    // Confirmations under way count as wrong until they are verified (GRD-8), so nobody signs more than four at once.
    const answers = await Promise.all(ids.map((id, n) => (n % 2 === 0 ? admin : manager).setPin(id, pin)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 409)])
    const lost = answers.filter(({ status }) => status === 409)
    expect(lost.map(({ body }) => body)).toEqual(lost.map(() => expect.objectContaining({ code: 'pin_not_usable' }) as object))
  })

  it('POL-3 refuses a trivial PIN and tells the rule', async () => {
    expect(await admin.setPin(server.admin.id, '12345')).toMatchObject({
      status: 400,
      body: { code: 'pin_too_simple', errors: [{ field: 'pin' }] },
    })
    expect(await admin.setPin(server.admin.id, '739142')).toMatchObject({ status: 400, body: { code: 'pin_wrong_length' } })
  })

  it('PIN-10 answers for a retired PIN as for one that is taken, and says neither', async () => {
    const till = await openApprovedTill(server)
    const [amara, linh, mateusz] = server.staff
    if (amara === undefined || linh === undefined || mateusz === undefined) throw new Error('the demo has too few staff')
    await till.tap(amara.pin)
    await admin.setPin(amara.id, freePin())
    const retired = await admin.setPin(mateusz.id, amara.pin)
    const taken = await admin.setPin(mateusz.id, linh.pin)
    const without = ({ body }: { body: unknown }) => ({ ...(body as object), requestId: '' })
    expect(retired.status).toBe(409)
    expect(without(retired)).toEqual(without(taken))
    expect(await till.tap(amara.pin)).toMatchObject({ status: 401, body: { code: 'pin_not_accepted' } })
  })

  it('POL-10 generates a PIN that logs in, and shows it this once', async () => {
    const till = await openApprovedTill(server)
    const id = await addStaff('Zoë Nul')
    const { status, body } = await admin.send('PUT', `/v1/users/${id}/pin`, {
      generate: true,
      confirm: { password: server.admin.password },
    })
    expect({ status, body }).toEqual({ status: 200, body: { pin: expect.stringMatching(/^\d{5}$/) as string } })
    expect(await till.tap((body as { pin: string }).pin)).toMatchObject({ status: 201, session: { user: { id } } })
    expect(JSON.stringify((await admin.send('GET', `/v1/users/${id}`)).body)).not.toMatch(alone((body as { pin: string }).pin))
  })

  it('PIN-5 lets a user who became PIN-only sign in with a password nowhere', async () => {
    const person = server.staffWithPassword
    const till = await openApprovedTill(server)
    expect((await till.typePassword(person)).status).toBe(201)
    const { etag } = await admin.send('GET', `/v1/users/${person.id}`)
    const change = await admin.send('PATCH', `/v1/users/${person.id}`, { loginMethod: 'pin_only' }, { 'if-match': etag })
    expect(change).toMatchObject({ status: 200, body: { loginMethod: 'pin_only' } })
    expect(await till.send('GET', '/v1/session')).toMatchObject({ status: 401, body: { code: 'invalid_token' } })
    expect(await till.typePassword(person)).toMatchObject({ status: 401, body: { code: 'password_not_accepted' } })
    expect((await openConsole(server, person)).opened).toMatchObject({ status: 401, body: { code: 'password_not_accepted' } })
    expect((await till.tap(person.pin)).status).toBe(201)
  })

  it('PIN-4 PIN-8 answers the PIN of every role with name and role', async () => {
    const till = await openApprovedTill(server)
    for (const person of [server.admin, server.manager, server.staffWithPassword]) {
      expect(await till.tap(person.pin)).toMatchObject({
        status: 201,
        session: { user: { id: person.id, displayName: person.displayName } },
      })
    }
  })

  it('DEV-10 ends the session of a user who is blocked, and the PIN opens nothing', async () => {
    const till = await openApprovedTill(server)
    const person = server.staffWithPassword
    await till.tap(person.pin)
    const listening = await till.listen()
    const { etag } = await admin.send('GET', `/v1/users/${person.id}`)
    const took = await ownTime(async () => {
      await admin.send('PATCH', `/v1/users/${person.id}`, { blocked: true, ...signedBy(server.admin) }, { 'if-match': etag })
      expect(await listening.next()).toMatchObject({ type: 'session_ended', reason: 'user_blocked' })
    })
    expect(took).toBeLessThan(1_000)
    await listening.close()
    expect(await till.send('GET', '/v1/session')).toMatchObject({ status: 401, body: { code: 'invalid_token' } })
    expect(await till.tap(person.pin)).toMatchObject({ status: 401, body: { code: 'pin_not_accepted' } })
  })

  it('USR-1 changes a user only with the ETag of how it was seen', async () => {
    const path = `/v1/users/${server.staffWithPassword.id}`
    const { etag } = await admin.send('GET', path)
    expect(await admin.send('PATCH', path, { displayName: 'New' })).toMatchObject({ status: 428, body: { code: 'precondition_required' } })
    expect(await admin.send('PATCH', path, { displayName: 'New' }, { 'if-match': etag })).toMatchObject({
      status: 200,
      body: { displayName: 'New' },
    })
    expect(await admin.send('PATCH', path, { displayName: 'Newer' }, { 'if-match': etag })).toMatchObject({
      status: 412,
      body: { code: 'changed_meanwhile' },
    })
  })

  it('USR-5 keeps the last admin, and admins from managers', async () => {
    const path = `/v1/users/${server.admin.id}`
    const { etag } = await admin.send('GET', path)
    expect(await admin.send('PATCH', path, { role: 'staff' }, { 'if-match': etag })).toMatchObject({
      status: 409,
      body: { code: 'last_admin' },
    })
    const manager = await openConsole(server, server.manager)
    expect(await manager.send('PATCH', path, { blocked: true }, { 'if-match': etag })).toMatchObject({
      status: 403,
      body: { code: 'not_allowed' },
    })
    expect(await manager.setPin(server.admin.id, freePin())).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
  })

  it('USR-1 finds users while a name is typed, and refuses what it cannot search for', async () => {
    const typed = server.staffWithPassword.displayName.slice(0, 4).toLowerCase()
    const { body } = await admin.send('GET', `/v1/users?q=${encodeURIComponent(typed)}`)
    expect(JSON.stringify(body)).toContain(server.staffWithPassword.id)
    expect(JSON.stringify(body)).not.toContain(server.admin.id)
    expect((await admin.send('GET', '/v1/users?role=admin&state=active')).body).toMatchObject({ items: [{ id: server.admin.id }] })
    for (const query of ['q=%00', `q=${'x'.repeat(101)}`, 'role=owner', 'state=gone'])
      expect(await admin.send('GET', `/v1/users?${query}`)).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  })

  it('USR-1 pages past the longest name in any script', async () => {
    const id = await addStaff('あ'.repeat(80))
    await addStaff('あ'.repeat(80))
    let path = '/v1/users?limit=1'
    const seen: string[] = []
    while (path !== '') {
      const { status, body } = await admin.send('GET', path)
      expect(status).toBe(200)
      const page = body as { items: { id: string }[]; next: string | null }
      seen.push(...page.items.map((user) => user.id))
      path = page.next === null ? '' : `/v1/users?limit=1&cursor=${page.next}`
    }
    expect(seen).toContain(id)
    expect(seen).toHaveLength(new Set(seen).size)
  })

  it('DEV-10 USR-1 SIGN-1 ends the session of a user whose removal is signed, and nothing of theirs works again', async () => {
    const till = await openApprovedTill(server)
    const person = server.staffWithPassword
    await till.tap(person.pin)
    const listening = await till.listen()
    const removeWith = (confirm?: object) => admin.send('DELETE', `/v1/users/${person.id}`, { confirm })
    expect((await removeWith()).body).toMatchObject({ code: 'invalid_request' })
    expect((await removeWith({ password: 'wrong' })).body).toMatchObject({ code: 'confirmation_not_accepted' })
    expect((await removeWith({ pin: person.pin })).body).toMatchObject({ code: 'signing_needs_password' })
    expect((await till.send('GET', '/v1/session')).status).toBe(200)
    expect(await admin.send('DELETE', `/v1/users/${person.id}`, signedBy(server.admin))).toMatchObject({ status: 204, body: null })
    expect(await listening.next()).toMatchObject({ type: 'session_ended', reason: 'user_removed' })
    await listening.close()
    expect(await till.tap(person.pin)).toMatchObject({ status: 401, body: { code: 'pin_not_accepted' } })
    expect((await openConsole(server, person)).opened).toMatchObject({ status: 401, body: { code: 'password_not_accepted' } })
    expect(await admin.send('DELETE', `/v1/users/${person.id}`, signedBy(server.admin))).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    })
    expect(await admin.send('DELETE', `/v1/users/${server.admin.id}`, signedBy(server.admin))).toMatchObject({
      status: 409,
      body: { code: 'last_admin' },
    })
  })

  it('USR-4 signs the switch "Use PIN for signing" with the own password', async () => {
    const path = `/v1/users/${server.staffWithPassword.id}`
    const { etag } = await admin.send('GET', path)
    const on = (password: string) => admin.send('PATCH', path, { pinForSigning: true, confirm: { password } }, { 'if-match': etag })
    expect(await on('not the password')).toMatchObject({ status: 403, body: { code: 'confirmation_not_accepted' } })
    expect(await on(server.admin.password)).toMatchObject({ status: 200, body: { pinForSigning: true } })
  })

  it('USR-1 lets staff see nothing of it', async () => {
    const staff = await openConsole(server, server.staffWithPassword)
    expect(staff.opened.status).toBe(201)
    expect(await staff.send('GET', '/v1/users')).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
    expect(await staff.setPin(server.admin.id, freePin())).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
    expect(await (await openTill(server)).send('GET', '/v1/users')).toMatchObject({ status: 401 })
  })
})
