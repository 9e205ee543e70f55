import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/db/open-database.ts'
import { fixedPort } from '../support/fixed-port.ts'
import { createBrowser } from '../support/browser-caller.ts'
import { approve, createDevice, type Reply, type TestDevice } from '../support/device-caller.ts'
import { runTillpass } from '../support/run-tillpass.ts'
import { startServerProcess, type ServerProcess } from '../support/server-process.ts'
import { createTestLocation, databaseKinds, type TestLocation } from '../support/test-database.ts'

const admin = { username: 'boss', password: 'a password of the boss' }

describe.each(databaseKinds)('the server is killed, on %s', (kind) => {
  let folder: string
  let place: TestLocation
  let environment: Record<string, string>
  let server: ServerProcess
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'tillpass-killed-'))
    place = await createTestLocation(kind)
    const port = String(await fixedPort())
    environment = {
      TILLPASS_DATA: folder,
      TILLPASS_PORT: port,
      ...(place.location.kind === 'postgresql' && { DATABASE_URL: place.location.url }),
    }
    const words = ['organisation', 'create', '--slug', 'shop', '--name', 'Shop', '--admin', admin.username]
    expect(await runTillpass(words, environment, `${admin.password}\n`)).toMatchObject({ status: 0 })
    server = await startServerProcess(environment)
    const console = createBrowser(server)
    await console.signIn(admin)
    expect((await console.call('PUT', '/v1/pin-login', { body: { active: true } })).status).toBe(200)
  })
  afterAll(async () => {
    await server.kill()
    await place.drop()
    await rm(folder, { recursive: true })
  })

  /** On the same port, since a terminal keeps its server's address. */
  const restart = async (): Promise<void> => {
    server = await startServerProcess(environment)
  }

  it('GRD-3 counts on from where it was killed', async () => {
    const device = await createDevice(server)
    await approve(device, admin, 'Till 1')
    const left: unknown[] = []
    for (const pin of ['60213', '60324', '60435']) left.push(triesLeft(await device.signInWithPin(pin)))
    expect(left).toEqual([4, 3, 2])
    await server.kill()
    await restart()
    expect(triesLeft(await device.signInWithPin('60546'))).toBe(1)
    expect(await device.signInWithPin('60657')).toMatchObject({ code: 'pin_not_accepted', body: { triesLeft: 0, waitSeconds: 60 } })
    await server.kill()
    await restart()
    expect((await device.signInWithPin('60768')).code).toBe('try_later')
  })

  it('GRD-3 makes no guess free that was under way', async () => {
    const device = await createDevice(server)
    await approve(device, admin, 'Till 2')
    let answered = 0
    const killed: Promise<void>[] = []
    const guess = async (pin: string): Promise<void> => {
      const reply = await device.signInWithPin(pin).catch(() => null)
      if (reply?.code === 'pin_not_accepted') answered += 1
      // In the middle: some have their answer, others wait for it.
      if (killed.length === 0) killed.push(server.kill())
    }
    await Promise.all(Array.from({ length: 20 }, (_, at) => guess(String(70_000 + at * 137))))
    await Promise.all(killed)
    expect(answered).toBeGreaterThan(0)
    await restart()
    const counted = await charges(device)
    expect(counted).toBeGreaterThanOrEqual(answered)
    expect(counted).toBeLessThanOrEqual(5)
    const next = await device.signInWithPin('80808')
    expect([counted, next.code]).toEqual([counted, counted === 5 ? 'try_later' : 'pin_not_accepted'])
  })

  async function charges(device: TestDevice): Promise<number> {
    const location =
      place.location.kind === 'sqlite' ? { kind: 'sqlite' as const, file: path.join(folder, 'tillpass.sqlite') } : place.location
    const database = openDatabase(location, () => undefined)
    const row = await database.query
      .selectFrom('guessing')
      .innerJoin('devices', 'devices.id', 'guessing.device_id')
      .select('guessing.charges')
      .where('devices.key_thumbprint', '=', device.thumbprint)
      .executeTakeFirstOrThrow()
    await database.close()
    return (JSON.parse(row.charges) as unknown[]).length
  }
})

function triesLeft({ body }: Reply): unknown {
  return (body as { triesLeft?: unknown }).triesLeft
}
