import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

/** `PIN_LIKENESS=5000` measures at length; the gate asks for enough to see a difference of a query. */
const times = Number(process.env['PIN_LIKENESS'] ?? 150)
const refusals = { taken: '48213', retired: '90517', listed: '36184' } as const
type Why = keyof typeof refusals

describe.each(databaseKinds)('PIN refusals on %s', (kind) => {
  let bench: PeopleBench
  let target: string
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    target = (await bench.addUser(bench.organisationId)).id
    const amara = await bench.addUser(bench.organisationId)
    const own = (pin: string) => bench.pins.setPin(bench.asAdmin, amara.id, { pin }, ownPassword)
    await own(refusals.retired)
    const login = { organisationId: bench.organisationId, userId: amara.id, pin: refusals.retired, at: bench.clock.now }
    await bench.lookup.notePinLogin(bench.database, login)
    await own(refusals.taken)
    await bench.database.query.insertInto('refused_pins').values({ organisation_id: bench.organisationId, pin: refusals.listed }).execute()
    await forgetTries()
  })
  afterEach(() => bench.drop())

  const forgetTries = () => bench.database.query.deleteFrom('pin_tries').execute()
  const ask = (why: Why) => bench.pins.setPin(bench.asAdmin, target, { pin: refusals[why] }, ownPassword)
  const kinds = Object.keys(refusals) as Why[]

  it(
    `POL-9 PIN-10 refuses taken, retired and listed PINs in one message and one time, ${times} of each`,
    async () => {
      const took: Record<Why, number[]> = { taken: [], retired: [], listed: [] }
      const said = new Set<string>()
      for (let turn = 0; turn < times; turn += 1) {
        // Each is first, second and third equally often, after as many tries.
        for (let at = 0; at < kinds.length; at += 1) {
          const why = kinds[(turn + at) % kinds.length] ?? 'taken'
          const began = performance.now()
          const answer = await ask(why)
          took[why].push(performance.now() - began)
          said.add(JSON.stringify(answer))
        }
        await forgetTries()
      }
      expect([...said]).toEqual([expect.stringContaining('pin_not_usable')])
      const middles = kinds.map((why) => middle(took[why]))
      console.info(`${kind}, ${times} each: ${kinds.map((why, at) => `${why} ${middles[at]?.toFixed(3)} ms`).join(', ')}`)
      expect(Math.max(...middles) / Math.min(...middles)).toBeLessThan(times < 1_000 ? 1.2 : 1.05)
    },
    30_000 + times * 150,
  )

  it('POL-9 does the same work for each: as many rows are written, whatever the reason', async () => {
    const rows = async () => {
      const { query } = bench.database
      const tables = ['pin_tries', 'audit_events', 'pin_claims', 'pins'] as const
      return Promise.all(tables.map(async (table) => (await query.selectFrom(table).selectAll().execute()).length))
    }
    const written = []
    for (const why of kinds) {
      const before = await rows()
      await ask(why)
      written.push((await rows()).map((count, at) => count - (before[at] ?? 0)))
    }
    expect(written).toEqual([
      [1, 1, 0, 0],
      [1, 1, 0, 0],
      [1, 1, 0, 0],
    ])
  })
})

function middle(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
