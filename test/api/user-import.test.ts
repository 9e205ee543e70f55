import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { alone } from '../support/alone.ts'
import { openConsole, type Console } from '../support/console.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill } from '../support/till.ts'

const seed = 'A'.repeat(43)
const row = (number: number, columns: object = {}) => ({
  row: number,
  displayName: `Person ${number}`,
  username: null,
  email: null,
  role: 'staff',
  loginMethod: 'pin_only',
  pin: null,
  generate: true,
  ...columns,
})

describe.each(databaseKinds)('import of users over HTTP on %s', (kind) => {
  let server: TestServer
  let admin: Console
  beforeEach(async () => {
    server = await startTestServer({ database: kind })
    admin = await openConsole(server, server.admin)
  })
  afterEach(() => server.stop())

  const begin = async (rows: number, more: object = {}) => {
    const confirm = { password: server.admin.password }
    const { status, body } = await admin.send('POST', '/v1/user-imports', { rows, withPins: false, confirm, ...more })
    return { status, body, path: `/v1/user-imports/${(body as { id?: string }).id ?? ''}` }
  }
  const countUsers = async () => (await server.database.query.selectFrom('users').select('id').execute()).length

  it('USR-6 adds rows whose PINs log in at once, and answers a lost batch again', async () => {
    const { status, path } = await begin(2)
    expect(status).toBe(201)
    const batch = { seed, rows: [row(2), row(3)] }
    const first = await admin.send('POST', `${path}/rows`, batch)
    expect(first).toMatchObject({
      status: 200,
      body: {
        results: [
          { row: 2, outcome: 'added' },
          { row: 3, outcome: 'added' },
        ],
      },
    })
    expect((await admin.send('POST', `${path}/rows`, batch)).body).toEqual(first.body)
    const [added] = (first.body as { results: { pin: string; userId: string }[] }).results
    const till = await openApprovedTill(server)
    expect((await till.tap(added?.pin ?? '')).session?.user.id).toBe(added?.userId)
    expect((await admin.send('DELETE', path)).status).toBe(204)
    expect((await admin.send('POST', `${path}/rows`, batch)).status).toBe(404)
    expect(JSON.stringify(await server.database.query.selectFrom('audit_events').selectAll().execute())).not.toMatch(
      alone(added?.pin ?? ''),
    )
  })

  it('USR-6 refuses what is too much: rows of an import, of a batch, of a body; and what no page would send', async () => {
    const before = await countUsers()
    expect((await begin(20_001)).status).toBe(400)
    expect((await begin(0)).status).toBe(400)
    const { path } = await begin(500)
    const refusal = async (body: object) => (await admin.send('POST', `${path}/rows`, body)).status
    expect(await refusal({ seed, rows: Array.from({ length: 101 }, (_, at) => row(at + 1)) })).toBe(400)
    expect(await refusal({ seed, rows: Array.from({ length: 2_000 }, (_, at) => row(at + 1)) })).toBe(413)
    expect(await refusal({ seed, rows: [] })).toBe(400)
    expect(await refusal({ seed: 'short', rows: [row(1)] })).toBe(400)
    for (const bad of [{ role: 'owner' }, { row: 0 }, { row: 1.5 }, { displayName: 'x'.repeat(1_001) }, { pin: 12345 }, { blocked: true }])
      expect(await refusal({ seed, rows: [row(1, bad)] })).toBe(400)
    expect(await countUsers()).toBe(before)
  })

  it('USR-6 needs the own password, a lead, and the session that signed', async () => {
    expect((await begin(1, { confirm: { password: 'not the password' } })).body).toMatchObject({ code: 'confirmation_not_accepted' })
    const staff = await openConsole(server, server.staffWithPassword)
    const { path } = await begin(2)
    const batch = { seed, rows: [row(1)] }
    expect((await staff.send('POST', `${path}/rows`, batch)).status).toBe(403)
    const colleague = await openConsole(server, server.manager)
    const elsewhere = await openConsole(server, server.admin)
    for (const other of [colleague, elsewhere]) {
      expect((await other.send('POST', `${path}/rows`, batch)).status).toBe(404)
      expect((await other.send('DELETE', path)).status).toBe(404)
    }
    expect((await admin.send('POST', `${path}/rows`, batch)).status).toBe(200)
    await elsewhere.send('DELETE', '/v1/me/sessions')
    expect((await admin.send('POST', `${path}/rows`, { seed, rows: [row(2)] })).status).toBe(401)
    expect(await server.database.query.selectFrom('users').select('id').where('display_name', '=', 'Person 2').execute()).toEqual([])
  })

  it('USR-6 says what an import may bring: no PINs once PIN login was active', async () => {
    expect((await admin.send('GET', '/v1/user-imports')).body).toEqual({
      pinsImportable: false,
      pinLength: { min: 5, max: 5 },
      newUsersGetPin: false,
      newPinsByMail: false,
      canMail: false,
    })
    expect((await begin(1, { withPins: true })).body).toMatchObject({ code: 'pins_not_importable' })
    await server.database.query.updateTable('organisations').set({ pin_login_active: 0, pin_login_changed_at: null }).execute()
    expect((await admin.send('GET', '/v1/user-imports')).body).toMatchObject({ pinsImportable: true })
    expect((await begin(1, { withPins: true })).status).toBe(201)
  })
})
