import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callerOf, createTapBench, type TapBench } from '../support/tap-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('tries at a demanded PIN on %s', (kind) => {
  let bench: TapBench
  let change: (pin: string) => Promise<object>
  beforeEach(async () => {
    bench = await createTapBench(kind)
    await bench.database.query.updateTable('organisations').set({ pin_change_given: 1 }).execute()
    await bench.addUser('Amara Okafor', '49203')
    const register = await bench.addDevice('Register 1')
    const outcome = await bench.tap(register, '49203')
    if (outcome.kind !== 'change') throw new Error('no new PIN was demanded')
    change = (pin) => bench.changes.change(callerOf(register), { token: outcome.demanded.token, wanted: { pin } })
  })
  afterEach(() => bench.drop())

  it('FRC-2 POL-9 counts the own PIN like any other: once the tries are used up, no answer tells which one it is', async () => {
    for (let tried = 0; tried < 5; tried += 1) expect(await change('49203')).toMatchObject({ refused: 'pin_unchanged' })
    expect(await change('49203')).toMatchObject({ refused: 'try_later' })
    expect(await change('49203')).toEqual(await change('61728'))
    const why = await bench.database.query.selectFrom('audit_events').select('details').where('type', '=', 'user.pin_set_refused').execute()
    expect(why.map(({ details }): unknown => JSON.parse(details))).toEqual([
      ...Array.from({ length: 5 }, () => ({ why: 'unchanged' })),
      ...Array.from({ length: 3 }, () => ({ why: 'limited' })),
    ])
  })
})
