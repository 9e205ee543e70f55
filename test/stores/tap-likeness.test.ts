import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCountedTaps } from '../../server/features/guessing/counted-tap.ts'
import { createTapService } from '../../server/features/sessions/tap-service.ts'
import { spendProof } from '../../server/http/proof-store.ts'
import { measured, mostUnlike, timeAlike, toldTimes } from '../support/likeness.ts'
import { callerOf, createTapBench, type TapBench } from '../support/tap-bench.ts'
import { databaseKinds } from '../support/test-database.ts'
import { watchDatabase } from '../support/watched-database.ts'

describe.each(databaseKinds)('the work behind a refused PIN on %s', (kind) => {
  let bench: TapBench
  beforeEach(async () => {
    bench = await createTapBench(kind)
  })
  afterEach(() => bench.drop())

  /** PINs that open nothing, for whatever reason. */
  const refusedPins = async () => {
    const blocked = await bench.addUser('Mateusz Nowak', '38190')
    await bench.database.query.updateTable('users').set({ blocked: 1 }).where('id', '=', blocked).execute()
    const jonas = await bench.addUser('Jonas Weber', '52817')
    await bench.tap(await bench.addDevice('First'), '52817')
    await bench.givePin(jonas, '71604')
    await bench.addUser('Somebody Else', '90318', await bench.addOrganisation('other-shop'))
    const lead = await bench.addUser('Amara Okafor', '63582')
    await bench.database.query.updateTable('users').set({ role: 'manager' }).where('id', '=', lead).execute()
    await bench.database.query.updateTable('organisations').set({ pin_need_manager: 'second_step' }).execute()
    return { wrong: '11823', blocked: '38190', retired: '52817', foreign: '90318', after_the_password: '63582' }
  }

  it('PIN-7 POL-8 is the same queries in the same order: wrong, blocked, retired, foreign, or good after the password alone', async () => {
    const asked: string[][] = []
    for (const [name, pin] of Object.entries(await refusedPins())) asked.push(await queriesOf(bench, name, pin))
    expect(asked[0]?.length).toBeGreaterThan(6)
    expect(asked).toEqual(asked.map(() => asked[0]))
  })

  if (measured > 0)
    it(`PIN-7 POL-8 takes the same time for each, ${measured} times`, { timeout: 30_000 + measured * 150 }, async () => {
      const register = await bench.addDevice('Register 1')
      const forget = async () => {
        for (const table of ['guessing', 'guessing_refusals', 'audit_events'] as const)
          await bench.database.query.deleteFrom(table).execute()
      }
      const asks = Object.fromEntries(Object.entries(await refusedPins()).map(([name, pin]) => [name, () => bench.tap(register, pin)]))
      const { middles, unlike, said } = await timeAlike(asks, measured, forget)
      expect(said).toEqual([expect.stringContaining('pin_not_accepted')])
      console.info(toldTimes(`taps on ${kind}`, measured, middles))
      expect(unlike).toBeLessThan(mostUnlike(measured))
    })
})

/** The queries of one tap, by kind and table. */
async function queriesOf(bench: TapBench, name: string, pin: string): Promise<string[]> {
  const { database, transactions } = watchDatabase(bench.database)
  const { pins, effects } = bench
  const taps = createTapService({
    database,
    effects,
    events: { publish: () => undefined, subscribe: () => () => undefined },
    spendProof,
    beginTap: createCountedTaps(effects, pins),
    findPinOwner: (tx, organisationId, typed) => pins.findPinOwner(tx, organisationId, typed),
    notePinLogin: (tx, login) => pins.notePinLogin(tx, login),
    demandPinChange: () => Promise.resolve(null),
  })
  const outcome = await taps.signInWithPin(callerOf(await bench.addDevice(name)), pin)
  expect(outcome).toMatchObject({ kind: 'refused', refused: { refused: 'pin_not_accepted' } })
  return transactions.flatMap(({ statements }) => statements)
}
