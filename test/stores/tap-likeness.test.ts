import type { KyselyPlugin } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../server/db/database.ts'
import { createCountedTaps } from '../../server/features/guessing/counted-tap.ts'
import { createTapService } from '../../server/features/sessions/tap-service.ts'
import { spendProof } from '../../server/http/proof-store.ts'
import { callerOf, createTapBench, type TapBench } from '../support/tap-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('the work behind a refused PIN on %s', (kind) => {
  let bench: TapBench
  beforeEach(async () => {
    bench = await createTapBench(kind)
  })
  afterEach(() => bench.drop())

  it('PIN-7 is the same queries in the same order, whether it is wrong, blocked, retired or foreign', async () => {
    const blocked = await bench.addUser('Mateusz Nowak', '38190')
    await bench.database.query.updateTable('users').set({ blocked: 1 }).where('id', '=', blocked).execute()
    const jonas = await bench.addUser('Jonas Weber', '52817')
    await bench.tap(await bench.addDevice('First'), '52817')
    await bench.givePin(jonas, '71604')
    await bench.addUser('Somebody Else', '90318', await bench.addOrganisation('other-shop'))
    const asked: string[][] = []
    for (const [at, pin] of ['11823', '38190', '52817', '90318'].entries()) asked.push(await queriesOf(bench, `Fresh ${at}`, pin))
    expect(asked[0]?.length).toBeGreaterThan(6)
    expect(asked).toEqual(asked.map(() => asked[0]))
  })
})

/** The queries of one tap, by kind and table. */
async function queriesOf(bench: TapBench, name: string, pin: string): Promise<string[]> {
  const asked: string[] = []
  const { pins, effects } = bench
  const taps = createTapService({
    database: watched(bench.database, asked),
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
  return asked
}

function watched(database: Database, asked: string[]): Database {
  const tables = /"identifier":\{"kind":"IdentifierNode","name":"(\w+)"\}/
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked.push(`${node.kind} ${tables.exec(JSON.stringify(node))?.[1] ?? ''}`)
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  return {
    ...database,
    transaction: (work) => database.transaction((tx) => work({ ...tx, query: tx.query.withPlugin(plugin) })),
  }
}
