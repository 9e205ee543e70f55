import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { usualPace, type Pace } from '../../server/features/pin-renewal/renewal-worker.ts'
import { createRenewPins } from '../../server/features/pins/renew-pin.ts'
import { createRenewalBench, type RenewalBench } from '../support/renewal-bench.ts'
import { pinOf } from '../support/renewal-shop.ts'
import { databaseKinds } from '../support/test-database.ts'
import { watchDatabase, type Asked } from '../support/watched-database.ts'

const people = 43
const listed = 100
/** Nothing but the number of people cuts the work, whatever the machine. */
const untimed = { runFor: Infinity, batchFor: Infinity, mostRest: 0 }
/** Each transaction takes too long. */
const slow = { ...untimed, batchFor: -1 }

describe.each(databaseKinds)('the work behind new PINs for everybody on %s', (kind) => {
  let bench: RenewalBench
  beforeEach(async () => {
    bench = await createRenewalBench(kind)
    const { organisationId: organisation_id, database } = bench
    for (let at = 0; at < people; at += 1) await addPerson(at)
    const pins = Array.from({ length: listed }, (_, at) => ({ organisation_id, pin: String(700_321 + at * 13) }))
    await database.query.insertInto('refused_pins').values(pins).execute()
    await bench.raise()
  })
  afterEach(() => bench.drop())

  /** Every third has no address. */
  const addPerson = async (at: number) => {
    const user = await bench.addUser(bench.organisationId, { email: at % 3 === 0 ? null : `p${at}@shop.example` })
    const pin = String(20_413 + at * 1_027)
    const columns = { organisation_id: bench.organisationId, user_id: user.id }
    const claims = bench.tagger.claimTags([1], bench.organisationId, pin).map((tag) => ({ ...tag, ...columns, ...active }))
    await bench.database.query.insertInto('pin_claims').values(claims).execute()
    await bench.database.query
      .insertInto('pins')
      .values({ ...columns, ...pinOf })
      .execute()
  }

  /** Everybody's turn. @returns the transactions in which there was somebody. */
  const batchesAt = async (pace: Partial<Pace>) => {
    const { database, transactions, outside } = watchDatabase(bench.database)
    const { pins, writeNewPin } = bench.ofRenewal
    const turns = new Map<Asked | undefined, number>()
    const counted: typeof writeNewPin = (tx, to) => {
      turns.set(transactions.at(-1), (turns.get(transactions.at(-1)) ?? 0) + 1)
      return writeNewPin(tx, to)
    }
    const even = createRenewPins({ tagger: bench.tagger, randomBytes: evenDice() })
    await bench.worker({ database, pins: { ...pins, ...even }, writeNewPin: counted }, pace).run()
    expect(await bench.now()).toMatchObject({ state: 'done', counts: { people, waiting: 0, failed: 0 } })
    // Nobody is left, nor anybody from the start again, and it is over.
    expect(transactions.length - turns.size).toBeLessThanOrEqual(3)
    expect(outside.statements.length).toBeLessThanOrEqual(5)
    return transactions.flatMap((asked) => (turns.has(asked) ? { ...asked, people: turns.get(asked) ?? 0 } : []))
  }

  it('POL-4 is a few people in a transaction, with as many queries for all and a few for each, the last as the first', async () => {
    const batches = await batchesAt(untimed)
    expect(batches.map((batch) => batch.people)).toEqual([4, 5, 6, 7, 8, 9, 4])
    for (const batch of batches) {
      // Who is asked how the PIN may come and where to, and for each mail the mail and that the PIN came by it (POL-8).
      const mails = batch.statements.filter((statement) => statement === 'InsertQueryNode outbox').length
      expect(batch.statements.length).toBeLessThanOrEqual(16 + 2 * batch.people + 2 * mails)
      expect(batch.rows).toBeLessThanOrEqual(listed + 3 + 6 * batch.people)
    }
  })

  it('POL-4 is four where transactions take too long, and never more than sixteen', async () => {
    expect((await batchesAt(slow)).map((batch) => batch.people)).toEqual([4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 3])
    expect(usualPace).toMatchObject({ leastInBatch: 4, mostInBatch: 16, batchFor: 15 })
  })
})

const active = { retired_until: null, grace: 0 } as const
/** The same PINs in each run, none of them near another. */
function evenDice(): (count: number) => Uint8Array {
  let rolled = 0
  return (count) => {
    rolled += 1
    return new Uint8Array(createHash('sha256').update(String(rolled)).digest()).slice(0, count)
  }
}
