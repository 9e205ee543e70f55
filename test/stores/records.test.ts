import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Executor } from '../../server/db/database.ts'
import type { AuditEventRow } from '../../server/db/schema.ts'
import type { EventFilter } from '../../server/features/audit/audit-list-store.ts'
import { findOrganisation } from '../../server/features/organisations/organisation-store.ts'
import { createAuditService } from '../../server/features/audit/audit-service.ts'
import { quickest } from '../support/own-time.ts'
import { createPeopleBench, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('records on %s', (kind) => {
  let bench: PeopleBench
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
  })
  afterEach(() => bench.drop())

  const service = () => createAuditService({ ...bench, organisationById: findOrganisation })
  const row = (columns: Partial<AuditEventRow> = {}): AuditEventRow => ({
    id: v7(),
    organisation_id: bench.organisationId,
    at: bench.clock.now,
    type: 'user.blocked',
    actor_id: bench.admin.id,
    subject_id: null,
    device_id: null,
    session_id: null,
    ip: '192.0.2.1',
    details: '{}',
    ...columns,
  })
  const add = async (...rows: AuditEventRow[]) => {
    for (let at = 0; at < rows.length; at += 2_000)
      await bench.database.query
        .insertInto('audit_events')
        .values(rows.slice(at, at + 2_000))
        .execute()
  }
  const filter = (narrow: Partial<EventFilter> = {}): EventFilter => ({
    organisationId: bench.organisationId,
    person: undefined,
    deviceId: undefined,
    types: undefined,
    from: undefined,
    to: undefined,
    ...narrow,
  })
  const list = async (narrow: Partial<EventFilter> = {}, page: { limit: number; cursor?: string } = { limit: 50 }) => {
    const done = await service().list(filter(narrow), page)
    if ('refused' in done) throw new Error(done.refused)
    return done
  }

  it('LOG-1 lists events newest first, page after page, each once, though many share one millisecond', async () => {
    const rows = Array.from({ length: 25 }, (_, n) => row({ at: bench.clock.now + Math.floor(n / 10) }))
    await add(...rows, row({ organisation_id: v7() }))
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await list({}, { limit: 7, ...(cursor !== undefined && { cursor }) })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(rows.map(({ id }) => id).reverse())
    expect(await service().list(filter(), { limit: 7, cursor: 'x' })).toMatchObject({ refused: 'invalid_request' })
  })

  it('LOG-1 finds events by person, device, kind and time', async () => {
    const amara = await bench.addUser(bench.organisationId, { display_name: 'Amara Okafor' })
    const deviceId = v7()
    const byAmara = row({ actor_id: amara.id, type: 'session.locked', at: 1_000 })
    const toAmara = row({ subject_id: amara.id, at: 2_000 })
    const atDevice = row({ device_id: deviceId, type: 'device.revoked', at: 3_000 })
    await add(byAmara, toAmara, atDevice)
    const ids = async (narrow: Partial<EventFilter>) => (await list(narrow)).items.map(({ id }) => id)
    expect(await ids({ person: amara.id })).toEqual([toAmara.id, byAmara.id])
    expect(await ids({ deviceId })).toEqual([atDevice.id])
    expect(await ids({ types: ['session.locked', 'device.revoked'] })).toEqual([atDevice.id, byAmara.id])
    expect(await ids({ from: 2_000, to: 3_000 })).toEqual([toAmara.id])
    expect(await ids({ person: amara.id, types: ['user.blocked'] })).toEqual([toAmara.id])
    expect((await list({ person: amara.id })).items[0]).toMatchObject({
      at: '1970-01-01T00:00:02.000Z',
      actor: { id: bench.admin.id },
      subject: { id: amara.id, displayName: 'Amara Okafor' },
      device: null,
    })
  })

  it('LOG-1 still names a deleted device', async () => {
    const deviceId = v7()
    await add(row({ device_id: deviceId, type: 'device.deleted', details: '{"name":"Till 3"}' }), row({ device_id: deviceId }))
    expect((await list()).items.map(({ device }) => device)).toEqual([
      { id: deviceId, name: 'Till 3' },
      { id: deviceId, name: 'Till 3' },
    ])
  })

  it('LOG-1 exports every event once, however many, and nothing that a spreadsheet would run', async () => {
    const evil = await bench.addUser(bench.organisationId, { display_name: '=cmd|"/c calc"!A0' })
    await add(
      ...Array.from({ length: 2_500 }, (_, n) => row({ at: bench.clock.now + Math.floor(n / 300) })),
      row({ at: 1, subject_id: evil.id }),
    )
    const { stream, fileName } = await service().export(bench.asAdmin, filter(), { language: 'nl', timeZone: 'Europe/Amsterdam' })
    const lines = (await stream.toArray()).join('').split('\r\n')
    expect(fileName).toBe('records-corner-shop-until-2026-01-05.csv')
    expect(lines[0]).toMatch(/^\uFEFFTijd,Wat er gebeurde,Wie,/)
    expect(lines.filter((line) => line.includes('Somebody exporteerde gebeurtenissen als bestand.'))).toHaveLength(1)
    expect(lines).toHaveLength(1 + 1 + 2_501 + 1)
    expect(new Set(lines).size).toBe(lines.length)
    expect(lines.at(-2)).toMatch(/^1970-01-01 01:00:00,"Somebody blokkeerde =cmd\|""\/c calc""!A0.",Somebody,"'=cmd\|""\/c calc""!A0",/)
  })

  it('LOG-1 reads no further for an export than its reader takes, however much there is', async () => {
    await add(...Array.from({ length: 20_000 }, (_, n) => row({ at: bench.clock.now + n })))
    let pages = 0
    const counted: Executor = {
      kind,
      noteRecorded: () => undefined,
      get query() {
        pages += 1
        return bench.database.query
      },
    }
    const deps = { ...bench, database: counted, organisationById: findOrganisation }
    const { stream } = await createAuditService(deps).export(bench.asAdmin, filter(), { language: 'en', timeZone: 'UTC' })
    const chunks = stream.iterator()
    let length = String((await chunks.next()).value).length
    for (let turn = 0; turn < 10; turn += 1) await list()
    expect(pages).toBeLessThan(10)
    for await (const chunk of chunks) length += String(chunk).length
    expect(pages).toBeGreaterThan(80)
    expect(length).toBeGreaterThan(20_000 * 100)
  })

  it('LOG-1 lets others have their turn while it exports, however quick the reader is', async () => {
    await add(...Array.from({ length: 5_000 }, (_, n) => row({ at: bench.clock.now + n })))
    const { stream } = await service().export(bench.asAdmin, filter(), { language: 'en', timeZone: 'UTC' })
    let turns = 0
    const others = setInterval(() => (turns += 1), 0)
    for await (const chunk of stream) expect(String(chunk)).not.toBe('')
    clearInterval(others)
    expect(turns).toBeGreaterThan(5)
  })

  it('LOG-1 puts on record who took which records', async () => {
    const narrow = { person: bench.admin.id, types: ['user.blocked'], from: 1_000, to: 2_000 } as const
    const { fileName } = await service().export(bench.asAdmin, filter(narrow), { language: 'en', timeZone: 'UTC' })
    expect(fileName).toBe('records-corner-shop-1970-01-01-1970-01-01.csv')
    expect((await list()).items[0]).toMatchObject({
      type: 'records.exported',
      actor: { id: bench.admin.id },
      details: { since: '1970-01-01T00:00:01.000Z', until: '1970-01-01T00:00:02.000Z', person: bench.admin.id, kinds: ['user.blocked'] },
    })
  })

  it('LOG-1 answers within 150 ms with 100,000 events, whatever it is asked', async () => {
    const rare = await bench.addUser(bench.organisationId)
    const people = Array.from({ length: 200 }, () => v7())
    const deviceId = v7()
    await add(
      row({ at: 1, actor_id: rare.id, type: 'organisation.created', details: '{"slug":"a"}' }),
      ...Array.from({ length: 100_000 }, (_, n) =>
        row({
          at: bench.clock.now + n,
          actor_id: people[n % 200] ?? '',
          type: 'session.locked',
          device_id: n % 50 === 0 ? deviceId : null,
        }),
      ),
    )
    const narrows: Partial<EventFilter>[] = [
      {},
      { person: rare.id },
      { person: people[7] ?? '' },
      { deviceId },
      { types: ['organisation.created'] },
      { to: 2 },
      { from: bench.clock.now + 5_000, to: bench.clock.now + 6_000 },
    ]
    for (const narrow of narrows) {
      expect((await list(narrow)).items.length).toBeGreaterThan(0)
      const ms = await quickest(() => list(narrow), 150)
      if (process.env['SHOW_TIMES'] !== undefined) process.stderr.write(`${kind} ${JSON.stringify(narrow)} ${ms.toFixed(1)}\n`)
      expect({ narrow, fast: ms < 150 }).toEqual({ narrow, fast: true })
    }
  }, 90_000)
})
