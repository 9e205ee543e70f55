import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { neighboursOf } from '../../contract/pin-rules.ts'
import { openDatabase } from '../../server/db/open-database.ts'
import type { SessionChoice } from '../../server/db/session-endings.ts'
import { createBrowser, type TestBrowser } from '../support/browser-caller.ts'
import { approve, createDevice, type Reply, type TestDevice } from '../support/device-caller.ts'
import { createMigratedLocation, databaseKinds, type TestLocation } from '../support/test-database.ts'
import { startTestServer, type TestServer, type WithPassword } from '../support/test-server.ts'
import { signedBy } from '../support/signed-by.ts'

describe.each(databaseKinds)('everything at once at one register, on %s', (kind) => {
  let place: TestLocation
  let server: TestServer
  let device: TestDevice
  let console: TestBrowser
  beforeAll(async () => {
    place = await createMigratedLocation(kind)
    server = await startTestServer({ location: place.location })
    device = await createDevice(server)
    await approve(device, server.admin)
    console = createBrowser(server)
    await console.signIn(server.admin)
  })
  afterAll(async () => {
    await server.stop()
    if (kind === 'postgresql') expect(await deadlocks(place)).toBe(0)
    await place.drop()
  })

  // One register is one row: on PostgreSQL the calls come one after the other.
  it('GRD-3 answers 200 calls at once without an error, and loses no count', { timeout: 60_000 }, async () => {
    const wrong = wrongPins(server)
    const calls = mixed([
      ...times(70, (at) => tap(server.staff[at % server.staff.length])),
      ...times(40, (at) => () => tapAlone(device, wrong[at % wrong.length] ?? '')),
      ...times(4, () => () => typePassword(server.manager)),
      ...times(4, () => () => typePassword(server.staffWithPassword)),
      ...times(20, () => () => device.call('GET', '/v1/terminal')),
      ...times(20, () => () => device.call('POST', '/v1/session/lock')),
      ...times(4, () => () => generatePin(server.manager)),
      ...times(10, () => () => setBlocked(server.staffWithPassword, true)),
      ...times(10, () => () => setBlocked(server.staffWithPassword, false)),
      ...times(
        6,
        (at) => () => console.call('PATCH', `/v1/devices/${deviceId}`, { body: { name: `Till ${at}`, ...signedBy(server.admin) } }),
      ),
      ...times(12, () => approveAgain),
    ])
    const deviceId = await idOf(device)
    expect(calls).toHaveLength(200)
    const replies = await Promise.all(calls.map((call) => call()))
    expect(replies.filter(({ status }) => status >= 500)).toEqual([])
    const guessing = server.database.query.selectFrom('guessing').select(['charges', 'forgiven'])
    const { charges, forgiven } = await guessing.executeTakeFirstOrThrow()
    const counted = sql<number>`count(*)`.as('counted')
    const query = server.database.query.selectFrom('audit_events').select(counted).where('type', '=', 'pin.refused')
    const told = await query.where('details', 'like', '%"counted":true%').executeTakeFirstOrThrow()
    expect(told.counted).toBe(howMany(charges) + howMany(forgiven))
    expect(howMany(charges)).toBeGreaterThan(0)
    expect(await liveSessions({ key_thumbprint: device.thumbprint })).toHaveLength(1)
  })

  it('DEV-10 lets no session of a blocked user survive, however close the tap', async () => {
    const person = server.staffWithPassword
    await setBlocked(person, false)
    const version = await etagOf(person)
    const block = () =>
      console.call('PATCH', `/v1/users/${person.id}`, {
        body: { blocked: true, ...signedBy(server.admin) },
        headers: { 'if-match': version },
      })
    const calls = mixed([...times(20, () => tap(person)), ...times(4, () => () => typePassword(person)), block])
    expect((await Promise.all(calls.map((call) => call()))).filter(({ status }) => status >= 500)).toEqual([])
    expect(await liveSessions({ user_id: person.id })).toEqual([])
  })

  it('ACT-2 lets no PIN session survive a deactivation', async () => {
    const confirm = { password: server.admin.password }
    const deactivate = () => console.call('PUT', '/v1/pin-login', { body: { active: false, confirm } })
    const calls = mixed([...times(30, (at) => tap(server.staff[2 + (at % 3)])), deactivate])
    expect((await Promise.all(calls.map((call) => call()))).filter(({ status }) => status >= 500)).toEqual([])
    expect(await liveSessions({ organisation_id: server.organisation.id, method: 'pin' })).toEqual([])
    expect((await console.call('PUT', '/v1/pin-login', { body: { active: true } })).status).toBe(200)
  })

  it('DEV-10 lets no session on a device survive its revocation', async () => {
    const id = await idOf(device)
    const revoke = () => console.call('POST', `/v1/devices/${id}/revoke`, { body: signedBy(server.admin) })
    const signIns = times(4, () => () => typePassword(server.manager))
    const calls = mixed([...times(30, (at) => tap(server.staff[2 + (at % 3)])), ...signIns, revoke])
    expect((await Promise.all(calls.map((call) => call()))).filter(({ status }) => status >= 500)).toEqual([])
    expect(await liveSessions({ device_id: id })).toEqual([])
  })

  const tap = (person: WithPassword | undefined) => () => tapAlone(device, person?.pin ?? '')
  const typePassword = ({ username, password }: WithPassword) =>
    device.call('POST', '/v1/sessions/password', { body: { username, password } })
  const approveAgain = async (): Promise<Reply> => {
    await device.signInWithPassword(server.admin)
    return device.call('POST', '/v1/devices', { body: { name: 'Till', machineId: '', platform: 'electron', appVersion: '1.0.0' } })
  }
  const generatePin = ({ id }: WithPassword) =>
    console.call('PUT', `/v1/users/${id}/pin`, { body: { generate: true, confirm: { password: server.admin.password } } })
  const etagOf = async ({ id }: WithPassword) => (await console.call('GET', `/v1/users/${id}`)).headers.get('etag') ?? ''
  const setBlocked = async (person: WithPassword, blocked: boolean): Promise<Reply> => {
    const headers = { 'if-match': await etagOf(person) }
    return console.call('PATCH', `/v1/users/${person.id}`, { body: { blocked, ...signedBy(server.admin) }, headers })
  }
  const liveSessions = (which: SessionChoice) =>
    server.database.query
      .selectFrom('sessions')
      .select(['id', 'method', 'user_id'])
      .where('surface', '=', 'terminal')
      .where('ended_at', 'is', null)
      .where((where) => where.and(which))
      .execute()
})

