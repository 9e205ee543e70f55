import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/db/open-database.ts'
import type { UserRow } from '../../server/db/schema.ts'
import { forgetTries } from '../../server/features/pins/pin-tries-store.ts'
import { callerOf, createPeopleBench, day, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('trying PINs on %s', (kind) => {
  let bench: PeopleBench
  let amara: UserRow
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    amara = await bench.addUser(bench.organisationId, { display_name: 'Amara Okafor' })
  })
  afterEach(() => bench.drop())

  /** PINs that are neither trivial nor each other. */
  const pin = (n: number) => String(10_234 + 7 * n)
  const type = (n: number, user = amara, by = bench.asAdmin) => bench.pins.setPin(by, user.id, { pin: pin(n) }, ownPassword)
  const generate = (user = amara, by = bench.asAdmin) => bench.pins.setPin(by, user.id, { generate: true }, ownPassword)
  const somebody = () => bench.addUser(bench.organisationId)
  const limits = async () =>
    (await bench.database.query.selectFrom('audit_events').select('details').where('type', '=', 'user.pin_tries_used_up').execute()).map(
      ({ details }) => (JSON.parse(details) as { limit: string }).limit,
    )
  const inTurn = async (times: number, act: (n: number) => Promise<object>) => {
    for (let n = 0; n < times; n += 1) expect(await act(n)).toHaveProperty('generated')
  }

  it('POL-9 lets ten PINs a day be typed for one user, and says how long the next one waits', async () => {
    await inTurn(10, (n) => type(n))
    expect(await limits()).toEqual(['one_user'])
    bench.clock.now += 60_000
    const late = await type(10)
    expect(late).toMatchObject({ refused: 'try_later', retryAfterSeconds: 86_340 })
    expect(await generate()).toMatchObject({ refused: 'try_later' })
    expect(await type(11, await somebody())).toEqual({ generated: null })
    bench.clock.now += day - 60_000
    expect(await type(12)).toEqual({ generated: null })
    expect(await limits()).toEqual(['one_user'])
  })

  it('POL-9 stops whoever was refused ten times, for every other user, and lets PINs be generated still', async () => {
    await bench.pins.setPin(bench.asAdmin, amara.id, { pin: '48213' }, ownPassword)
    for (let n = 0; n < 10; n += 1) {
      const answer = await bench.pins.setPin(bench.asAdmin, (await somebody()).id, { pin: '48213' }, ownPassword)
      expect(answer).toMatchObject({ refused: 'pin_not_usable' })
    }
    expect(await limits()).toEqual(['refusals'])
    const next = await somebody()
    expect(await type(1, next)).toMatchObject({ refused: 'try_later' })
    expect(await generate(next)).toHaveProperty('generated')
  })

  it('POL-9 lets a hundred PINs a day be typed for others in all', async () => {
    const users = await Promise.all(Array.from({ length: 21 }, somebody))
    const userFor = (n: number) => users[Math.floor(n / 5)] ?? amara
    await inTurn(100, (n) => type(n, userFor(n)))
    expect(await limits()).toEqual(['all_users'])
    expect(await type(100, userFor(100))).toMatchObject({ refused: 'try_later' })
    expect(await bench.pins.offerPins(bench.asAdmin, userFor(100).id)).toMatchObject({ refused: 'try_later' })
    expect(await generate(userFor(100))).toHaveProperty('generated')
  })

  it('POL-9 lets five own PINs a day and fifteen in 30 days be set, typed, generated or offered', async () => {
    const own = (n: number) => type(n, bench.admin)
    for (let today = 0; today < 3; today += 1) {
      await inTurn(3, (n) => own(10 * today + n))
      expect(await generate(bench.admin)).toHaveProperty('generated')
      expect(await bench.pins.offerPins(bench.asAdmin, bench.admin.id)).toHaveProperty('pins')
      expect(await own(10 * today + 9)).toMatchObject({ refused: 'try_later' })
      bench.clock.now += day
    }
    expect(await limits()).toEqual(['own_day', 'own_day', 'own_day', 'own_month'])
    expect(await own(90)).toMatchObject({ refused: 'try_later' })
    expect(await type(91)).toEqual({ generated: null })
    bench.clock.now += 27 * day
    await forgetTries(bench.database, bench.clock.now)
    expect(await own(92)).toEqual({ generated: null })
  })

  it('POL-9 counts every one of 100 parallel tries, on several nodes: ten are looked up', async () => {
    await bench.pins.setPin(bench.asAdmin, amara.id, { pin: '48213' }, ownPassword)
    const second = openDatabase(bench.location, () => undefined)
    const nodes = kind === 'sqlite' ? [bench.pins] : [bench.pins, bench.pinsWith({ database: second })]
    const users = await Promise.all(Array.from({ length: 100 }, somebody))
    const manager = callerOf(await bench.addUser(bench.organisationId, { role: 'manager' }))
    const answers = await Promise.all(
      users.map((user, n) => (nodes[n % nodes.length] ?? bench.pins).setPin(manager, user.id, { pin: '48213' }, ownPassword)),
    )
    await second.close()
    const codes = answers.map((answer) => ('refused' in answer ? answer.refused : 'saved'))
    expect(codes.filter((code) => code === 'pin_not_usable')).toHaveLength(10)
    expect(codes.filter((code) => code === 'try_later')).toHaveLength(90)
    expect(await limits()).toEqual(['refusals'])
  })

  it('POL-9 counts by who tries: a colleague goes on, and another organisation is not touched', async () => {
    await inTurn(10, (n) => type(n))
    const colleague = callerOf(await bench.addUser(bench.organisationId, { role: 'manager' }))
    expect(await type(20, amara, colleague)).toEqual({ generated: null })
    const tries = await bench.database.query.selectFrom('pin_tries').selectAll().execute()
    expect(new Set(tries.map((row) => row.organisation_id))).toEqual(new Set([bench.organisationId]))
  })

  it('POL-9 puts what a limit refuses on record, and what public rules refuse without counting it', async () => {
    await inTurn(9, (n) => type(n))
    await bench.pins.setPin(bench.asAdmin, amara.id, { pin: '77777' }, ownPassword)
    await bench.pins.setPin(bench.asAdmin, amara.id, { pin: '4821' }, ownPassword)
    expect(await type(9)).toEqual({ generated: null })
    await type(10)
    const refused = await bench.database.query
      .selectFrom('audit_events')
      .select('details')
      .where('type', '=', 'user.pin_set_refused')
      .execute()
    expect(refused.map(({ details }) => (JSON.parse(details) as { why: string }).why)).toEqual(['too_simple', 'wrong_length', 'limited'])
  })
})
