import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mostAppKeys } from '../../contract/app-keys.ts'
import { isWholeSecret } from '../../server/crypto/app-secrets.ts'
import { createAppKeyService, type AppKeyService, type MadeKey } from '../../server/features/app-keys/app-key-service.ts'
import { forgetOverdue } from '../../server/features/app-keys/app-key-store.ts'
import { findApp } from '../../server/http/app-store.ts'
import { tokenHash } from '../../server/http/caller-store.ts'
import type { Refused } from '../../server/http/answer.ts'
import { callerOf, createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

const roster = { name: 'Roster', kind: 'custom', scopes: ['pins.change'] } as const
const hour = 3_600_000

describe.each(databaseKinds)('app keys on %s', (kind) => {
  let bench: PeopleBench
  let keys: AppKeyService
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    keys = createAppKeyService(bench)
  })
  afterEach(() => bench.drop())

  const made = (answer: MadeKey | Refused): MadeKey => {
    if ('refused' in answer) throw new Error(answer.refused)
    return answer
  }
  const make = async () => made(await keys.make(bench.asAdmin, roster, ownPassword))
  const works = async ({ key }: MadeKey) => (await findApp(bench.database, tokenHash(key), bench.clock.now)) !== null
  const recorded = async () => {
    const rows = await bench.database.query.selectFrom('audit_events').selectAll().orderBy('id').execute()
    return rows.map(({ type, details }) => [type, JSON.parse(details) as unknown])
  }
  const somebodyElse = async () => {
    const elsewhere = await bench.addOrganisation('elsewhere')
    return callerOf(await bench.addUser(elsewhere, { role: 'admin', password_hash: 'some hash' }))
  }

  it('FRC-5 makes a key that is seen once: of key and token the database holds hashes alone', async () => {
    const one = await make()
    expect(isWholeSecret('key', one.key)).toBe(true)
    expect(one.appKey).toMatchObject({ ...roster, lastUsedAt: null, old: null, createdBy: { id: bench.admin.id } })
    expect(await findApp(bench.database, tokenHash(one.key), bench.clock.now)).toMatchObject({ id: one.appKey.id, scopes: ['pins.change'] })
    const tables = ['app_keys', 'app_key_secrets', 'audit_events'] as const
    for (const table of tables)
      expect(JSON.stringify(await bench.database.query.selectFrom(table).selectAll().execute())).not.toContain(one.key.slice(4, 30))
    expect(await recorded()).toEqual([['app_key.created', { ...roster, scopes: ['pins.change'] }]])
  })

  it('FRC-5 takes the own password for each change, and changes nothing without it', async () => {
    const one = await make()
    const before = await recorded()
    for (const refused of [
      await keys.make(bench.asAdmin, roster, 'wrong'),
      await keys.rotate(bench.asAdmin, one.appKey.id, 0, 'wrong'),
      await keys.withdraw(bench.asAdmin, one.appKey.id, 'wrong'),
      await keys.rename(bench.asAdmin, one.appKey.id, 'Time clock', 'wrong'),
      await keys.endOld(bench.asAdmin, one.appKey.id, 'wrong'),
    ])
      expect(refused).toMatchObject({ refused: 'confirmation_not_accepted' })
    expect(await keys.list(bench.asAdmin)).toHaveLength(1)
    expect(await works(one)).toBe(true)
    expect(await recorded()).toEqual(before)
  })

  it('FRC-5 rotates with overlap: old and new work until the chosen end, then the new one alone', async () => {
    const one = await make()
    const two = made(await keys.rotate(bench.asAdmin, one.appKey.id, 24, ownPassword))
    expect(two.key).not.toBe(one.key)
    expect(two.appKey.old).toEqual({ until: new Date(bench.clock.now + 24 * hour).toISOString(), lastUsedAt: null })
    expect([await works(one), await works(two)]).toEqual([true, true])
    bench.clock.now += 24 * hour - 1
    expect(await works(one)).toBe(true)
    bench.clock.now += 1
    expect([await works(one), await works(two)]).toEqual([false, true])
    expect((await keys.list(bench.asAdmin))[0]?.old).toBeNull()
    await forgetOverdue(bench.database, bench.clock.now)
    expect(await bench.database.query.selectFrom('app_key_secrets').select('key_hash').execute()).toHaveLength(1)
  })

  it('FRC-5 rotates without overlap: every earlier key ends at once', async () => {
    const one = await make()
    const two = made(await keys.rotate(bench.asAdmin, one.appKey.id, 1, ownPassword))
    const three = made(await keys.rotate(bench.asAdmin, one.appKey.id, 0, ownPassword))
    expect([await works(one), await works(two), await works(three)]).toEqual([false, false, true])
  })

  it('FRC-5 has two keys at most: of rotations at once one goes through, and the key in use lives', async () => {
    const one = await make()
    const answers = await Promise.all(Array.from({ length: 20 }, () => keys.rotate(bench.asAdmin, one.appKey.id, 24, ownPassword)))
    const [winner, ...others] = answers.filter((answer) => !('refused' in answer))
    expect(others).toEqual([])
    expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'conflict')).toHaveLength(19)
    if (winner === undefined || 'refused' in winner) throw new Error('nobody rotated')
    expect([await works(one), await works(winner)]).toEqual([true, true])
    expect((await recorded()).filter(([type]) => type === 'app_key.rotated')).toHaveLength(1)
  })

  it('FRC-5 withdraws for good: keys and tokens end, and nothing makes a new one of it', async () => {
    const one = await make()
    const two = made(await keys.rotate(bench.asAdmin, one.appKey.id, 24, ownPassword))
    expect(await keys.withdraw(bench.asAdmin, one.appKey.id, ownPassword)).toBe('withdrawn')
    expect([await works(one), await works(two)]).toEqual([false, false])
    expect(await keys.list(bench.asAdmin)).toEqual([])
    expect(await keys.rotate(bench.asAdmin, one.appKey.id, 0, ownPassword)).toEqual({ refused: 'not_found' })
    expect(await keys.withdraw(bench.asAdmin, one.appKey.id, ownPassword)).toEqual({ refused: 'not_found' })
    expect((await recorded()).map(([type]) => type)).toEqual(['app_key.created', 'app_key.rotated', 'app_key.withdrawn'])
  })

  it('FRC-5 renames an application, on record; its keys and tokens stay as they are', async () => {
    const one = await make()
    expect(await keys.rename(bench.asAdmin, one.appKey.id, 'Time clock', ownPassword)).toMatchObject({ ...roster, name: 'Time clock' })
    expect(await keys.rename(bench.asAdmin, one.appKey.id, 'Time clock', ownPassword)).toMatchObject({ name: 'Time clock' })
    expect(await works(one)).toBe(true)
    expect((await recorded()).slice(1)).toEqual([['app_key.renamed', { from: 'Roster', to: 'Time clock' }]])
    await keys.withdraw(bench.asAdmin, one.appKey.id, ownPassword)
    expect(await keys.rename(bench.asAdmin, one.appKey.id, 'Ghost', ownPassword)).toEqual({ refused: 'not_found' })
  })

  it('FRC-5 ends the old key before its time, once, on record; the new one works on and the next rotation has its overlap', async () => {
    const one = await make()
    expect(await keys.endOld(bench.asAdmin, one.appKey.id, ownPassword)).toMatchObject({ refused: 'conflict' })
    const two = made(await keys.rotate(bench.asAdmin, one.appKey.id, 168, ownPassword))
    const both = await Promise.all([1, 2].map(() => keys.endOld(bench.asAdmin, one.appKey.id, ownPassword)))
    expect(both.filter((answer) => !('refused' in answer))).toMatchObject([{ id: one.appKey.id, old: null }])
    expect([await works(one), await works(two)]).toEqual([false, true])
    const three = made(await keys.rotate(bench.asAdmin, one.appKey.id, 1, ownPassword))
    expect([await works(two), await works(three)]).toEqual([true, true])
    bench.clock.now += hour
    expect(await keys.endOld(bench.asAdmin, one.appKey.id, ownPassword)).toMatchObject({ refused: 'conflict' })
    expect((await recorded()).filter(([type]) => type === 'app_key.overlap_ended')).toEqual([['app_key.overlap_ended', { name: 'Roster' }]])
  })

  it('FRC-5 shows and gives another organisation nothing', async () => {
    const one = await make()
    const stranger = await somebodyElse()
    expect(await keys.list(stranger)).toEqual([])
    expect(await keys.rotate(stranger, one.appKey.id, 0, ownPassword)).toEqual({ refused: 'not_found' })
    expect(await keys.withdraw(stranger, one.appKey.id, ownPassword)).toEqual({ refused: 'not_found' })
    expect(await keys.rename(stranger, one.appKey.id, 'Ours', ownPassword)).toEqual({ refused: 'not_found' })
    expect(await keys.endOld(stranger, one.appKey.id, ownPassword)).toEqual({ refused: 'not_found' })
    expect(await works(one)).toBe(true)
    expect(await keys.list(bench.asAdmin)).toMatchObject([roster])
  })

  it(`FRC-5 gives an organisation ${mostAppKeys} keys at most, also when they are asked for at once`, async () => {
    const answers = await Promise.all(Array.from({ length: mostAppKeys + 10 }, () => keys.make(bench.asAdmin, roster, ownPassword)))
    expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'conflict')).toHaveLength(10)
    expect(await keys.list(bench.asAdmin)).toHaveLength(mostAppKeys)
  })
})
