import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { measured, mostUnlike, timeAlikeAtLast, toldTimes } from '../support/likeness.ts'
import { createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

/** The gate asks for enough to see a difference of a query. */
const times = measured === 0 ? 150 : measured
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
      const asks = { taken: () => ask('taken'), retired: () => ask('retired'), listed: () => ask('listed') }
      const { middles, unlike, said } = await timeAlikeAtLast(asks, times, forgetTries)
      expect(said).toEqual([expect.stringContaining('pin_not_usable')])
      console.info(toldTimes(kind, times, middles))
      expect(unlike).toBeLessThan(mostUnlike(times))
    },
    60_000 + times * 150,
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
