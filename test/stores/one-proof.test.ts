import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OrganisationRow } from '../../server/db/schema.ts'
import { callerOf, createTapBench, type TapBench } from '../support/tap-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('a token that proves the PIN alone on %s', (kind) => {
  let bench: TapBench
  beforeEach(async () => {
    bench = await createTapBench(kind)
  })
  afterEach(() => bench.drop())

  const rule = (columns: Partial<OrganisationRow>) => bench.database.query.updateTable('organisations').set(columns).execute()

  it('POL-8 signs nobody in, and sets no PIN, whose role types the password first from now on', async () => {
    const register = await bench.addDevice('Register 1')
    await bench.addUser('Amara Okafor', '49203')
    await rule({ pin_change_given: 1 })
    const tapped = await bench.tap(register, '49203')
    if (tapped.kind !== 'change') throw new Error(tapped.kind)
    const change = () => bench.changes.change(callerOf(register), { token: tapped.demanded.token, wanted: { pin: '60417' } })
    await rule({ pin_need_staff: 'second_step' })
    expect(await change()).toMatchObject({ refused: 'pin_change_not_accepted' })
    expect(await bench.database.query.selectFrom('sessions').selectAll().execute()).toEqual([])
    await rule({ pin_need_staff: 'optional' })
    expect(await change()).toMatchObject({ kind: 'session' })
  })
})