async function tapAlone(device: TestDevice, pin: string): Promise<Reply> {
  return device.call('POST', '/v1/sessions/pin', { body: { pin } })
}

async function idOf(device: TestDevice): Promise<string> {
  const { body } = await device.call('GET', '/v1/terminal')
  return (body as { device: { id: string } }).device.id
}

const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))

/** Always in the same disorder. */
function mixed<T>(calls: readonly T[]): T[] {
  return calls
    .map((call, at) => ({ call, at: (at * 7_919) % 2_003 }))
    .sort((a, b) => a.at - b.at)
    .map(({ call }) => call)
}

/** Three PINs that nobody has, one of them a slip beside the first cashier's: too few for a wait, so that right ones go on. */
function wrongPins({ staff, admin, manager }: TestServer): string[] {
  const taken = new Set([...staff, admin, manager].map(({ pin }) => pin))
  const slips = neighboursOf(staff[0]?.pin ?? '')
  const others = times(300, (at) => String(50_000 + at * 137))
  const free = (pins: readonly string[]): string[] => pins.filter((pin) => !taken.has(pin))
  return [...free(slips).slice(0, 1), ...free(others).slice(0, 2)]
}

/** How many times a kept list holds. */
const howMany = (kept: string): number => (JSON.parse(kept) as number[]).length

/** How often PostgreSQL had to break a tie since the database was made; the counters arrive when the connections end. */
async function deadlocks({ location }: TestLocation): Promise<number> {
  if (location.kind !== 'postgresql') return 0
  const database = openDatabase(location, () => undefined)
  const { rows } = await sql<{ deadlocks: number }>`select deadlocks from pg_stat_database where datname = current_database()`.execute(
    database.query,
  )
  await database.close()
  return rows[0]?.deadlocks ?? -1
}
