import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createResetService } from '../../server/features/password-links/reset-service.ts'
import { createPinCodeService } from '../../server/features/pin-codes/pin-code-service.ts'
import { measured, mostUnlike, timeAlike, toldTimes } from '../support/likeness.ts'
import { createPeopleBench, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'
import { watchDatabase } from '../support/watched-database.ts'
import { codeDepsOf, resetDepsOf } from '../support/wish-bench.ts'

/** Who is named: there with a verified address, there without, two with the same, or nobody. */
const named = { verified: 'lea', unverified: 'ben', shared: 'cem', nobody: 'nobody at all' } as const
type Named = keyof typeof named
const names = Object.keys(named) as Named[]
const place = { ip: '192.0.2.1', device: null, lasting: null }
const caller = { kind: 'browser', ip: '192.0.2.1', place: null, session: null } as const
const wrongCode = '0000-0000'

describe.each(databaseKinds)('the work behind codes and resets on %s', (kind) => {
  let bench: PeopleBench
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    const add = (username: string, columns: object) =>
      bench.addUser(bench.organisationId, { username, password_hash: 'a hash', email: `${username}@shop.example`, ...columns })
    await add(named.verified, { email_verified_at: 1 })
    await add(named.unverified, {})
    await add(named.shared, { email_verified_at: 1, email: 'shop@shop.example' })
    await add('dia', { email_verified_at: 1, email: 'SHOP@shop.example' })
  })
  afterEach(() => bench.drop())

  const codesOn = (database = bench.database) => createPinCodeService(codeDepsOf({ ...bench, database }))
  const resetsOn = (database = bench.database) => createResetService(resetDepsOf({ ...bench, database }))
  /** A request of each, looked at by who mails the codes. */
  const answered = async () => {
    const codes = codesOn()
    const requests = new Map<Named, string>()
    for (const who of names) {
      const asked = await codes.ask(place, { name: named[who] })
      if ('request' in asked) requests.set(who, asked.request)
    }
    await codes.answer()
    const known = await bench.database.query.selectFrom('pin_codes').select('user_id').where('tag', 'is not', null).execute()
    expect(known).toHaveLength(1)
    return (who: Named) => ({ request: requests.get(who) ?? expect.fail(who), code: wrongCode })
  }
  const queriesOf = async (ask: (database: PeopleBench['database']) => Promise<unknown>) => {
    const watched = watchDatabase(bench.database)
    await ask(watched.database)
    return [...watched.outside.statements, ...watched.transactions.flatMap(({ statements }) => statements)]
  }
  const expectSame = (asked: readonly string[][], atLeast: number) => {
    expect(asked[0]?.length).toBeGreaterThanOrEqual(atLeast)
    expect(asked).toEqual(asked.map(() => asked[0]))
  }

  it('SELF-7 ACC-1 asking is the same queries for a verified address, an unverified, a shared one and nobody', async () => {
    const codes: string[][] = []
    const resets: string[][] = []
    for (const who of names) {
      codes.push(await queriesOf((database) => codesOn(database).ask(place, { name: named[who] })))
      resets.push(await queriesOf((database) => resetsOn(database).ask(caller, { username: named[who] })))
    }
    expectSame(codes, 1)
    expectSame(resets, 1)
  })

  it('SELF-7 trying a code is the same queries, whether one was mailed or nobody is there', async () => {
    const typed = await answered()
    const asked: string[][] = []
    for (const who of names) asked.push(await queriesOf((database) => codesOn(database).redeem(place, typed(who), { pin: '58204' })))
    expectSame(asked, 2)
  })

  if (measured > 0)
    describe.each(['a code', 'a reset', 'a try'] as const)('asking for %s', (what) => {
      it(`SELF-7 ACC-1 takes the same time for each, ${measured} times`, { timeout: 30_000 + measured * 150 }, async () => {
        const [codes, resets, typed] = [codesOn(), resetsOn(), await answered()]
        const { query } = bench.database
        const askOf = {
          'a code': (who: Named) => codes.ask(place, { name: named[who] }).then((asked) => Object.keys(asked)),
          'a reset': (who: Named) => resets.ask(caller, { username: named[who] }),
          'a try': (who: Named) => codes.redeem(place, typed(who), { pin: '58204' }),
        }[what]
        const asks = Object.fromEntries(names.map((who) => [who, () => askOf(who)]))
        const forget = async () => {
          await query.deleteFrom('reset_requests').execute()
          await query.deleteFrom('pin_codes').where('wanted', 'is not', null).execute()
          await query.updateTable('pin_codes').set({ wrong: 0 }).execute()
        }
        const { middles, unlike, said } = await timeAlike(asks, measured, forget)
        expect(said).toHaveLength(1)
        console.info(toldTimes(`${what} on ${kind}`, measured, middles))
        expect(unlike).toBeLessThan(mostUnlike(measured))
      })
    })
})
