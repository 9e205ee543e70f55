import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportJWK } from 'jose'
import { sql } from 'kysely'
import { alone } from '../support/alone.ts'
import { createBrowser } from '../support/browser-caller.ts'
import { approve, createDevice } from '../support/device-caller.ts'
import { keptLog } from '../support/kept-log.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

/** Typed wrongly in the scenario: as secret as the right ones, since one digit may be all that is wrong. */
const typos = { pin: '84736', password: 'Corectpassword-horse' }

describe('a whole day: sign-ins, approval, taps, slips, a new PIN, a crash of the database', () => {
  const kept = keptLog()
  let server: TestServer
  let secrets: string[]
  beforeAll(async () => {
    server = await startTestServer({ log: kept.log })
    secrets = await liveADay(server)
  })
  afterAll(() => server.stop())

  it('LOG-2 leaves no PIN, password, token, proof or key in the log', () => {
    const log = kept.text()
    expect(kept.lines().filter(({ event }) => event === 'request').length).toBeGreaterThan(12)
    expect(log).toContain('"event":"failed"')
    for (const secret of secrets) expect(log).not.toMatch(alone(secret))
  })

  it('LOG-2 leaves none in the records, and none but the public key in the database', async () => {
    const tables = Object.keys(await tableNames(server))
    expect(tables).toContain('audit_events')
    const everything = JSON.stringify(
      await Promise.all(tables.map(async (table) => sql.raw(`select * from ${table}`).execute(server.database.query))),
    )
    for (const secret of secrets) expect(everything).not.toMatch(alone(secret))
  })

  it('LOG-2 logs lines of its own making only', () => {
    for (const line of kept.lines()) {
      const { event, error, ...rest } = line
      expect(['started', 'root_key_created', 'request', 'failed', 'database_away']).toContain(event)
      const names = ['level', 'time', 'requestId', 'ip', 'method', 'route', 'status', 'code', 'ms', 'address', 'database', 'file', 'during']
      for (const name of Object.keys(rest)) expect(names).toContain(name)
      for (const name of Object.keys(error ?? {})) expect(['name', 'code', 'at', 'cause']).toContain(name)
    }
  })
})

/** @returns everything secret that went over the wire. */
async function liveADay(server: TestServer): Promise<string[]> {
  const device = await createDevice(server)
  const proof = await device.proofFor('GET', '/v1/terminal')
  await device.call('GET', '/v1/terminal', { proof })
  await approve(device, server.admin)
  await device.signInWithPin(typos.pin)
  await device.signInWithPin(server.manager.pin)
  const token = device.token
  await device.call('POST', '/v1/session/lock')
  await device.signInWithPin(server.manager.pin)
  const browser = createBrowser(server)
  await browser.signIn({ ...server.admin, password: typos.password })
  await browser.signIn(server.admin)
  const pin = { generate: true, confirm: { password: server.admin.password } }
  const set = await browser.call('PUT', `/v1/users/${server.manager.id}/pin`, { body: pin })
  await browser.call('GET', `/v1/users?cursor=${server.admin.password}`)
  await breakTable(server, () => device.signInWithPin(typos.pin))
  const { d = '' } = await exportJWK(device.privateKey)
  const everybody = [server.admin, server.manager, ...server.staff]
  const given = [token, device.token, device.nonce, ...browser.cookies.values(), (set.body as { pin: string }).pin]
  return [typos.pin, typos.password, d, proof, ...everybody.flatMap((one) => [one.pin, one.password]), ...given].filter(
    (secret): secret is string => typeof secret === 'string' && secret !== '',
  )
}

/** Takes a table away while something happens, so that an unforeseen failure is logged too. */
async function breakTable({ database }: TestServer, work: () => Promise<unknown>): Promise<void> {
  await sql`alter table guessing rename to elsewhere`.execute(database.query)
  await work()
  await sql`alter table elsewhere rename to guessing`.execute(database.query)
}

async function tableNames({ database }: TestServer): Promise<Record<string, true>> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(database.query)
  return Object.fromEntries(rows.map(({ name }) => [name, true]))
}
