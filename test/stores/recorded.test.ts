import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AuditEvent } from '../../contract/audit-events.ts'
import { recordEvent } from '../../server/features/audit/audit-store.ts'
import { createPeopleBench, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('what is told of the records on %s', (kind) => {
  let bench: PeopleBench
  let told: string[]
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    told = []
    bench.database.onRecorded((events) => told.push(...events.map(({ type }) => type)))
  })
  afterEach(() => bench.drop())

  const eventOf = (type: 'user.blocked' | 'user.unblocked'): AuditEvent => {
    const nobody = { actorId: null, subjectId: null, deviceId: null, sessionId: null, ip: null }
    return { ...nobody, type, organisationId: bench.organisationId, at: bench.clock.now, details: {} }
  }

  it('LOG-1 is told after the commit, once, and at once where there is no transaction', async () => {
    await bench.database.transaction(async (tx) => {
      await recordEvent(tx, bench.effects.newId, eventOf('user.blocked'))
      await recordEvent(tx, bench.effects.newId, eventOf('user.unblocked'))
      expect(told).toEqual([])
    })
    expect(told).toEqual(['user.blocked', 'user.unblocked'])
    await recordEvent(bench.database, bench.effects.newId, eventOf('user.blocked'))
    expect(told).toHaveLength(3)
  })

  it('LOG-1 is never told of a transaction that rolled back, and once of one that was tried again', async () => {
    const rolledBack = bench.database.transaction(async (tx) => {
      await recordEvent(tx, bench.effects.newId, eventOf('user.blocked'))
      throw new Error('the change failed')
    })
    await expect(rolledBack).rejects.toThrow('the change failed')
    expect(told).toEqual([])
    let tries = 0
    await bench.database.transaction(async (tx) => {
      await recordEvent(tx, bench.effects.newId, eventOf('user.unblocked'))
      tries += 1
      if (tries === 1) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
    })
    expect([tries, told]).toEqual([2, ['user.unblocked']])
  })
})
