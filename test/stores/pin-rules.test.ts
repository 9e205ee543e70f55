import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PinRulesChange } from '../../contract/http/pin-rules.ts'
import type { UserRow } from '../../server/db/schema.ts'
import { createPinImport } from '../../server/features/pins/import-pin.ts'
import { newUserRow } from '../../server/features/users/new-user.ts'
import { callerOf, createPeopleBench, day, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('PIN rules on %s', (kind) => {
  let bench: PeopleBench
  let amara: UserRow
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    amara = await bench.addUser(bench.organisationId, { display_name: 'Amara Okafor' })
  })
  afterEach(() => bench.drop())

  const read = (by = bench.asAdmin) => bench.pinRules.read(by)
  const update = async (change: PinRulesChange, password = ownPassword) =>
    bench.pinRules.update(bench.asAdmin, { ifMatch: `"${(await read()).version}"`, change, password })
  const type = (pin: string, user = amara) => bench.pins.setPin(bench.asAdmin, user.id, { pin }, ownPassword)
  const choose = (offer: string, user = amara, by = bench.asAdmin) => bench.pins.setPin(by, user.id, { offer }, ownPassword)
  const offersFor = async (user = amara, by = bench.asAdmin) => {
    const offers = await bench.pins.offerPins(by, user.id)
    if ('refused' in offers) throw new Error(offers.refused)
    return offers.pins
  }
  const add = (displayName = 'Linh Tran') => bench.users.add(bench.asAdmin, { displayName, role: 'staff', loginMethod: 'pin_only' })
  /** So many users in all. */
  const fillTo = async (count: number) => {
    const { users } = await read()
    const fresh = {
      displayName: 'Somebody',
      username: null,
      email: null,
      role: 'staff',
      loginMethod: 'pin_only',
      passwordHash: null,
    } as const
    const rows = Array.from({ length: count - users }, () =>
      newUserRow({ id: bench.effects.newId(), organisationId: bench.organisationId, now: 0, ...fresh }),
    )
    for (let at = 0; at < rows.length; at += 500)
      await bench.database.query
        .insertInto('users')
        .values(rows.slice(at, at + 500))
        .execute()
  }
  const eventsOf = async (type: string) =>
    (await bench.database.query.selectFrom('audit_events').select('details').where('type', '=', type).execute()).map(
      ({ details }) => JSON.parse(details) as unknown,
    )

  it('POL-1 begins with five digits, shortest and longest, and keeps typed PINs within what is set', async () => {
    expect(await read()).toMatchObject({ minLength: 5, maxLength: 5, usersMayChange: true, newUsersGetPin: false, generatedOnly: false })
    expect(await update({ minLength: 6, maxLength: 8 })).toMatchObject({ minLength: 6, maxLength: 8, version: 2, generatedLength: 6 })
    expect(await type('48213')).toMatchObject({ refused: 'pin_wrong_length', detail: 'A PIN here has 6 to 8 digits.' })
    expect(await type('482139570')).toMatchObject({ refused: 'pin_wrong_length' })
    expect(await type('48213957')).toEqual({ generated: null })
    expect(await eventsOf('organisation.pin_rules_changed')).toEqual([
      {
        changes: [
          { rule: 'minLength', from: 5, to: 6 },
          { rule: 'maxLength', from: 5, to: 8 },
        ],
      },
    ])
  })

  it('POL-1 refuses a longest below the shortest, or below what the number of users asks for, and changes nothing', async () => {
    expect(await update({ minLength: 6 })).toMatchObject({ refused: 'invalid_request', errors: [{ field: 'maxLength' }] })
    expect(await update({ minLength: 4, maxLength: 4 })).toMatchObject({ maxLength: 4 })
    await fillTo(1_000)
    expect(await read()).toMatchObject({ minLength: 4, maxLength: 5, users: 1_000, generatedLength: 5 })
    expect(await update({ maxLength: 4, minLength: 4 })).toMatchObject({ refused: 'invalid_request', errors: [{ field: 'maxLength' }] })
    expect(await read()).toMatchObject({ version: 2 })
  })

  it('asks for the own password and the version, and tells who comes second', async () => {
    expect(await update({ maxLength: 6 }, 'wrong')).toMatchObject({ refused: 'confirmation_not_accepted' })
    const missing = { ifMatch: undefined, change: { maxLength: 6 }, password: ownPassword }
    expect(await bench.pinRules.update(bench.asAdmin, missing)).toMatchObject({ refused: 'precondition_required' })
    const both = await Promise.all(
      [6, 7].map((maxLength) => bench.pinRules.update(bench.asAdmin, { ...missing, ifMatch: '"1"', change: { maxLength } })),
    )
    expect(both.filter((answer) => 'refused' in answer)).toEqual([{ refused: 'changed_meanwhile' }])
    expect(await eventsOf('organisation.pin_rules_changed')).toHaveLength(1)
  })

  it('POL-2 allows a typed PIN below the floor, warns, and lets older PINs live on', async () => {
    await update({ minLength: 4, maxLength: 6 })
    expect(await type('4821')).toEqual({ generated: null })
    await fillTo(1_000)
    expect(await read()).toMatchObject({ generatedLength: 5, shorterPins: 1, shortestPin: 4 })
    const other = await bench.addUser(bench.organisationId)
    expect(await type('9051', other)).toEqual({ generated: null, floor: 5 })
    expect(await bench.pins.setPin(bench.asAdmin, other.id, { generate: true }, ownPassword)).toEqual({
      generated: expect.stringMatching(/^[0-9]{5}$/) as string,
    })
    expect(await bench.lookup.findPinOwner(bench.database, bench.organisationId, '4821')).toMatchObject({ userId: amara.id })
  })

  it('POL-2 puts on record which new user made generated PINs longer, once', async () => {
    await update({ minLength: 4, maxLength: 6 })
    await fillTo(998)
    await add()
    expect(await eventsOf('organisation.pin_floor_raised')).toEqual([])
    await Promise.all([add('Ben'), add('Cem')])
    expect(await eventsOf('organisation.pin_floor_raised')).toEqual([{ users: 1_000, digits: 5 }])
  })

  it('POL-2 tells of a crossed limit by who is added and who is imported; a block or its end changes nothing', async () => {
    const crossed = async () => {
      const { minLength, generatedLength, users } = await read()
      return { users, longer: generatedLength > minLength }
    }
    await update({ minLength: 4, maxLength: 6 })
    await fillTo(998)
    await add()
    expect(await crossed()).toEqual({ users: 999, longer: false })
    await bench.database.query.updateTable('users').set({ blocked: 1 }).where('id', '=', amara.id).execute()
    await bench.database.query.updateTable('users').set({ blocked: 0 }).where('id', '=', amara.id).execute()
    expect(await crossed()).toEqual({ users: 999, longer: false })
    const begun = await bench.imports.start(bench.asAdmin, { rows: 1, withPins: false, confirm: { password: ownPassword } })
    if ('refused' in begun) throw new Error(begun.refused)
    const row = {
      displayName: 'Zoë',
      username: null,
      email: null,
      role: 'staff',
      loginMethod: 'pin_only',
      pin: null,
      generate: false,
    } as const
    const seed = 'x'.repeat(43)
    await bench.imports.add(bench.asAdmin, begun.id, { seed, rows: [{ row: 2, ...row }] })
    expect(await crossed()).toEqual({ users: 1_000, longer: true })
    expect(await eventsOf('organisation.pin_floor_raised')).toEqual([{ users: 1_000, digits: 5 }])
    await bench.database.query.updateTable('users').set({ blocked: 1 }).where('id', '=', amara.id).execute()
    expect(await crossed()).toEqual({ users: 1_000, longer: true })
    await update({ minLength: 5 })
    expect(await crossed()).toEqual({ users: 1_000, longer: false })
  })

  it('POL-3 gives a listed PIN to nobody, typed, generated or from a file, and leaves it to who has it', async () => {
    await type('48213')
    expect(await update({ refusedPins: ['90517', '48213'] })).toMatchObject({ refusedPins: ['48213', '90517'], refusedCount: 2 })
    const linh = await bench.addUser(bench.organisationId)
    expect(await type('90517', linh)).toMatchObject({ refused: 'pin_not_usable' })
    expect(await bench.lookup.findPinOwner(bench.database, bench.organisationId, '48213')).toMatchObject({ userId: amara.id })
    const dice = [Uint8Array.of(9, 0, 5, 1, 7), Uint8Array.of(3, 6, 1, 8, 4)]
    const drawn = bench.pinsWith({
      effects: { ...bench.effects, randomBytes: (count) => dice.shift() ?? bench.effects.randomBytes(count) },
    })
    expect(await drawn.setPin(bench.asAdmin, linh.id, { generate: true }, ownPassword)).toEqual({ generated: '36184' })
    const ids = {
      organisationId: bench.organisationId,
      userId: linh.id,
      length: 5,
      now: bench.clock.now,
      randomBytes: bench.effects.randomBytes,
    }
    const fromFile = await bench.database.transaction((tx) => createPinImport(bench.tagger).give(tx, { ...ids, pin: '90517' }))
    expect(fromFile).toMatchObject({ from: 'generated' })
    expect(JSON.stringify(await eventsOf('organisation.pin_rules_changed'))).not.toContain('90517')
  })

  it('POL-3 shows the list to admins alone: beside a refusal it would tell others which PINs are taken', async () => {
    await update({ refusedPins: ['90517'] })
    const manager = callerOf(await bench.addUser(bench.organisationId, { role: 'manager' }))
    expect(await read(manager)).toMatchObject({ refusedPins: null, refusedCount: 1 })
    const other = await bench.addOrganisation('bakery')
    const boss = callerOf(await bench.addUser(other, { role: 'admin' }))
    expect(await read(boss)).toMatchObject({ refusedPins: [], refusedCount: 0 })
  })

  it('POL-6 gives a new user a PIN that works at once, told this once', async () => {
    expect(await add()).not.toHaveProperty('newPin', expect.anything())
    await update({ newUsersGetPin: true })
    const added = await add('Ben')
    if ('refused' in added) throw new Error(added.refused)
    expect(added).toMatchObject({ pin: 'set', newPin: expect.stringMatching(/^[0-9]{5}$/) as string })
    expect(await bench.lookup.findPinOwner(bench.database, bench.organisationId, added.newPin ?? '')).toMatchObject({ userId: added.id })
    expect(await bench.users.get(bench.asAdmin, added.id)).not.toHaveProperty('newPin')
    expect(await eventsOf('user.pin_set')).toEqual([{ how: 'generated', length: 5 }])
  })

  it('POL-9 where PINs are generated only refuses every typed one, and takes one of three that were offered', async () => {
    await update({ generatedOnly: true })
    expect(await type('48213')).toMatchObject({ refused: 'pins_generated_only' })
    const pins = await offersFor()
    expect(new Set(pins).size).toBe(3)
    expect(await choose('48213')).toMatchObject({ refused: 'pin_not_offered' })
    const [first = '', second = ''] = pins
    expect(await choose(first)).toEqual({ generated: first })
    expect(await bench.lookup.findPinOwner(bench.database, bench.organisationId, first)).toMatchObject({ userId: amara.id })
    expect(await choose(second)).toMatchObject({ refused: 'pin_not_offered' })
    const kept = JSON.stringify([await bench.database.query.selectFrom('audit_events').selectAll().execute()])
    for (const pin of pins) expect(kept).not.toContain(`"${pin}"`)
  })

  it('POL-9 keeps an offer to who asked, for whom it was, for five minutes, until the next one, and while it is free', async () => {
    const linh = await bench.addUser(bench.organisationId)
    const manager = callerOf(await bench.addUser(bench.organisationId, { role: 'manager' }))
    const [first = '', second = ''] = await offersFor()
    expect(await choose(first, linh)).toMatchObject({ refused: 'pin_not_offered' })
    expect(await choose(first, amara, manager)).toMatchObject({ refused: 'pin_not_offered' })
    expect(await type(second, linh)).toEqual({ generated: null })
    expect(await choose(second)).toMatchObject({ refused: 'pin_not_offered' })
    await offersFor()
    expect(await choose(first)).toMatchObject({ refused: 'pin_not_offered' })
    const [third = ''] = await offersFor()
    bench.clock.now += 5 * 60_000
    expect(await choose(third)).toMatchObject({ refused: 'pin_not_offered' })
    bench.clock.now += day
    const [fourth = ''] = await offersFor()
    expect(await choose(fourth)).toEqual({ generated: fourth })
  })

  it('POL-1 POL-9 lets an offer go with the rules it was made under: a longer minimum, or a PIN that is listed now', async () => {
    const [first = '', second = ''] = await offersFor()
    await update({ refusedPins: [first] })
    expect(await choose(first)).toMatchObject({ refused: 'pin_not_offered' })
    await update({ minLength: 6, maxLength: 8 })
    expect(await choose(second)).toMatchObject({ refused: 'pin_not_offered' })
    const [longer = ''] = await offersFor()
    expect(await choose(longer)).toEqual({ generated: longer })
  })

  it('USR-5 offers a manager no PINs for an admin, and nobody any for another organisation', async () => {
    const manager = callerOf(await bench.addUser(bench.organisationId, { role: 'manager' }))
    expect(await bench.pins.offerPins(manager, bench.admin.id)).toEqual({ refused: 'not_allowed' })
    const stranger = callerOf(await bench.addUser(await bench.addOrganisation('bakery'), { role: 'admin' }))
    expect(await bench.pins.offerPins(stranger, amara.id)).toEqual({ refused: 'not_found' })
  })
})
