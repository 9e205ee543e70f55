import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserRow } from '../../server/db/schema.ts'
import { giveUpClaims, takeClaims } from '../../server/features/pins/pin-claim-store.ts'
import { createPeopleBench, day, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('claims on PINs, without the check before them, on %s', (kind) => {
  let bench: PeopleBench
  let amara: UserRow
  let linh: UserRow
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    amara = await bench.addUser(bench.organisationId)
    linh = await bench.addUser(bench.organisationId)
  })
  afterEach(() => bench.drop())

  const take = (user: UserRow) => {
    const claims = bench.tagger.claimTags([1], bench.organisationId, '48213').map((tag) => ({ ...tag, user_id: user.id }))
    return bench.database.transaction((tx) => takeClaims(tx, { organisationId: bench.organisationId, claims, now: bench.clock.now }))
  }
  const retire = (until: number) => bench.database.transaction((tx) => giveUpClaims(tx, [amara.id], [], until))

  it('PIN-10 is kept by the database alone: a retired PIN is nobody else’s until its time is over', async () => {
    expect(await take(amara)).toBe(true)
    await retire(bench.clock.now + day)
    expect(await take(linh)).toBe(false)
    bench.clock.now += day - 1
    expect(await take(linh)).toBe(false)
    bench.clock.now += 1
    expect([await take(linh), await take(amara)]).toEqual([true, false])
  })

  it('PIN-10 its last owner takes it back at any time', async () => {
    expect(await take(amara)).toBe(true)
    await retire(bench.clock.now + day)
    expect([await take(amara), await take(linh)]).toEqual([true, false])
  })
})
