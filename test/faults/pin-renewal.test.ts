import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { KeyRing } from '../../server/crypto/key-ring.ts'
import type { Database } from '../../server/db/database.ts'
import { createPinTagger } from '../../server/features/pins/pin-tagger.ts'
import { createBrowser, type TestBrowser } from '../support/browser-caller.ts'
import type { Reply } from '../support/device-caller.ts'
import { boss, createRenewalShop } from '../support/renewal-shop.ts'
import { startServerProcess, type ServerProcess } from '../support/server-process.ts'
import { createTestLocation, databaseKinds, type TestLocation } from '../support/test-database.ts'

/** `npm run test:renewal` kills a hundred times. */
const kills = Number(process.env['RENEWAL_KILLS'] ?? 4)
const people = Math.max(300, kills * 120)
const stateSchema = z.object({ renewal: z.object({ state: z.string(), counts: z.object({ waiting: z.int() }) }).nullable() })

/** A PostgreSQL on a machine with much else to do may be away for a moment: then the answer is no, and it is asked again (GRD-7). */
async function whenThere(ask: () => Promise<Reply>): Promise<Reply> {
  for (;;) {
    const reply = await ask()
    if (reply.status !== 503) return reply
  }
}

async function renewalOf(browser: TestBrowser) {
  return stateSchema.parse((await whenThere(() => browser.call('GET', '/v1/pin-renewal'))).body).renewal
}

async function waiting(browser: TestBrowser): Promise<number> {
  return (await renewalOf(browser))?.counts.waiting ?? 0
}

/** Keeps this process busy, so that a kill comes at any point of a batch and not always after an answer. */
function busyFor(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

describe.each(databaseKinds)('new PINs for everybody, and the server is killed, on %s', (kind) => {
  let place: TestLocation
  let shop: Awaited<ReturnType<typeof createRenewalShop>>
  let server: ServerProcess | undefined
  beforeAll(async () => {
    place = await createTestLocation(kind)
    shop = await createRenewalShop(people, place.location.kind === 'postgresql' ? place.location.url : undefined)
  }, 120_000)
  // Where the test came to no end it is still there.
  afterEach(() => server?.kill())
  afterAll(async () => {
    await shop.drop()
    await place.drop()
  })

  it(
    `POL-4 MAIL-2 at ${kills} points: everybody has one working PIN, and whose is new has it in a mail or on a slip; nobody has two`,
    { timeout: 60_000 + kills * 15_000 },
    async () => {
      const met = { began: 0, partly: 0 }
      for (let kill = 0; kill < kills; kill += 1) {
        server = await startServerProcess(shop.environment)
        const console_ = createBrowser(server)
        expect((await whenThere(() => console_.signIn(boss))).status).toBe(201)
        const renewal = await renewalOf(console_)
        if (renewal?.state !== 'running') {
          const body = { graceDays: 0, confirm: { password: boss.password } }
          expect((await whenThere(() => console_.call('POST', '/v1/pin-renewals', { body }))).status).toBe(201)
          met.began += 1
        }
        // It goes on, and then as long as some answers take.
        const before = await waiting(console_)
        while (before > 0 && (await waiting(console_)) === before);
        for (let left = Math.random() * 40; left > 1; left -= 1) await waiting(console_)
        busyFor(Math.random() * 30)
        await server.kill()
        await shop.look((database, keys) => check(database, keys, shop.old))
        const got = await shop.look(howManyGotOne)
        if (got > 0 && got < people) met.partly += 1
      }
      expect(met.began).toBeGreaterThan(0)
      expect(met.partly).toBeGreaterThan(0)
    },
  )
})

/** Whose turn came in what was under way when the server was killed; 0 where nothing was. */
async function howManyGotOne(database: Database): Promise<number> {
  const results = await database.query
    .selectFrom('pin_renewal_results as result')
    .innerJoin('pin_renewals as renewal', 'renewal.id', 'result.renewal_id')
    .select('result.user_id')
    .where('renewal.state', '=', 'running')
    .execute()
  return results.length
}

/** Whether each has one active claim, of the old PIN or of the one that is sealed for them. */
async function check(database: Database, keys: KeyRing, old: ReadonlyMap<string, string>): Promise<void> {
  const { id: organisationId } = await database.query.selectFrom('organisations').select('id').executeTakeFirstOrThrow()
  const claims = await database.query.selectFrom('pin_claims').selectAll().where('retired_until', 'is', null).execute()
  const sealed = await sealedPins(database, keys)
  const tagOf = (pin: string) => Buffer.from(createPinTagger(keys).claimTags([1], organisationId, pin)[0]?.tag ?? []).toString('hex')
  const held = new Map<string, string[]>()
  for (const { user_id, tag } of claims) held.set(user_id, [...(held.get(user_id) ?? []), Buffer.from(tag).toString('hex')])
  for (const [id, pin] of old) expect({ id, held: held.get(id) }).toEqual({ id, held: [tagOf(sealed.get(id) ?? pin)] })
  expect(new Set([...held.values()].flat()).size).toBe(claims.length)
}

/** The newest PIN that is in somebody's mail or on their slip. */
async function sealedPins(database: Database, keys: KeyRing): Promise<Map<string, string>> {
  const mails = await database.query
    .selectFrom('outbox')
    .selectAll()
    .where('kind', '=', 'new_pin')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const slips = await database.query.selectFrom('pin_renewal_results').selectAll().orderBy('renewal_id').execute()
  const pins = new Map<string, string>()
  for (const { id, organisation_id, user_id, sealed } of mails) {
    const text = keys.open('mail', sealed ?? new Uint8Array(), `outbox ${organisation_id} ${id}`)
    pins.set(user_id, z.object({ pin: z.string() }).parse(JSON.parse(text)).pin)
  }
  for (const { renewal_id, user_id, sealed } of slips)
    if (sealed !== null) pins.set(user_id, keys.open('slip', sealed, `slip ${renewal_id} ${user_id}`))
  return pins
}
