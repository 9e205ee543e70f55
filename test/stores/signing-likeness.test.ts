import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserRow } from '../../server/db/schema.ts'
import { forgetWrongOwnPins } from '../../server/features/pins/wrong-pin-store.ts'
import type { BrowserCaller, WithSession } from '../../server/http/caller.ts'
import { wireSigning } from '../../server/wire-signing.ts'
import { measured, mostUnlike, timeAlike, toldTimes } from '../support/likeness.ts'
import { createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'
import { watchDatabase } from '../support/watched-database.ts'

/** PINs that sign nothing for Ada: nobody's, a colleague's, one of hers before, a blocked colleague's, one that is on the list. */
const pins = { nobodys: '27461', colleagues: '90517', own_before: '48213', blocked: '36184', listed: '71604' } as const

describe.each(databaseKinds)('the work behind signing with a wrong PIN on %s', (kind) => {
  let bench: PeopleBench
  let ada: UserRow
  let caller: WithSession<BrowserCaller>
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    ada = await bench.addUser(bench.organisationId, { role: 'manager', pin_for_signing: 1 })
    const [linh, ben] = [await bench.addUser(bench.organisationId), await bench.addUser(bench.organisationId)]
    for (const [{ id }, pin] of [
      [ada, pins.own_before],
      [ada, '63582'],
      [linh, pins.colleagues],
      [ben, pins.blocked],
    ] as const)
      await bench.pins.setPin(bench.asAdmin, id, { pin }, ownPassword)
    await bench.database.query.updateTable('users').set({ blocked: 1 }).where('id', '=', ben.id).execute()
    await bench.database.query.insertInto('refused_pins').values({ organisation_id: bench.organisationId, pin: pins.listed }).execute()
    caller = await bench.signedIn(ada)
  })
  afterEach(() => bench.drop())

  const sign = (pin: string, database = bench.database) => {
    const { confirmPassword } = bench
    return wireSigning({ ...bench, database, confirmPassword }).confirmChange(caller.session, { pin }, caller)
  }
  const forget = () => forgetWrongOwnPins(bench.database, ada.id)

  it('SIGN-1 POL-9 is the same queries and one answer, whoever else has it', async () => {
    const asked: string[][] = []
    const said = new Set<string>()
    for (const pin of Object.values(pins)) {
      await forget()
      const { database, transactions } = watchDatabase(bench.database)
      said.add(JSON.stringify(await sign(pin, database)))
      asked.push(transactions.flatMap(({ statements }) => statements))
    }
    expect([...said]).toEqual([expect.stringContaining('signing_pin_not_accepted')])
    expect(asked[0]?.length).toBeGreaterThan(5)
    expect(asked).toEqual(asked.map(() => asked[0]))
  })

  if (measured > 0)
    it(`SIGN-1 POL-9 takes the same time for each, ${measured} times`, { timeout: 30_000 + measured * 150 }, async () => {
      const asks = Object.fromEntries(Object.entries(pins).map(([name, pin]) => [name, () => sign(pin)]))
      const { middles, unlike, said } = await timeAlike(asks, measured, forget)
      expect(said).toEqual([expect.stringContaining('signing_pin_not_accepted')])
      console.info(toldTimes(`signing on ${kind}`, measured, middles))
      expect(unlike).toBeLessThan(mostUnlike(measured))
    })
})
