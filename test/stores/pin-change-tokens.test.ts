import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { putToken } from '../../server/features/pin-changes/pin-change-store.ts'
import { createTapBench, type TapBench } from '../support/tap-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('tokens for a new PIN on %s', (kind) => {
  let bench: TapBench
  beforeEach(async () => {
    bench = await createTapBench(kind)
  })
  afterEach(() => bench.drop())

  it('FRC-1 keeps one of a person who is asked for a new PIN in twenty places at the same instant, and fails none', async () => {
    const amara = await bench.addUser('Amara Okafor', '49203')
    await bench.database.query.updateTable('organisations').set({ pin_change_given: 1 }).execute()
    expect(await bench.tap(await bench.addDevice('Register 1'), '49203')).toMatchObject({ kind: 'change' })
    const stored = await bench.database.query.selectFrom('pin_change_tokens').selectAll().executeTakeFirstOrThrow()
    const places = Array.from({ length: 20 }, (_, at) => ({ ...stored, token_hash: randomBytes(32), key_thumbprint: `key ${at}` }))
    await Promise.all(places.map((token) => bench.database.transaction((tx) => putToken(tx, token))))
    expect(await bench.database.query.selectFrom('pin_change_tokens').select('user_id').execute()).toEqual([{ user_id: amara }])
  })
})
