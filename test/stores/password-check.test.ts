import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPasswordService } from '../../server/features/passwords/password-service.ts'
import { browser, createPasswordBench, day, device, hour, minute, rightPassword, type PasswordBench } from '../support/password-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('password check on %s', (kind) => {
  let bench: PasswordBench
  beforeEach(async () => {
    bench = await createPasswordBench(kind)
  })
  afterEach(() => bench.drop())

  const wrong = (username: string, from = browser('192.0.2.1')) => bench.tryPassword(username, 'wrong', from)
  const right = (username: string, from = browser('192.0.2.1')) => bench.tryPassword(username, rightPassword, from)
  const later = (milliseconds: number) => {
    bench.bench.now += milliseconds
  }

  it('GRD-8 tells the tries that are left, then the wait, and looks at nothing until it is over', async () => {
    await bench.addUser('ada')
    const answers = []
    for (let tried = 0; tried < 6; tried += 1) answers.push(await wrong('ada'))
    expect(answers.slice(0, 5).map((answer) => 'triesLeft' in answer && answer.triesLeft)).toEqual([4, 3, 2, 1, 0])
    expect(answers[0]).toEqual({ kind: 'refused', triesLeft: 4, afterTries: { kind: 'wait', seconds: 900 } })
    expect(answers[5]).toEqual({ kind: 'limited', retryAfterSeconds: 900, waitSeconds: 900 })
    expect(await right('ada')).toMatchObject({ kind: 'limited' })
    expect(bench.bench.verified).toBe(5)
    later(15 * minute)
    expect(await wrong('ada')).toEqual({ kind: 'refused', triesLeft: 0, afterTries: { kind: 'wait', seconds: 1_800 } })
    later(30 * minute)
    expect(await right('ada')).toMatchObject({ kind: 'accepted' })
    expect(await wrong('ada')).toMatchObject({ kind: 'refused', triesLeft: 4 })
  })

  it.each([
    ['one user', 'ada'],
    ['an unknown user', 'nobody'],
  ])('GRD-8 verifies at most 5 of 200 simultaneous passwords of %s', async (_, username) => {
    await bench.addUser('ada')
    const tries = Array.from({ length: 200 }, (__, n) => bench.tryPassword(username, `wrong ${n}`, browser('192.0.2.1')))
    const answers = await Promise.all(tries)
    expect(bench.bench.verified).toBe(5)
    expect(answers.filter(({ kind: outcome }) => outcome === 'limited')).toHaveLength(195)
  })

  it('GRD-8 verifies at most 100 simultaneous passwords of strangers everywhere', async () => {
    await bench.addUser('ada')
    const tries = Array.from({ length: 200 }, (_, n) => wrong('ada', browser(`192.0.2.${n % 50}`)))
    await Promise.all(tries)
    expect(bench.bench.verified).toBe(100)
  })

  it('GRD-8 keeps the charge of a try whose verification never came to an end', async () => {
    await bench.addUser('ada')
    const dying = createPasswordService({ ...bench, verify: () => Promise.reject(new Error('killed')) })
    const attempt = { organisationId: bench.organisationId, username: 'ada', password: 'wrong', caller: browser('192.0.2.1') }
    for (let tried = 0; tried < 5; tried += 1) await expect(dying.signIn(attempt, () => Promise.resolve())).rejects.toThrow('killed')
    expect(await right('ada')).toMatchObject({ kind: 'limited', waitSeconds: 900 })
  })

  it('GRD-8 gives the charge of the right password back', async () => {
    await bench.addUser('ada')
    for (let tried = 0; tried < 20; tried += 1) expect(await right('ada')).toMatchObject({ kind: 'accepted' })
    expect(await wrong('ada')).toMatchObject({ triesLeft: 4 })
  })

  it('GRD-8 counts each user and each address by itself', async () => {
    await bench.addUser('ada')
    await bench.addUser('bob')
    for (let tried = 0; tried < 5; tried += 1) await wrong('ada')
    expect(await right('bob')).toMatchObject({ kind: 'accepted' })
    expect(await right('ada', browser('198.51.100.9'))).toMatchObject({ kind: 'accepted' })
  })

  it.each([
    ['browser', (ip: string) => browser(ip, 'the cookie'), (ip: string) => browser(ip, 'another cookie')],
    ['approved device', (ip: string) => device(ip, 'key', 'approved'), (ip: string) => device(ip, 'other key', 'approved')],
  ])('GRD-8 lets no stranger lock the owner out of a known %s', async (_, owner, stranger) => {
    await bench.addUser('ada')
    expect(await right('ada', owner('192.0.2.1'))).toMatchObject({ kind: 'accepted' })
    for (let tried = 0; tried < 5; tried += 1) await wrong('ada', stranger('192.0.2.1'))
    expect(await right('ada', stranger('192.0.2.1'))).toMatchObject({ kind: 'limited' })
    expect(await right('ada', owner('192.0.2.1'))).toMatchObject({ kind: 'accepted' })
  })

  it('GRD-8 counts wrong passwords at a known place there, and lets nobody else wait for them', async () => {
    await bench.addUser('ada')
    const known = browser('192.0.2.1', 'the cookie')
    await right('ada', known)
    for (let tried = 0; tried < 5; tried += 1) await wrong('ada', known)
    expect(await right('ada', known)).toMatchObject({ kind: 'limited' })
    expect(await right('ada')).toMatchObject({ kind: 'accepted' })
  })

  it('GRD-8 knows a place for the user who signed in there, and for nobody else', async () => {
    await bench.addUser('ada')
    await bench.addUser('bob')
    const shared = browser('192.0.2.1', 'the cookie')
    await right('ada', shared)
    for (let tried = 0; tried < 5; tried += 1) await wrong('bob')
    expect(await right('bob', shared)).toMatchObject({ kind: 'limited' })
  })

  it('GRD-8 knows a device by its key only while it is approved', async () => {
    await bench.addUser('ada')
    await right('ada', device('192.0.2.1', 'key', null))
    for (let tried = 0; tried < 5; tried += 1) await wrong('ada')
    expect(await right('ada', device('192.0.2.1', 'key', 'revoked'))).toMatchObject({ kind: 'limited' })
    expect(await right('ada', device('192.0.2.1', 'key', 'approved'))).toMatchObject({ kind: 'accepted' })
  })

  it('GRD-8 refuses strangers for 24 hours after 100 in a row, until a sign-in from a known place', async () => {
    await bench.addUser('ada')
    const known = browser('192.0.2.1', 'the cookie')
    await right('ada', known)
    const strangers = Array.from({ length: 25 }, (_, n) => browser(`198.51.100.${n}`))
    for (const from of strangers) for (let tried = 0; tried < 4; tried += 1) await wrong('ada', from)
    const fresh = browser('203.0.113.5')
    expect(await right('ada', fresh)).toEqual({ kind: 'limited', retryAfterSeconds: 86_400, waitSeconds: 86_400 })
    later(23 * hour)
    expect(await right('ada', fresh)).toMatchObject({ kind: 'limited', retryAfterSeconds: 3_600 })
    expect(await right('ada', known)).toMatchObject({ kind: 'accepted' })
    expect(await right('ada', fresh)).toMatchObject({ kind: 'accepted' })
  })

  it('GRD-8 takes strangers again when the 24 hours are over', async () => {
    await bench.addUser('ada')
    const strangers = Array.from({ length: 25 }, (_, n) => browser(`198.51.100.${n}`))
    for (const from of strangers) for (let tried = 0; tried < 4; tried += 1) await wrong('ada', from)
    later(day)
    expect(await right('ada', browser('203.0.113.5'))).toMatchObject({ kind: 'accepted' })
  })

  it('GRD-8 forgets counters after 30 days and places after 400', async () => {
    await bench.addUser('ada')
    await right('ada', browser('192.0.2.1', 'the cookie'))
    await wrong('ada')
    later(30 * day)
    await bench.passwords.purge()
    expect(await wrong('ada')).toMatchObject({ triesLeft: 3 })
    later(30 * day + 1)
    await bench.passwords.purge()
    expect(await wrong('ada')).toMatchObject({ triesLeft: 4 })
    expect(await count('known_places')).toBe(1)
    later(400 * day)
    await bench.passwords.purge()
    expect(await count('known_places')).toBe(0)
  })

  const count = async (table: 'known_places' | 'password_attempts') =>
    (await bench.database.query.selectFrom(table).select('place').execute()).length
})
