import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserRow } from '../../server/db/schema.ts'
import { changePin } from '../../server/features/pins/change-pin.ts'
import { callerOf, createPeopleBench, day, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('the PIN that one has, set once more, on %s', (kind) => {
  let bench: PeopleBench
  let mia: UserRow
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    mia = await bench.addUser(bench.organisationId, { role: 'manager', password_hash: 'some hash' })
    await bench.pins.setPin(bench.asAdmin, mia.id, { pin: '48302' }, ownPassword)
    bench.clock.now += day
  })
  afterEach(() => bench.drop())

  const byCode = () => {
    const by = { organisationId: bench.organisationId, actorId: mia.id, sessionId: null, deviceId: null, ip: '192.0.2.9' }
    return changePin(bench, { by, userId: mia.id, wanted: { pin: '48302' }, refuse: () => Promise.resolve(null) })
  }
  const ways = [
    ['SELF-3', 'with the password', async () => bench.ownPins.set(await bench.signedIn(mia), { pin: '48302' }, { password: ownPassword })],
    ['SELF-7', 'by a mailed code', byCode],
    ['USR-3', 'among the users', () => bench.pins.setPin(callerOf(mia), mia.id, { pin: '48302' }, ownPassword)],
  ] as const

  it.each(ways)('FRC-1 %s %s is no new one: neither its age nor who chose it changes', async (_id, _how, set) => {
    const read = () => bench.database.query.selectFrom('pins').select(['set_at', 'chosen_by_owner']).execute()
    const before = await read()
    expect(await set()).toMatchObject({ refused: 'pin_unchanged' })
    expect(await read()).toEqual(before)
    expect(before).toMatchObject([{ chosen_by_owner: 0 }])
  })

  it('USR-3 is one where somebody else sets it: a lead who types it again is told of no PIN', async () => {
    expect(await bench.pins.setPin(bench.asAdmin, mia.id, { pin: '48302' }, ownPassword)).not.toHaveProperty('refused')
  })
})
