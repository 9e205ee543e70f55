import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callerOf, createTapBench, type TapBench } from '../support/tap-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('a token of the very millisecond on %s', (kind) => {
  let bench: TapBench
  beforeEach(async () => {
    bench = await createTapBench(kind)
    await bench.database.query.updateTable('organisations').set({ pin_change_given: 1 }).execute()
  })
  afterEach(() => bench.drop())

  it('FRC-2 dies with its PIN where PIN, token and the next PIN fall into one millisecond', async () => {
    const register = await bench.addDevice('Register 1')
    const amara = await bench.addUser('Amara Okafor', '49203')
    const outcome = await bench.tap(register, '49203')
    if (outcome.kind !== 'change') throw new Error(JSON.stringify(outcome))
    await bench.givePin(amara, '60317')
    expect(await bench.changes.change(callerOf(register), { token: outcome.demanded.token, wanted: { pin: '58314' } })).toMatchObject({
      refused: 'pin_change_not_accepted',
    })
    expect(await bench.tap(register, '60317')).toMatchObject({ kind: 'change' })
  })
})
