import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditDetails } from '../../contract/audit-events.ts'
import type { SettingsChange } from '../../server/features/settings/settings-policy.ts'
import { makePng, pngUrl } from '../support/make-png.ts'
import { callerOf, createPeopleBench, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

const hour = 3_600_000

describe.each(databaseKinds)('settings on %s', (kind) => {
  let bench: PeopleBench
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
  })
  afterEach(() => bench.drop())

  const change = (given: SettingsChange, version = 1, caller = bench.asAdmin) => bench.settings.update(caller, `"${version}"`, given)
  const read = () => bench.settings.read(bench.organisationId)
  const recorded = async () => {
    const rows = await bench.database.query.selectFrom('audit_events').selectAll().orderBy('id').execute()
    return rows.map(({ type, actor_id, details }) => ({ type, actor_id, details: JSON.parse(details) as unknown }))
  }
  const asManager = async () => callerOf(await bench.addUser(bench.organisationId, { role: 'manager', password_hash: 'some hash' }))

  it('LOG-1 changes what is given, leaves the rest, and puts each setting before and after on record', async () => {
    expect(await change({ name: 'Corner Shop', idleSeconds: 60, shopColour: '#7a2e3b', languages: ['nl', 'de'] })).toMatchObject({
      name: 'Corner Shop',
      idleSeconds: 60,
      shopColour: '#7a2e3b',
      languages: ['nl', 'de'],
      consoleSessionSeconds: 28_800,
      version: 2,
    })
    const [event] = await recorded()
    expect(event).toEqual({
      type: 'organisation.settings_changed',
      actor_id: bench.admin.id,
      details: {
        changes: [
          { setting: 'name', from: 'corner-shop', to: 'Corner Shop' },
          { setting: 'languages', from: 'en, nl, de', to: 'nl, de' },
          { setting: 'shopColour', from: null, to: '#7a2e3b' },
          { setting: 'idleSeconds', from: 120, to: 60 },
        ],
      },
    })
    auditDetails['organisation.settings_changed'].parse(event?.details)
    expect(bench.published).toEqual([{ type: 'organisation_changed', organisationId: bench.organisationId }])
  })

  it('LOG-3 keeps how long records and sessions are kept', async () => {
    await change({ recordsDays: 30, sessionsDays: 3_650 })
    expect(await read()).toMatchObject({ recordsDays: 30, sessionsDays: 3_650 })
  })

  it('changes nothing, on record or otherwise, where nothing differs', async () => {
    expect(await change({ name: 'corner-shop', idleSeconds: 120 })).toMatchObject({ version: 1 })
    expect(await recorded()).toEqual([])
    expect(bench.published).toEqual([])
  })

  it('tells the second of two who change at once, and keeps what the first one did', async () => {
    const both = await Promise.all([change({ idleSeconds: 60 }), change({ idleSeconds: 300 })])
    const [first, second] = both.map((done) => ('refused' in done ? done.refused : done.idleSeconds)).sort()
    expect(second).toBe('changed_meanwhile')
    expect((await read()).idleSeconds).toBe(first)
    expect(await recorded()).toHaveLength(1)
    expect(await bench.settings.update(bench.asAdmin, undefined, { idleSeconds: 90 })).toMatchObject({ refused: 'precondition_required' })
  })

  it('lets a manager change how the shop looks and nothing that guards it, on record', async () => {
    const manager = await asManager()
    expect(await change({ name: 'Corner', languages: ['nl'], shopColour: '#112233' }, 1, manager)).toMatchObject({ version: 2 })
    const guarded: SettingsChange[] = [
      { idleSeconds: 60 },
      { terminalSessionSeconds: 900 },
      { consoleSessionSeconds: 900 },
      { browserDevicesAllowed: false },
      { recordsDays: 30 },
      { sessionsDays: 30 },
      { name: 'Half of it', recordsDays: 31 },
    ]
    for (const given of guarded) expect(await change(given, 2, manager)).toEqual({ refused: 'not_allowed' })
    expect(await read()).toMatchObject({ name: 'Corner', idleSeconds: 120, browserDevicesAllowed: true, recordsDays: 730, version: 2 })
    expect((await recorded()).filter(({ type }) => type === 'access.refused')).toHaveLength(guarded.length)
    // What a form sends along without a change is no try.
    expect(await change({ name: 'Corner 2', idleSeconds: 120 }, 2, manager)).toMatchObject({ name: 'Corner 2' })
  })

  it('TRM-1 lets no open session outlive a shortened age, and leaves the others alone', async () => {
    const { now } = bench.clock
    const stranger = await bench.addUser(await bench.addOrganisation('bakery'))
    const times = { started_at: now - hour, expires_at: now + 11 * hour }
    const till = await bench.addSession(bench.admin, { surface: 'terminal', ...times })
    const fresh = await bench.addSession(bench.admin, { surface: 'terminal', started_at: now - hour, expires_at: now + 1 })
    const office = await bench.addSession(bench.admin, { surface: 'console', ...times })
    const elsewhere = await bench.addSession(stranger, { surface: 'terminal', ...times })
    await change({ terminalSessionSeconds: 2 * 3_600 })
    const ends = async () =>
      new Map(
        (await bench.database.query.selectFrom('sessions').select(['id', 'expires_at']).execute()).map((row) => [row.id, row.expires_at]),
      )
    const after = await ends()
    expect([till, fresh, office, elsewhere].map((id) => after.get(id))).toEqual([now + hour, now + 1, now + 11 * hour, now + 11 * hour])
    await change({ consoleSessionSeconds: 900, terminalSessionSeconds: 12 * 3_600 }, 2)
    const last = await ends()
    expect([till, office].map((id) => last.get(id))).toEqual([now + hour, now - hour + 900_000])
  })

  it('keeps a logo cleaned, names it by what is in it, and takes it away', async () => {
    const png = makePng({ width: 90, height: 30 })
    const sent = makePng({ width: 90, height: 30, beside: { tEXt: Buffer.from('Author\0Ana') } })
    expect(await change({ logo: pngUrl(sent) })).toMatchObject({ logo: pngUrl(png), version: 2 })
    const named = await bench.settings.logo(bench.organisationId)
    expect(named).toMatchObject({ logo: pngUrl(png) })
    await change({ logo: pngUrl(makePng({ width: 91, height: 30 })) }, 2)
    expect((await bench.settings.logo(bench.organisationId))?.version).not.toBe(named?.version)
    expect(await bench.settings.appearance(bench.organisationId)).toMatchObject({ name: 'corner-shop', shopColour: null })
    expect(await change({ logo: null }, 3)).toMatchObject({ logo: null })
    expect(await bench.settings.logo(bench.organisationId)).toBeNull()
    expect(await bench.settings.logo(null)).toBeNull()
    expect((await recorded()).map(({ details }) => details)).toEqual([
      { changes: [{ setting: 'logo', from: false, to: true }] },
      { changes: [{ setting: 'logo', from: true, to: true }] },
      { changes: [{ setting: 'logo', from: true, to: false }] },
    ])
  })

  it('refuses what is no logo and keeps the one before, and all else', async () => {
    await change({ logo: pngUrl(makePng({ width: 90, height: 30 })) })
    const wide = pngUrl(makePng({ width: 900, height: 30 }))
    expect(await change({ name: 'Corner', logo: wide }, 2)).toMatchObject({ refused: 'invalid_request', errors: [{ field: 'logo' }] })
    expect(await read()).toMatchObject({ name: 'corner-shop', version: 2, logo: pngUrl(makePng({ width: 90, height: 30 })) })
  })

  it('keeps one organisation out of the settings of another', async () => {
    const bakery = await bench.addOrganisation('bakery')
    await change({ name: 'Corner', logo: pngUrl(makePng({ width: 9, height: 3 })) })
    expect(await bench.settings.read(bakery)).toMatchObject({ name: 'bakery', logo: null, version: 1 })
    expect(await bench.settings.logo(bakery)).toBeNull()
  })
})
