import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserRow } from '../../server/db/schema.ts'
import { createPasswordService } from '../../server/features/passwords/password-service.ts'
import { browser, createPasswordBench, day, rightPassword, type PasswordBench } from '../support/password-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('password likeness on %s', (kind) => {
  let bench: PasswordBench
  beforeEach(async () => {
    bench = await createPasswordBench(kind)
  })
  afterEach(() => bench.drop())

  const rowsOf = async (table: 'password_attempts' | 'known_places' | 'audit_events') =>
    (await bench.database.query.selectFrom(table).selectAll().execute()).length

  /** Seven tries: what was answered, and what they cost. */
  const costOf = async (username: string, password: string, organisationId = bench.organisationId) => {
    const before = { verified: bench.bench.verified, counters: await rowsOf('password_attempts'), records: await rowsOf('audit_events') }
    const answers = []
    for (let tried = 0; tried < 7; tried += 1) {
      answers.push(await bench.tryPassword(username, password, browser('192.0.2.1', 'a cookie'), organisationId))
    }
    return {
      answers,
      verified: bench.bench.verified - before.verified,
      counters: (await rowsOf('password_attempts')) - before.counters,
      records: (await rowsOf('audit_events')) - before.records,
      places: await rowsOf('known_places'),
    }
  }

  it.each<[string, Partial<UserRow>]>([
    ['PIN-5 a PIN-only user with a password', { login_method: 'pin_only' }],
    ['PIN-5 a PIN-only user without one', { login_method: 'pin_only', password_hash: null }],
    ['GRD-8 a user who has chosen no password yet', { password_hash: null }],
    ['GRD-8 a blocked user', { blocked: 1 }],
    ['GRD-8 a removed user', { removed_at: 1 }],
  ])('%s costs and says what a wrong password does, even with the right one', async (_, columns) => {
    await bench.addUser('ada')
    await bench.addUser('eve', columns)
    const wrong = await costOf('ada', 'wrong')
    expect(wrong).toMatchObject({ verified: 5, counters: 2, records: 6, places: 0 })
    expect(await costOf('eve', rightPassword)).toEqual(wrong)
  })

  it('GRD-8 costs and says the same for an unknown user, and in an organisation that is not there', async () => {
    await bench.addUser('ada')
    const wrong = await costOf('ada', 'wrong')
    expect(await costOf('nobody', 'wrong')).toEqual(wrong)
    expect(await costOf('ada', 'wrong', await bench.passwords.organisationFor('no-such-shop'))).toEqual(wrong)
  })

  it('GRD-8 counts each made-up organisation by itself, as it would real ones', async () => {
    const first = await bench.passwords.organisationFor('no-such-shop')
    const second = await bench.passwords.organisationFor('another-one')
    await costOf('ada', 'wrong', first)
    expect((await costOf('ada', 'wrong', second)).verified).toBe(5)
    expect((await costOf('ada', 'wrong', await bench.passwords.organisationFor('no-such-shop'))).verified).toBe(0)
  })

  it('GRD-8 takes the organisation that is named, else the only one, else none', async () => {
    expect(await bench.passwords.organisationFor('corner-shop')).toBe(bench.organisationId)
    expect(await bench.passwords.organisationFor(undefined)).toBe(bench.organisationId)
    const second = await bench.addOrganisation('bakery')
    expect(await bench.passwords.organisationFor('bakery')).toBe(second)
    expect([bench.organisationId, second]).not.toContain(await bench.passwords.organisationFor(undefined))
  })

  it('GRD-8 knows a user name in whatever case and form it is typed, and counts all of them as one', async () => {
    await bench.addUser('Zoë')
    expect(await bench.tryPassword('ZOE\u0308', rightPassword, browser('192.0.2.1'))).toMatchObject({ kind: 'accepted' })
    await bench.tryPassword('zoë', 'wrong', browser('192.0.2.1'))
    expect(await bench.tryPassword(' ZOË ', 'wrong', browser('192.0.2.1'))).toMatchObject({ triesLeft: 3 })
  })

  it.each<[string, Partial<UserRow>]>([
    ['blocked', { blocked: 1 }],
    ['given another password', { password_hash: 'hash of another' }],
    ['made PIN-only', { login_method: 'pin_only' }],
  ])('GRD-8 refuses the right password of a user who is %s while it is being verified', async (_, columns) => {
    const user = await bench.addUser('ada')
    const service = createPasswordService({
      ...bench,
      verify: async () => {
        await bench.database.query.updateTable('users').set(columns).where('id', '=', user.id).execute()
        return true
      },
    })
    const attempt = { organisationId: bench.organisationId, username: 'ada', password: rightPassword, caller: browser('192.0.2.1') }
    const outcome = await service.signIn(attempt, () => Promise.reject(new Error('nothing may be opened')))
    expect(outcome).toMatchObject({ kind: 'refused', triesLeft: 4 })
  })

  it('GRD-8 keeps the charge where what the sign-in opens cannot be written', async () => {
    await bench.addUser('ada')
    const attempt = {
      organisationId: bench.organisationId,
      username: 'ada',
      password: rightPassword,
      caller: browser('192.0.2.1', 'a cookie'),
    }
    await expect(bench.passwords.signIn(attempt, () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full')
    expect(await rowsOf('known_places')).toBe(0)
    expect(await bench.tryPassword('ada', 'wrong', browser('192.0.2.1'))).toMatchObject({ triesLeft: 3 })
  })

  it('GRD-8 turns away what the queue cannot hold, and counts nothing', async () => {
    await bench.drop()
    bench = await createPasswordBench(kind, { atOnce: 1, waiting: 1 })
    await bench.addUser('ada')
    const tries = Array.from({ length: 4 }, () => bench.tryPassword('ada', 'wrong', browser('192.0.2.1')))
    const kinds = (await Promise.all(tries)).map((answer) => answer.kind)
    expect(kinds).toEqual(['refused', 'refused', 'busy', 'busy'])
    expect(await bench.tryPassword('ada', 'wrong', browser('192.0.2.1'))).toMatchObject({ triesLeft: 2 })
  })

  it('LOG-1 records wrong passwords and the wait they begin, with the user where there is one', async () => {
    const ada = await bench.addUser('ada')
    await costOf('ada', 'a wrong one')
    await costOf('nobody', 'a wrong one')
    const records = await bench.database.query.selectFrom('audit_events').selectAll().orderBy('id').execute()
    const limited = records.filter((record) => record.type === 'password.limited')
    expect(limited.map((record) => record.subject_id)).toEqual([ada.id, null])
    expect(limited[0]).toMatchObject({ actor_id: null, ip: '192.0.2.1', details: '{"surface":"console","seconds":900}' })
    expect(records.filter((record) => record.type === 'password.refused')).toHaveLength(10)
  })

  it('GRD-8 forgets after 30 days what it recorded of organisations that are not there, and nothing else', async () => {
    await costOf('ada', 'wrong', await bench.passwords.organisationFor('no-such-shop'))
    await costOf('ada', 'wrong')
    bench.bench.now += 31 * day
    await bench.passwords.purge()
    const records = await bench.database.query.selectFrom('audit_events').select('organisation_id').execute()
    expect(records).toHaveLength(6)
    expect(new Set(records.map((record) => record.organisation_id))).toEqual(new Set([bench.organisationId]))
  })

  it('LOG-2 keeps neither the password nor the user name nor the cookie of a try', async () => {
    await costOf('secret-name', 'secret-word')
    const kept = JSON.stringify([
      await bench.database.query.selectFrom('audit_events').selectAll().execute(),
      await bench.database.query.selectFrom('password_attempts').select(['organisation_id', 'place']).execute(),
    ])
    expect(kept).not.toMatch(/secret-name|secret-word|a cookie/)
  })
})
