import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { application, browser, createPasswordBench, hour, rightPassword, type PasswordBench } from '../support/password-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('passwords from other applications on %s', (kind) => {
  let bench: PasswordBench
  beforeEach(async () => {
    bench = await createPasswordBench(kind)
    await bench.addUser('ada')
  })
  afterEach(() => bench.drop())

  const roster = application('roster', 'custom')
  const wrong = (from = roster) => bench.tryPassword('ada', 'wrong', from)
  const right = (from = roster) => bench.tryPassword('ada', rightPassword, from)
  const wrongTimes = async (times: number, from = roster) => {
    for (let tried = 0; tried < times; tried += 1) await wrong(from)
  }

  it('GRD-8 FRC-7 counts an application’s server by itself, whatever its address, so that it locks nobody out elsewhere', async () => {
    await wrongTimes(5)
    expect(await right(application('roster', 'custom', null, '203.0.113.9'))).toMatchObject({ kind: 'limited', waitSeconds: 900 })
    expect(await right(browser('192.0.2.1'))).toMatchObject({ kind: 'accepted' })
    expect(await right(application('till-sync', 'custom'))).toMatchObject({ kind: 'accepted' })
  })

  it('GRD-8 FRC-7 an application’s server never brings strangers’ 24 hours', async () => {
    for (let wait = 0; wait < 110; wait += 1) {
      await wrong()
      bench.bench.now += hour
    }
    expect(await right(browser('198.51.100.7'))).toMatchObject({ kind: 'accepted' })
  })

  it('GRD-8 FRC-7 verifies at most 5 of 200 simultaneous passwords that come by an application', async () => {
    await Promise.all(Array.from({ length: 200 }, (_, n) => bench.tryPassword('ada', `wrong ${n}`, roster)))
    expect(bench.bench.verified).toBe(5)
  })

  it('GRD-8 FRC-7 lets the owner in past a stranger’s tries by what the application keeps for them', async () => {
    const owner = application('roster', 'custom', 'kept for ada')
    expect(await right(owner)).toMatchObject({ kind: 'accepted' })
    await wrongTimes(5, application('roster', 'custom', 'made up by a stranger'))
    expect(await right()).toMatchObject({ kind: 'limited' })
    expect(await right(owner)).toMatchObject({ kind: 'accepted' })
    expect(await right(application('till-sync', 'custom', 'kept for ada'))).toMatchObject({ kind: 'accepted' })
    await wrongTimes(5, application('till-sync', 'custom'))
    expect(await right(application('till-sync', 'custom', 'kept for somebody else'))).toMatchObject({ kind: 'limited' })
  })

  it.each(['mobile_app', 'web_terminal'] as const)(
    'GRD-8 FRC-7 counts a %s, which runs at the person’s own place, by address like any stranger',
    async (appKind) => {
      await wrongTimes(5, application('phone', appKind, null, '203.0.113.9'))
      expect(await right(application('phone', appKind, null, '203.0.113.9'))).toMatchObject({ kind: 'limited' })
      expect(await right(browser('203.0.113.9'))).toMatchObject({ kind: 'limited' })
      expect(await right(application('phone', appKind, null, '203.0.113.10'))).toMatchObject({ kind: 'accepted' })
    },
  )

  it('LOG-1 FRC-7 records which application a wrong password came from', async () => {
    await wrongTimes(5)
    const rows = await bench.database.query.selectFrom('audit_events').select(['type', 'details']).orderBy('id').execute()
    expect(rows[0]).toEqual({ type: 'password.refused', details: JSON.stringify({ surface: 'application', app: 'Roster' }) })
    expect(rows.at(-1)).toEqual({
      type: 'password.limited',
      details: JSON.stringify({ surface: 'application', app: 'Roster', seconds: 900 }),
    })
  })
})
