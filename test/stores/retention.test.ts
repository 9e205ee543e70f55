import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formerCode } from '../../contract/records/former-user.ts'
import { createAuditService } from '../../server/features/audit/audit-service.ts'
import { findOrganisation } from '../../server/features/organisations/organisation-store.ts'
import { eraseOld } from '../../server/features/retention/retention-service.ts'
import { createPeopleBench, day, ownPassword, type PeopleBench, ownSignature } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('how long records and sessions live on %s', (kind) => {
  let bench: PeopleBench
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
  })
  afterEach(() => bench.drop())

  const addEvents = async (ats: readonly number[], organisationId = bench.organisationId) => {
    const rows = ats.map((at) => ({
      ...{ id: v7(), organisation_id: organisationId, at, type: 'session.locked', actor_id: bench.admin.id, details: '{}' },
      ...{ subject_id: null, device_id: null, session_id: null, ip: null },
    }))
    for (let from = 0; from < rows.length; from += 2_000)
      await bench.database.query
        .insertInto('audit_events')
        .values(rows.slice(from, from + 2_000))
        .execute()
  }
  const eventTimes = async (organisationId = bench.organisationId) => {
    const events = bench.database.query.selectFrom('audit_events').select('at').where('organisation_id', '=', organisationId)
    return (await events.orderBy('at').execute()).map(({ at }) => at)
  }
  const keep = (columns: { records_days?: number; sessions_days?: number }) =>
    bench.database.query.updateTable('organisations').set(columns).where('id', '=', bench.organisationId).execute()
  const ago = (days: number) => bench.clock.now - days * day

  it('LOG-3 erases events as old as the organisation says, and not one that is younger', async () => {
    const elsewhere = await bench.addOrganisation('bakery', { records_days: 400 })
    await keep({ records_days: 90 })
    await addEvents([ago(91), ago(90) - 1, ago(90), ago(89)])
    await addEvents([ago(399)], elsewhere)
    await eraseOld(bench)
    expect(await eventTimes()).toEqual([ago(90), ago(89)])
    expect(await eventTimes(elsewhere)).toEqual([ago(399)])
    bench.clock.now += 2 * day
    await eraseOld(bench)
    expect(await eventTimes()).toEqual([])
    expect(await eventTimes(elsewhere)).toEqual([])
  })

  it('LOG-3 erases sessions by when they ended, and never one that lives', async () => {
    await keep({ sessions_days: 60 })
    const begun = { started_at: ago(300) }
    const lives = await bench.addSession(bench.admin, begun)
    await bench.addSession(bench.admin, { ...begun, ended_at: ago(60) - 1, end_reason: 'idle' })
    const endedLater = await bench.addSession(bench.admin, { ...begun, ended_at: ago(60), end_reason: 'idle' })
    await eraseOld(bench)
    const left = await bench.database.query.selectFrom('sessions').select('id').execute()
    expect(left.map(({ id }) => id).sort()).toEqual([lives, endedLater].sort())
  })

  it('LOG-3 keeps what the guessing rules look back on, whatever stands in the database', async () => {
    await keep({ records_days: 1, sessions_days: 1 })
    await addEvents([ago(31), ago(29)])
    await bench.addSession(bench.admin, { ended_at: ago(29), end_reason: 'idle' })
    await eraseOld(bench)
    expect(await eventTimes()).toEqual([ago(29)])
    expect(await bench.database.query.selectFrom('sessions').select('id').execute()).toHaveLength(1)
  })

  it('LOG-3 erases in small steps, from several nodes at once, while others write', async () => {
    await keep({ records_days: 30 })
    await addEvents(Array.from({ length: 6_000 }, (_, n) => ago(31) - n))
    const writing = Array.from({ length: 20 }, () => addEvents([bench.clock.now]))
    await Promise.all([eraseOld(bench), eraseOld(bench), eraseOld(bench), ...writing])
    await eraseOld(bench)
    expect(await eventTimes()).toEqual(Array.from({ length: 20 }, () => bench.clock.now))
  })

  it('LOG-3 takes a removed user’s name out of the database; records and sessions say a pseudonym', async () => {
    const columns = {
      display_name: 'Oleander Quist',
      username: 'oleander',
      email: 'oleander.quist@example.com',
      password_hash: 'some hash',
    }
    const user = await bench.addUser(bench.organisationId, columns)
    await bench.pins.setPin(bench.asAdmin, user.id, { pin: '48213' }, ownPassword)
    await bench.addSession(user, { method: 'pin', key_thumbprint: 'till' })
    expect(await tablesWith('oleander')).toEqual(['users'])
    expect(await bench.users.remove(bench.asAdmin, user.id, ownSignature)).toBeNull()
    expect(await tablesWith('oleander')).toEqual([])
    expect(await tablesWith('quist')).toEqual([])
    const records = createAuditService({ ...bench, organisationById: findOrganisation })
    const all = { organisationId: bench.organisationId, deviceId: undefined, types: undefined, from: undefined, to: undefined }
    const page = await records.list({ ...all, person: user.id }, { limit: 50 })
    const former = { id: user.id, displayName: formerCode(user.id), removed: true }
    expect(page).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ subject: former })]) as unknown })
  })

  /** Tables that hold a text anywhere, whatever its case. */
  async function tablesWith(text: string): Promise<string[]> {
    const tables = await bench.database.query.introspection.getTables()
    const holding: string[] = []
    for (const { name } of tables) {
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(bench.database.query)
      if (rows.some((row) => Object.values(row).some((value) => typeof value === 'string' && value.toLowerCase().includes(text))))
        holding.push(name)
    }
    return holding
  }
})
