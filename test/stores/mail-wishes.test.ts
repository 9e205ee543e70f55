import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserRow } from '../../server/db/schema.ts'
import { cameInWithBoth } from '../../server/db/factors-by-mail.ts'
import { waits } from '../../server/db/wishes.ts'
import { createPinCodeService } from '../../server/features/pin-codes/pin-code-service.ts'
import { createResetService } from '../../server/features/password-links/reset-service.ts'
import { createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'
import { codeDepsOf, resetDepsOf } from '../support/wish-bench.ts'

const minute = 60_000
const place = { ip: '192.0.2.1', device: null, lasting: null }
const caller = { kind: 'browser', ip: '192.0.2.1', place: null, session: null } as const
const both = databaseKinds.flatMap((kind) => [[kind, 'codes'] as const, [kind, 'links'] as const])

describe.each(both)('wishes for mail on %s: %s', (kind, what) => {
  let bench: PeopleBench
  let people: Record<'lea' | 'ben', UserRow>
  /** Whose mail cannot be written. */
  let poison: string | null
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    poison = null
    const add = (username: string) =>
      bench.addUser(bench.organisationId, { username, password_hash: 'a hash', email: `${username}@shop.example`, email_verified_at: 1 })
    people = { lea: await add('lea'), ben: await add('ben') }
  })
  afterEach(() => bench.drop())

  const service = () => {
    const mailbox = (deps: ReturnType<typeof codeDepsOf>['mailboxOf']) => (tx: never, organisationId: string, userId: string) => {
      if (userId === poison) throw new Error('a wheel came off')
      return deps(tx, organisationId, userId)
    }
    if (what === 'codes') {
      const deps = codeDepsOf(bench)
      const codes = createPinCodeService({ ...deps, mailboxOf: mailbox(deps.mailboxOf) as typeof deps.mailboxOf })
      return { ask: (name: string) => codes.ask(place, { name }), answer: () => codes.answer() }
    }
    const deps = resetDepsOf(bench)
    const resets = createResetService({ ...deps, mailboxOf: mailbox(deps.mailboxOf) as typeof deps.mailboxOf })
    return { ask: (username: string) => resets.ask(caller, { username }), answer: () => resets.answer() }
  }
  const mailed = async () => {
    const kinds = ['pin_reset_code', 'password_reset'] as const
    const rows = await bench.database.query.selectFrom('outbox').select('user_id').where('kind', 'in', kinds).execute()
    return rows.map(({ user_id }) => (user_id === people.lea.id ? 'lea' : 'ben')).sort()
  }
  const waiting = async () => {
    const { query } = bench.database
    if (what === 'links') return (await query.selectFrom('reset_requests').select('id').execute()).length
    return (await query.selectFrom('pin_codes').select('user_id').where('wanted', 'is not', null).execute()).length
  }

  it('SELF-7 ACC-1 one that cannot be answered holds up no other, and is answered once it can be', async () => {
    const { ask, answer } = service()
    await ask('lea')
    bench.clock.now += 1
    await ask('ben')
    poison = people.lea.id
    await expect(answer()).rejects.toThrow('1 wishes for a mail were not answered')
    expect([await mailed(), await waiting()]).toEqual([['ben'], 1])
    poison = null
    await answer()
    expect(await mailed()).toEqual(['ben'])
    bench.clock.now += waits[0]
    await answer()
    expect([await mailed(), await waiting()]).toEqual([['ben', 'lea'], 0])
  })

  it('SELF-7 ACC-1 one that can never be answered is tried five times and then given up', async () => {
    const { ask, answer } = service()
    poison = people.lea.id
    await ask('lea')
    for (const wait of waits) {
      await expect(answer()).rejects.toThrow('not answered')
      await answer()
      bench.clock.now += wait
    }
    expect(await waiting()).toBe(1)
    await expect(answer()).rejects.toThrow('not answered')
    expect([await mailed(), await waiting()]).toEqual([[], 0])
  })

  it('SELF-7 ACC-1 POL-8 a share is used up alike, whether the mailbox may have what was asked for or not', async () => {
    const { ask, answer } = service()
    await bench.database.query.updateTable('organisations').set({ pin_need_staff: 'second_step' }).execute()
    if (what === 'codes')
      await bench.database.query.updateTable('users').set({ password_by_mail: 1 }).where('username', '=', 'lea').execute()
    await bench.pins.setPin(bench.asAdmin, people.lea.id, { pin: '48213' }, ownPassword)
    if (what === 'links') await bench.database.query.updateTable('pins').set({ by_mail: 'once' }).execute()
    const most = what === 'codes' ? 3 : 5
    const askOften = async () => {
      for (let at = 0; at < most; at += 1) {
        bench.clock.now += 5 * minute
        await ask('lea')
        await answer()
      }
    }
    await askOften()
    expect(await mailed()).toEqual([])
    await cameInWithBoth(bench.database, people.lea.id)
    await askOften()
    expect(await mailed()).toEqual([])
    const spent = await bench.database.query.selectFrom('secret_mails').select('place').execute()
    expect(spent.map((row) => row.place)).toEqual(Array.from({ length: most }, () => 'strangers'))
    bench.clock.now += 24 * 60 * minute
    await ask('lea')
    await answer()
    expect(await mailed()).toEqual(['lea'])
  })
})
