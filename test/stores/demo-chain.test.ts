import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mailVariables } from '../../contract/mail-kinds.ts'
import { templateProblems } from '../../contract/mail-template-rules.ts'
import { verifyPassword } from '../../server/crypto/passwords.ts'
import type { DemoCredentials } from '../../server/demo/seed-demo.ts'
import { seedChain } from '../../server/demo/chain/seed-chain.ts'
import { placeOf } from '../../server/features/mail/write-mail.ts'
import { createPinLookup } from '../../server/features/pins/pin-lookup-service.ts'
import { createPeopleBench, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

const month = 30

describe.each(databaseKinds)('demo of a chain on %s', (kind) => {
  let bench: PeopleBench
  let credentials: DemoCredentials[]
  const said: string[] = []
  beforeAll(async () => {
    bench = await createPeopleBench(kind)
    await bench.database.query.deleteFrom('users').execute()
    await bench.database.query.deleteFrom('organisations').execute()
    credentials = (await seedChain(bench, (words) => void said.push(words), month)) ?? []
  })
  afterAll(() => bench.drop())

  it('fills every list: 402 people, 60 devices in every state, a month of sessions and records', async () => {
    expect(said[0]).toBe('402 people, 60 devices')
    const { query } = bench.database
    const devices = await query
      .selectFrom('devices')
      .leftJoin('guessing', 'guessing.device_id', 'devices.id')
      .select(['status', 'paused_at'])
      .execute()
    expect(devices).toHaveLength(60)
    expect(devices.filter(({ status }) => status === 'revoked').length).toBeGreaterThan(0)
    expect(devices.filter(({ paused_at }) => paused_at !== null).length).toBeGreaterThan(0)
    const people = await query.selectFrom('users').select(['role', 'login_method', 'blocked']).execute()
    expect(new Set(people.map(({ role, login_method, blocked }) => `${role} ${login_method} ${blocked}`)).size).toBeGreaterThan(4)
    expect((await query.selectFrom('sessions').select('id').execute()).length).toBeGreaterThan(3_000)
    const types = await query.selectFrom('audit_events').select('type').distinct().execute()
    expect(types.length).toBeGreaterThan(9)
  })

  it('FRC-5 MAIL-1 MAIL-2 has applications, one between two keys, mails that did not arrive, and words of its own', async () => {
    const { query } = bench.database
    const now = bench.effects.now()
    const secrets = await query.selectFrom('app_key_secrets').select(['app_key_id', 'expires_at']).execute()
    expect(new Set(secrets.map(({ app_key_id }) => app_key_id)).size).toBe(4)
    expect(secrets.filter(({ expires_at }) => expires_at !== null && expires_at > now)).toHaveLength(1)
    const mails = await query.selectFrom('outbox').selectAll().execute()
    expect(mails.map(({ state }) => state)).toEqual(['dead', 'dead', 'dead', 'dead'])
    for (const mail of mails) {
      if (mail.sealed === null) expect(mail.expires_at).toBeLessThan(now)
      // Sent again it would be whole: nothing is in it that its template needs.
      else expect([bench.keys.open('mail', mail.sealed, placeOf(mail)), mailVariables[mail.kind].required]).toEqual(['{}', []])
    }
    const [words] = await query.selectFrom('mail_templates').selectAll().execute()
    expect(words && templateProblems(words.kind, words)).toEqual([])
  })

  it('has nothing from the future, and no session of a PIN before its device or its user was there', async () => {
    const now = bench.effects.now()
    const sessions = await bench.database.query
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .innerJoin('devices', 'devices.id', 'sessions.device_id')
      .select(['sessions.started_at', 'sessions.ended_at', 'users.created_at', 'users.blocked', 'devices.approved_at'])
      .execute()
    for (const session of sessions) {
      expect(session.started_at).toBeGreaterThan(Math.max(session.created_at, session.approved_at))
      expect(session.blocked).toBe(0)
      expect(Math.max(session.started_at, session.ended_at ?? 0)).toBeLessThanOrEqual(now)
    }
  })

  it('PIN-8 shows credentials that work, and nobody else has one of these passwords', async () => {
    const [organisation] = await bench.database.query.selectFrom('organisations').selectAll().execute()
    expect(credentials.map(({ role }) => role).slice(0, 3)).toEqual(['admin', 'manager', 'staff'])
    for (const { pin, displayName } of credentials) {
      expect(await createPinLookup(bench.keys).findPinOwner(bench.database, organisation?.id ?? '', pin)).toMatchObject({ displayName })
    }
    const hashes = await bench.database.query.selectFrom('users').select(['display_name', 'password_hash']).execute()
    const [admin] = credentials
    const own = hashes.find(({ display_name }) => display_name === admin?.displayName)?.password_hash ?? null
    expect(await verifyPassword(admin?.password ?? '', own)).toBe(true)
    expect(hashes.filter(({ password_hash }) => password_hash === own)).toHaveLength(1)
  })

  it('makes no second one', async () => {
    expect(await seedChain(bench, () => undefined, month)).toBeNull()
  })
})
