import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserRow } from '../../server/db/schema.ts'
import { endOverGraces } from '../../server/features/pins/pin-graces.ts'
import { createRenewPins } from '../../server/features/pins/renew-pin.ts'
import { createPeopleBench, day, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('an old PIN beside its successor on %s', (kind) => {
  let bench: PeopleBench
  let amara: UserRow
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    await bench.database.query.updateTable('organisations').set({ pin_max_length: 8 }).execute()
    amara = await bench.addUser(bench.organisationId)
    await type('48213')
    bench.clock.now += 1_000
  })
  afterEach(() => bench.drop())

  const type = (pin: string, user = amara) => bench.pins.setPin(bench.asAdmin, user.id, { pin }, ownPassword)
  const renew = async (user = amara) => {
    const wish = { organisationId: bench.organisationId, length: 6, now: bench.clock.now, graceUntil: bench.clock.now + 7 * day }
    const renewer = createRenewPins({ tagger: bench.tagger, randomBytes: bench.effects.randomBytes })
    const given = await bench.database.transaction((tx) => renewer.renew(tx, { ...wish, userIds: [user.id] }))
    const pin = given.get(user.id)
    if (pin === undefined) throw new Error('no PIN was free')
    return pin
  }
  const works = async (pin: string) => {
    const owner = await bench.lookup.findPinOwner(bench.database, bench.organisationId, pin)
    return owner !== null && !owner.retired
  }
  const logIn = (pin: string) =>
    bench.database.transaction((tx) =>
      bench.lookup.notePinLogin(tx, { organisationId: bench.organisationId, userId: amara.id, pin, at: bench.clock.now }),
    )
  const lengths = async () => (await bench.lookup.activePinStats(bench.database, bench.organisationId)).lengths
  const sweep = () => bench.database.transaction((tx) => endOverGraces(tx, bench.clock.now, 10))

  it('POL-4 PIN-9 lets both work, and builds keypads for both', async () => {
    const pin = await renew()
    expect(pin).toMatch(/^[0-9]{6}$/)
    expect([await works('48213'), await works(pin)]).toEqual([true, true])
    expect(await lengths()).toEqual([5, 6])
    expect(await logIn('48213')).toEqual({ keypadChanged: false })
    expect([await works('48213'), await works(pin)]).toEqual([true, true])
  })

  it('POL-4 PIN-10 ends it with the first login with the new PIN, and keeps the old one from others for 90 days', async () => {
    await logIn('48213')
    const pin = await renew()
    expect(await logIn(pin)).toEqual({ keypadChanged: true })
    expect([await works('48213'), await works(pin)]).toEqual([false, true])
    expect(await lengths()).toEqual([6])
    const linh = await bench.addUser(bench.organisationId)
    expect(await type('48213', linh)).toMatchObject({ refused: 'pin_not_usable' })
    bench.clock.now += 90 * day
    expect(await type('48213', linh)).toEqual({ generated: null, floor: undefined })
  })

  it('POL-4 ends it when its time is over, not before, and frees a PIN that never logged in', async () => {
    const pin = await renew()
    bench.clock.now += 7 * day - 1
    expect(await sweep()).toEqual({ ended: 0, keypads: [] })
    expect(await works('48213')).toBe(true)
    bench.clock.now += 1
    expect(await sweep()).toEqual({ ended: 1, keypads: [bench.organisationId] })
    expect([await works('48213'), await works(pin)]).toEqual([false, true])
    const linh = await bench.addUser(bench.organisationId)
    expect(await type('48213', linh)).toEqual({ generated: null, floor: undefined })
  })

  it('POL-4 a PIN set by hand meanwhile ends both; the old one may be taken back', async () => {
    await logIn('48213')
    const pin = await renew()
    expect(await type('904175')).toMatchObject({ generated: null })
    expect([await works('48213'), await works(pin), await works('904175')]).toEqual([false, false, true])
    const other = await renew()
    expect(await type('904175')).toMatchObject({ generated: null })
    expect([await works(other), await works('904175')]).toEqual([false, true])
    bench.clock.now += 30 * day
    await sweep()
    expect(await works('904175')).toBe(true)
  })

  it('POL-4 a second renewal ends the first grace: never are three PINs somebody’s', async () => {
    const first = await renew()
    bench.clock.now += 1_000
    const second = await renew()
    expect([await works('48213'), await works(first), await works(second)]).toEqual([false, true, true])
  })

  it('POL-4 forgives no slip near an old PIN that its owner typed (GRD-5)', async () => {
    await bench.database.query.updateTable('pins').set({ typed_by_owner: 1 }).where('user_id', '=', amara.id).execute()
    const before = await bench.lookup.findPinOwner(bench.database, bench.organisationId, '48213')
    const pin = await renew()
    expect(await bench.lookup.findPinOwner(bench.database, bench.organisationId, '48213')).toEqual(before)
    expect(await bench.lookup.findPinOwner(bench.database, bench.organisationId, pin)).toMatchObject({ typedByOwner: false })
  })

  // On SQLite one transaction comes after the other.
  it.each(kind === 'postgresql' ? [1, 2] : [])(
    'POL-4 an old PIN that is tapped while its grace ends stays dead, with %s live keys',
    async (versions) => {
      if (versions === 2) await bench.addKey(2)
      for (const end of [logIn, sweep] as ((pin: string) => Promise<unknown>)[]) {
        const pin = await renew()
        if (end !== logIn) bench.clock.now += 7 * day
        await bench.database.transaction(async (tap) => {
          const owner = await bench.lookup.findPinOwner(tap, bench.organisationId, '48213')
          expect(owner?.retired).toBe(false)
          await end(pin)
          await bench.lookup.notePinLogin(tap, {
            organisationId: bench.organisationId,
            userId: amara.id,
            pin: '48213',
            at: bench.clock.now,
          })
        })
        expect([await works('48213'), await works(pin)]).toEqual([false, true])
        await type('48213')
        bench.clock.now += 1_000
      }
    },
  )

  it('a user who is removed leaves neither', async () => {
    const pin = await renew()
    await bench.database.transaction((tx) => bench.releasePin(tx, amara.id, bench.clock.now))
    expect([await works('48213'), await works(pin)]).toEqual([false, false])
    expect(await bench.database.query.selectFrom('pin_graces').selectAll().execute()).toEqual([])
  })
})
