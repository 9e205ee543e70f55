import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { neighboursOf, trivialRule } from '../../contract/pin-rules.ts'
import type { UserRow } from '../../server/db/schema.ts'
import { generatePin } from '../../server/features/pins/pin-generator.ts'
import { fixedDice } from '../support/fixed-dice.ts'
import { ownTime } from '../support/own-time.ts'
import { createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

const usable = Array.from({ length: 10_000 }, (_, number) => String(number).padStart(4, '0')).filter((pin) => trivialRule(pin) === null)

describe.each(databaseKinds)('a space of four digits on %s', (kind) => {
  let bench: PeopleBench
  let amara: UserRow
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    await bench.database.query.updateTable('organisations').set({ pin_min_length: 4, pin_max_length: 4 }).execute()
    amara = await bench.addUser(bench.organisationId)
  })
  afterEach(() => bench.drop())

  const take = async (pins: readonly string[], retiredUntil: number | null = null) => {
    const claim = { organisation_id: bench.organisationId, user_id: bench.admin.id, retired_until: retiredUntil, grace: 0 as const }
    const rows = pins.flatMap((pin) => bench.tagger.claimTags([1], bench.organisationId, pin)).map((tag) => ({ ...tag, ...claim }))
    for (let at = 0; at < rows.length; at += 1_000)
      await bench.database.query
        .insertInto('pin_claims')
        .values(rows.slice(at, at + 1_000))
        .execute()
  }
  const dice = fixedDice('the space of PINs')
  const draw = (now = bench.clock.now) =>
    bench.database.transaction((tx) =>
      generatePin(tx, { tagger: bench.tagger, randomBytes: dice }, { organisationId: bench.organisationId, length: 4, now }),
    )
  const generate = () => bench.pins.setPin(bench.asAdmin, amara.id, { generate: true }, ownPassword)

  it('POL-10 finds a free PIN in bounded time where nine of ten are taken', async () => {
    await take(usable.filter((_, at) => at % 10 !== 0))
    const free = new Set(usable.filter((_, at) => at % 10 === 0))
    const fiveTimes = async () => {
      for (let times = 0; times < 5; times += 1) expect(free).toContain(await draw())
    }
    expect(await ownTime(fiveTimes)).toBeLessThan(20_000)
  })

  it('POL-10 finds the last PIN there is, and then says that none is left', async () => {
    await take(usable.slice(1))
    expect(await generate()).toEqual({ generated: usable[0] })
    const linh = await bench.addUser(bench.organisationId)
    expect(await bench.pins.setPin(bench.asAdmin, linh.id, { generate: true }, ownPassword)).toEqual({
      refused: 'pin_space_full',
      detail: 'Every PIN of 4 digits is taken. Set a longer minimum in the PIN rules.',
    })
    expect(await bench.pins.offerPins(bench.asAdmin, linh.id)).toMatchObject({ refused: 'pin_space_full' })
  })

  it('POL-6 adds nobody whom it cannot give a PIN', async () => {
    await bench.database.query.updateTable('organisations').set({ pins_for_new_users: 1 }).execute()
    await take(usable)
    const people = async () => (await bench.database.query.selectFrom('users').select('id').execute()).length
    const before = await people()
    expect(await bench.users.add(bench.asAdmin, { displayName: 'Ben', role: 'staff', loginMethod: 'pin_only' })).toMatchObject({
      refused: 'pin_space_full',
    })
    expect(await people()).toBe(before)
  })

  it('POL-10 PIN-10 counts retired PINs as taken until their time is over, and listed ones for good', async () => {
    const until = bench.clock.now + 1_000
    await take(usable.slice(2), until)
    await bench.database.query
      .insertInto('refused_pins')
      .values({ organisation_id: bench.organisationId, pin: usable[0] ?? '' })
      .execute()
    expect(await draw()).toBe(usable[1])
    expect(await draw(until)).not.toBe(usable[0])
  })

  it('POL-10 draws every PIN that is left equally often', async () => {
    const left = usable.slice(0, 4)
    await take(usable.slice(4))
    const drawn = new Map<string | null, number>()
    for (let times = 0; times < 24; times += 1) {
      const pin = await draw()
      drawn.set(pin, (drawn.get(pin) ?? 0) + 1)
    }
    expect([...drawn.keys()].sort()).toEqual(left)
    // Six are due to each; 18 comes less often than once in 100,000 times.
    expect(Math.max(...drawn.values())).toBeLessThan(18)
  })

  it('POL-10 keeps two digits apart as long as chance finds room', async () => {
    await take(['4821', '9051', '3618'])
    const near = new Set(['4821', '9051', '3618'].flatMap(neighboursOf))
    for (let times = 0; times < 20; times += 1) expect(near).not.toContain(await draw())
  })
})
