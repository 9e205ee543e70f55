import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callerOf, day, ownPassword } from '../support/people-bench.ts'
import { createRenewalBench, done, type RenewalBench } from '../support/renewal-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('new PINs for everybody on %s', (kind) => {
  let bench: RenewalBench
  beforeEach(async () => {
    bench = await createRenewalBench(kind)
  })
  afterEach(() => bench.drop())

  const eventsOf = async (type: string) =>
    (await bench.database.query.selectFrom('audit_events').select('details').where('type', '=', type).execute()).map(
      ({ details }) => JSON.parse(details) as unknown,
    )

  it('POL-4 raising the minimum with yes: each old PIN dies, each person gets a new one by mail, with progress shown', async () => {
    await bench.addPerson('Amara', '48213')
    await bench.addPerson('Linh', '90467')
    await bench.raise()
    expect(await bench.now()).toMatchObject({ state: 'running', length: 6, counts: { people: 2, waiting: 2, mailed: 0 } })
    expect([await bench.works('48213'), await bench.works('90467')]).toEqual([true, true])
    await bench.worker().run()
    expect(await bench.now()).toMatchObject({ state: 'done', counts: { people: 2, waiting: 0, mailed: 2, moved: 0 } })
    expect([await bench.works('48213'), await bench.works('90467')]).toEqual([false, false])
    const mailed = await bench.mailed()
    expect(Object.keys(mailed).sort()).toEqual(['Amara', 'Linh'])
    for (const pin of Object.values(mailed)) expect([pin.length, await bench.works(pin)]).toEqual([6, true])
    expect(await eventsOf('pin_renewal.started')).toEqual([{ people: 2, digits: 6, graceDays: 0 }])
    expect(await eventsOf('pin_renewal.finished')).toEqual([{ mailed: 2, slips: 0, failed: 0 }])
    const kept = JSON.stringify(await bench.database.query.selectFrom('audit_events').select('details').execute())
    for (const pin of Object.values(mailed)) expect(kept).not.toContain(pin)
  })

  it('POL-4 raising it with no: shorter ones keep working', async () => {
    await bench.addPerson('Amara', '48213')
    const { version } = await bench.pinRules.read(bench.asAdmin)
    const change = { ifMatch: `"${version}"`, change: { minLength: 6 }, password: ownPassword }
    expect(await bench.pinRules.update(bench.asAdmin, change)).toMatchObject({ minLength: 6, shorterPins: 1 })
    await bench.worker().run()
    expect(await bench.works('48213')).toBe(true)
    expect((await bench.renewals.read(bench.asAdmin)).renewal).toBeNull()
  })

  it('POL-4 with a grace period both work until the first login with the new one, and the console shows who has moved', async () => {
    const amara = await bench.addPerson('Amara', '48213')
    await bench.addPerson('Linh', '90467')
    await bench.raise(6, 7)
    await bench.worker().run()
    const { Amara: pin = '' } = await bench.mailed()
    expect([await bench.works('48213'), await bench.works(pin)]).toEqual([true, true])
    await bench.lookup.notePinLogin(bench.database, {
      organisationId: bench.organisationId,
      userId: amara.id,
      pin,
      at: bench.clock.now,
    })
    expect(await bench.works('48213')).toBe(false)
    expect(await bench.now()).toMatchObject({ counts: { moved: 1 }, graceEndsAt: new Date(bench.clock.now + 7 * day).toISOString() })
    expect(await bench.results('not_moved')).toEqual({ Linh: 'mailed' })
    bench.clock.now += 7 * day
    await bench.worker().sweep()
    expect(await bench.works('90467')).toBe(false)
    expect((await bench.now()).graceEndsAt).toBeNull()
    expect(bench.published).toContainEqual({ type: 'organisation_changed', organisationId: bench.organisationId })
  })

  it('POL-4 whom no mail reaches is on a sheet, sealed, opened with the password, and erased when it is handed out', async () => {
    await bench.addPerson('Amara', '48213')
    await bench.addPerson('Ben', '90467', null)
    await bench.raise()
    await bench.worker().run()
    expect(await bench.results('no_mail')).toEqual({ Ben: 'no_address' })
    const { id } = await bench.now()
    expect(await bench.sheets.open(bench.asAdmin, id, 'wrong')).toMatchObject({ refused: 'confirmation_not_accepted' })
    const sheet = await bench.openSheet()
    expect(sheet.slips.map(({ name }) => name)).toEqual(['Ben'])
    const pin = sheet.slips[0]?.pin ?? ''
    expect(await bench.works(pin)).toBe(true)
    const rows = await bench.database.query.selectFrom('pin_renewal_results').select('sealed').execute()
    expect(rows.map(({ sealed }) => Buffer.from(sealed ?? []).toString('latin1')).join()).not.toContain(pin)
    bench.clock.now += 1
    const again = await bench.openSheet()
    expect(again.slips).toEqual(sheet.slips)
    expect(await bench.sheets.handOut(bench.asAdmin, id, Date.parse(sheet.shownAt))).toMatchObject({ refused: 'conflict' })
    expect(await bench.sheets.handOut(bench.asAdmin, id, Date.parse(again.shownAt))).toMatchObject({ sheet: { slips: 0 } })
    expect((await bench.openSheet()).slips).toEqual([])
    expect(await bench.works(pin)).toBe(true)
  })

  it('POL-4 without a mail server everybody is on the sheet', async () => {
    await bench.addPerson('Amara', '48213')
    await bench.raise()
    await bench.worker({ writeNewPin: () => Promise.resolve('no_mail_server') }).run()
    expect(await bench.results()).toEqual({ Amara: 'no_mail_server' })
    expect((await bench.openSheet()).slips).toHaveLength(1)
  })

  it('POL-4 a slip is kept for 14 days, then erased, and its owner can be tried again', async () => {
    await bench.addPerson('Ben', '90467', null)
    await bench.raise()
    await bench.worker().run()
    const [first] = (await bench.openSheet()).slips
    bench.clock.now += 14 * day
    await bench.worker().sweep()
    const rows = await bench.database.query.selectFrom('pin_renewal_results').select('sealed').execute()
    expect(rows).toEqual([{ sealed: null }])
    const { id, again } = await bench.now()
    expect(again).toBe(1)
    expect(done(await bench.renewals.retry(bench.asAdmin, id))).toMatchObject({ state: 'running', counts: { waiting: 1 } })
    await bench.worker().run()
    const [second] = (await bench.openSheet()).slips
    expect(second?.pin).not.toBe(first?.pin)
    expect([await bench.works(first?.pin ?? ''), await bench.works(second?.pin ?? '')]).toEqual([false, true])
  })

  it('POL-4 takes people as they are when their turn comes: added, blocked, removed, unblocked, with a PIN of their own', async () => {
    const ben = await bench.addPerson('Ben', '48213')
    const cem = await bench.addPerson('Cem', '90467')
    const dia = await bench.addPerson('Dia', '36184')
    const eva = await bench.addPerson('Eva', '72951')
    await bench.addPerson('Finn', '15826')
    await bench.database.query.updateTable('users').set({ blocked: 1 }).where('id', 'in', [ben.id, eva.id]).execute()
    await bench.raise()
    await bench.database.query.updateTable('users').set({ blocked: 0 }).where('id', '=', eva.id).execute()
    await bench.database.transaction((tx) => bench.releasePin(tx, cem.id, bench.clock.now))
    await bench.database.query.updateTable('users').set({ removed_at: bench.clock.now }).where('id', '=', cem.id).execute()
    await bench.pins.setPin(bench.asAdmin, dia.id, { pin: '904175' }, ownPassword)
    await bench.addPerson('Gus', '615839')
    await bench.worker().run()
    expect(await bench.results()).toEqual({ Ben: 'blocked', Dia: 'by_hand', Eva: 'mailed', Finn: 'mailed' })
    expect(await bench.now()).toMatchObject({ state: 'done', counts: { people: 3, mailed: 2, byHand: 1, moved: 1 } })
    expect([await bench.works('904175'), await bench.works('615839')]).toEqual([true, true])
    expect(Object.keys(await bench.mailed()).sort()).toEqual(['Eva', 'Finn'])
  })

  it('POL-4 pauses, goes on and is cancelled; whose turn did not come keeps the old PIN', async () => {
    await bench.addPerson('Amara', '48213')
    await bench.raise()
    const { id } = await bench.now()
    expect(done(await bench.renewals.change(bench.asAdmin, id, 'paused')).state).toBe('paused')
    await bench.worker().run()
    expect(await bench.works('48213')).toBe(true)
    expect(done(await bench.renewals.change(bench.asAdmin, id, 'running')).state).toBe('running')
    expect(done(await bench.renewals.change(bench.asAdmin, id, 'cancelled')).state).toBe('cancelled')
    await bench.worker().run()
    expect(await bench.results()).toEqual({ Amara: 'kept' })
    expect(await bench.renewals.change(bench.asAdmin, id, 'running')).toMatchObject({ refused: 'conflict' })
    expect(await bench.renewals.retry(bench.asAdmin, id)).toMatchObject({ refused: 'conflict' })
    expect(await eventsOf('pin_renewal.changed')).toEqual([{ to: 'paused' }, { to: 'running' }, { to: 'cancelled' }])
  })

  it('POL-4 there is one at a time, and its length stays while it goes on', async () => {
    await bench.addPerson('Amara', '48213')
    const both = await Promise.all([1, 2].map(() => bench.renewals.start(bench.asAdmin, { graceDays: 0, password: ownPassword })))
    expect(both.filter((answer) => 'refused' in answer)).toEqual([{ refused: 'pin_renewal_under_way' }])
    expect(await bench.raise()).toMatchObject({ refused: 'pin_renewal_under_way' })
    const { version, minLength } = await bench.pinRules.read(bench.asAdmin)
    expect(minLength).toBe(5)
    const change = { ifMatch: `"${version}"`, change: { minLength: 7 }, password: ownPassword }
    expect(await bench.pinRules.update(bench.asAdmin, change)).toMatchObject({ refused: 'pin_renewal_under_way' })
    expect(await bench.renewals.start(bench.asAdmin, { graceDays: 0, password: 'wrong' })).toMatchObject({
      refused: 'confirmation_not_accepted',
    })
  })

  it('POL-4 comes with a longer minimum only, and changes nothing where it cannot', async () => {
    const { version } = await bench.pinRules.read(bench.asAdmin)
    const update = { ifMatch: `"${version}"`, change: { minLength: 4 }, renew: { graceDays: 0 }, password: ownPassword }
    expect(await bench.pinRules.update(bench.asAdmin, update)).toMatchObject({ refused: 'invalid_request', errors: [{ field: 'renew' }] })
    expect(await bench.pinRules.read(bench.asAdmin)).toMatchObject({ minLength: 5, version })
  })

  it('POL-4 finds out before it begins that there are too few free PINs', async () => {
    await bench.addPerson('Amara', '48213')
    await bench.database.query.updateTable('organisations').set({ pin_min_length: 4 }).execute()
    const tight = bench.database.query.updateTable('organisations').set({ pin_min_length: 4, pin_max_length: 4 })
    await tight.execute()
    const claim = { organisation_id: bench.organisationId, user_id: bench.admin.id, retired_until: null, grace: 0 as const }
    const pins = Array.from({ length: 10_000 }, (_, number) => String(number).padStart(4, '0'))
    const rows = pins.flatMap((pin) => bench.tagger.claimTags([1], bench.organisationId, pin)).map((tag) => ({ ...tag, ...claim }))
    for (let at = 0; at < rows.length; at += 1_000)
      await bench.database.query
        .insertInto('pin_claims')
        .values(rows.slice(at, at + 1_000))
        .execute()
    expect(await bench.renewals.start(bench.asAdmin, { graceDays: 0, password: ownPassword })).toMatchObject({ refused: 'pin_space_full' })
    expect((await bench.renewals.read(bench.asAdmin)).renewal).toBeNull()
  })

  it('POL-4 loses no PIN where something fails: the old one works on, is listed with the reason and tried again', async () => {
    const amara = await bench.addPerson('Amara', '48213')
    await bench.addPerson('Linh', '90467')
    await bench.addPerson('Mo', '36184')
    await bench.raise()
    const { writeNewPin } = bench.ofRenewal
    const broken = bench.worker({
      writeNewPin: (tx, to) => (to.userId === amara.id ? Promise.reject(new Error('no mail for her')) : writeNewPin(tx, to)),
    })
    await broken.run()
    expect(await bench.results()).toEqual({ Amara: 'failed', Linh: 'mailed', Mo: 'mailed' })
    expect(await bench.results('failed')).toEqual({ Amara: 'failed' })
    expect(await bench.works('48213')).toBe(true)
    const { id, again, state } = await bench.now()
    expect([again, state]).toEqual([1, 'done'])
    done(await bench.renewals.retry(bench.asAdmin, id))
    await bench.worker().run()
    expect(await bench.results()).toEqual({ Amara: 'mailed', Linh: 'mailed', Mo: 'mailed' })
    expect(await bench.works('48213')).toBe(false)
    expect(await bench.renewals.retry(bench.asAdmin, id)).toMatchObject({ refused: 'conflict' })
  })

  it('POL-4 a space that fills up meanwhile fails those who are left, and they keep their PINs', async () => {
    await bench.addPerson('Amara', '48213')
    await bench.raise()
    await bench.worker({ pins: { ...bench.ofRenewal.pins, renew: () => Promise.resolve(new Map<string, string>()) } }).run()
    const page = done(await bench.renewals.people(bench.asAdmin, { show: 'failed', limit: 10 }))
    expect(page.items).toMatchObject([{ displayName: 'Amara', result: 'failed', why: 'space_full' }])
    expect(await bench.works('48213')).toBe(true)
  })

  it('POL-4 two nodes at once give nobody two', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `P${at}`)
    for (const [at, name] of names.entries()) await bench.addPerson(name, String(20_413 + at * 2_027))
    await bench.raise()
    await Promise.all([bench.worker().run(), bench.worker().run()])
    expect(await bench.now()).toMatchObject({ state: 'done', counts: { mailed: 30 } })
    const claims = await bench.database.query.selectFrom('pin_claims').select('user_id').where('retired_until', 'is', null).execute()
    expect(new Set(claims.map(({ user_id }) => user_id)).size).toBe(claims.length)
    expect(await eventsOf('pin_renewal.finished')).toHaveLength(1)
  })

  it('POL-4 is nobody’s of another organisation, and shows each page of people', async () => {
    for (const [at, name] of ['Ada', 'Bea', 'Cleo'].entries()) await bench.addPerson(name, String(20_413 + at * 2_027))
    await bench.raise()
    const stranger = callerOf(await bench.addUser(await bench.addOrganisation('bakery'), { role: 'admin' }))
    const { id } = await bench.now()
    expect((await bench.renewals.read(stranger)).renewal).toBeNull()
    expect(await bench.renewals.people(stranger, { show: 'all', limit: 10 })).toEqual({ items: [], next: null })
    expect(await bench.renewals.change(stranger, id, 'cancelled')).toEqual({ refused: 'not_found' })
    expect(await bench.renewals.retry(stranger, id)).toEqual({ refused: 'not_found' })
    expect(await bench.sheets.open(stranger, id, ownPassword)).toEqual({ refused: 'not_found' })
    expect(await bench.sheets.handOut(stranger, id, 0)).toEqual({ refused: 'not_found' })
    const first = done(await bench.renewals.people(bench.asAdmin, { show: 'all', limit: 2 }))
    const rest = done(await bench.renewals.people(bench.asAdmin, { show: 'all', limit: 2, cursor: first.next ?? '' }))
    expect([...first.items, ...rest.items].map(({ displayName }) => displayName)).toEqual(['Ada', 'Bea', 'Cleo'])
    expect(await bench.renewals.people(bench.asAdmin, { show: 'all', limit: 2, cursor: 'x' })).toMatchObject({ refused: 'invalid_request' })
  })
})
