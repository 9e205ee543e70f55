import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importLimits, type ImportRow } from '../../contract/import-row.ts'
import type { ImportResult } from '../../contract/http/user-imports.ts'
import { callerOf, createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

type Caller = PeopleBench['asAdmin']
const seed = 'A'.repeat(43)

describe.each(databaseKinds)('import of users on %s', (kind) => {
  let bench: PeopleBench
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
  })
  afterEach(() => bench.drop())

  const row = (number: number, columns: Partial<ImportRow> = {}): ImportRow => ({
    row: number,
    displayName: `Person ${number}`,
    username: null,
    email: null,
    role: 'staff',
    loginMethod: 'pin_only',
    pin: null,
    generate: false,
    ...columns,
  })
  const confirm = { password: ownPassword }
  const start = async (rows: number, withPins = false, caller: Caller = bench.asAdmin): Promise<string> => {
    const begun = await bench.imports.start(caller, { rows, withPins, confirm })
    if ('refused' in begun) throw new Error(begun.refused)
    return begun.id
  }
  const add = async (id: string, rows: ImportRow[], caller: Caller = bench.asAdmin): Promise<ImportResult[]> => {
    const done = await bench.imports.add(caller, id, { seed, rows })
    if ('refused' in done) throw new Error(done.refused)
    return done.results
  }
  const names = async () => {
    const rows = await bench.database.query.selectFrom('users').select('display_name').orderBy('id').execute()
    return rows.map((user) => user.display_name).filter((name) => name !== 'Somebody')
  }
  const events = async () => {
    const rows = await bench.database.query.selectFrom('audit_events').select(['type', 'subject_id', 'details']).orderBy('id').execute()
    return rows.map(({ type, details }) => ({ type, details: JSON.parse(details) as unknown }))
  }
  const ownerOf = async (pin: string) => (await bench.lookup.findPinOwner(bench.database, bench.organisationId, pin))?.displayName
  const activate = () => bench.pinLogin.activate(bench.asAdmin, true)

  it('USR-6 adds each row once, with an event each, and a summary at the end', async () => {
    const id = await start(3, true)
    const results = await add(id, [
      row(2, { displayName: '  Amara Okafor ', username: 'amara', email: 'amara@example.com', loginMethod: 'password_and_pin' }),
      row(3, { displayName: 'Linh', pin: '00742' }),
      row(4, { displayName: 'Zoë', generate: true }),
    ])
    expect(results).toMatchObject([
      { row: 2, outcome: 'added', pinFrom: null, pin: null },
      { row: 3, outcome: 'added', pinFrom: 'file', pin: null },
      { row: 4, outcome: 'added', pinFrom: 'generated', pin: expect.stringMatching(/^\d{5}$/) as string },
    ])
    expect(await names()).toEqual(['Amara Okafor', 'Linh', 'Zoë'])
    expect(await ownerOf('00742')).toBe('Linh')
    expect(await bench.imports.end(bench.asAdmin, id)).toBeNull()
    expect(await events()).toEqual([
      { type: 'user.created', details: { role: 'staff', loginMethod: 'password_and_pin' } },
      { type: 'user.created', details: { role: 'staff', loginMethod: 'pin_only' } },
      { type: 'user.pin_set', details: { how: 'imported', length: 5 } },
      { type: 'user.created', details: { role: 'staff', loginMethod: 'pin_only' } },
      { type: 'user.pin_set', details: { how: 'generated', length: 5 } },
      { type: 'users.imported', details: { of: 3, added: 3, there: 0, refused: 0 } },
    ])
    expect(await bench.database.query.selectFrom('user_import_results').selectAll().execute()).toEqual([])
  })

  it('USR-6 answers a batch that is sent again as before, generated PINs too, and changes nothing', async () => {
    const id = await start(3, true)
    await bench.addUser(bench.organisationId, { display_name: 'There', username: null, username_key: null })
    const batch = [row(1, { generate: true }), row(2, { displayName: '' }), row(3, { displayName: 'There' })]
    const first = await add(id, batch)
    const before = await events()
    expect(await add(id, batch)).toEqual(first)
    expect(await events()).toEqual(before)
    expect(await names()).toEqual(['There', 'Person 1'])
    const [generated] = first
    expect(generated).toMatchObject({ outcome: 'added', pin: expect.stringMatching(/^\d{5}$/) as string })
    // Whoever lacks the browser's half draws something else: the PIN is in no table.
    const other = await bench.imports.add(bench.asAdmin, id, { seed: 'B'.repeat(43), rows: batch })
    expect(other).toMatchObject({ results: [{ outcome: 'added', pin: null }, {}, {}] })
  })

  it('USR-6 adds a batch once that comes twice at the same instant', async () => {
    const id = await start(5)
    const batch = [1, 2, 3, 4, 5].map((number) => row(number, { generate: true }))
    const [one, two] = await Promise.all([add(id, batch), add(id, batch)])
    expect(one).toEqual(two)
    expect(await names()).toHaveLength(5)
  })

  it('USR-6 adds nobody twice who is there by user name, else by e-mail, else by name alone', async () => {
    const file = [
      row(1, { displayName: 'Amara', username: 'Amara' }),
      row(2, { displayName: 'Linh', email: 'Linh@Example.com' }),
      row(3, { displayName: 'Zoë' }),
    ]
    await add(await start(3), file)
    const again = [
      row(1, { displayName: 'Amara Okafor', username: 'AMARA', email: 'new@example.com' }),
      row(2, { displayName: 'Linh Tran', email: 'linh@example.COM' }),
      row(3, { displayName: ' Zoë' }),
      row(4, { displayName: 'Zoë', email: 'zoe@example.com' }),
      row(5, { displayName: 'Somebody else', username: 'else', email: 'shop@example.com' }),
      row(6, { displayName: 'And else', username: 'and-else', email: 'shop@example.com' }),
    ]
    const results = await add(await start(6), again)
    expect(results.map(({ outcome }) => outcome)).toEqual(['there', 'there', 'there', 'added', 'added', 'added'])
  })

  it('USR-6 says why a row does not become a user, and lets the others in', async () => {
    const rows = [
      row(1, { displayName: ' ' }),
      row(2, { displayName: 'x'.repeat(1_000) }),
      row(3, { username: 'two words' }),
      row(4, { loginMethod: 'password_and_pin' }),
      row(5, { email: 'nowhere' }),
      row(6, { displayName: '=1+1 <b>ليلى</b> 🧡' }),
    ]
    const results = await add(await start(6), rows)
    expect(results.map((result) => (result.outcome === 'refused' ? result.reason : result.outcome))).toEqual([
      'name',
      'name',
      'username',
      'username_missing',
      'email',
      'added',
    ])
  })

  it('USR-6 POL-9 gives a generated PIN where that of the file is taken, retired, too simple or no PIN, and says the same of each', async () => {
    const [amara, gone] = [await bench.addUser(bench.organisationId), await bench.addUser(bench.organisationId)]
    await bench.pins.setPin(bench.asAdmin, amara.id, { pin: '48213' }, ownPassword)
    await bench.pins.setPin(bench.asAdmin, gone.id, { pin: '60419' }, ownPassword)
    await bench.lookup.notePinLogin(bench.database, {
      organisationId: bench.organisationId,
      userId: gone.id,
      pin: '60419',
      at: bench.clock.now,
    })
    await bench.pins.setPin(bench.asAdmin, gone.id, { pin: '31907' }, ownPassword)
    const pins = ['48213', '60419', '12345', '742', '7391422', 'abcde', '39142', '39142']
    const results = await add(
      await start(pins.length, true),
      pins.map((pin, at) => row(at + 1, { pin })),
    )
    const told = results.map((result) => (result.outcome === 'added' ? result.pinFrom : null))
    expect(told).toEqual([...Array.from({ length: 6 }, () => 'generated'), 'file', 'generated'])
    expect(await ownerOf('48213')).toBe('Somebody')
    const generated = results.flatMap((result) => (result.outcome === 'added' && result.pin !== null ? [result.pin] : []))
    expect(new Set(generated).size).toBe(7)
    for (const pin of generated) expect(pins).not.toContain(pin)
  })

  it('USR-6 takes PINs of a file before the first activation only, also where it comes in the middle', async () => {
    const id = await start(3, true)
    await add(id, [row(1, { pin: '48213' })])
    await activate()
    expect(await bench.imports.add(bench.asAdmin, id, { seed, rows: [row(2, { pin: '60419' })] })).toMatchObject({
      refused: 'pins_not_importable',
    })
    expect(await add(id, [row(1, { pin: '48213' }), row(2, { generate: true })])).toMatchObject([
      { outcome: 'added', pinFrom: 'file' },
      { outcome: 'added', pinFrom: 'generated' },
    ])
    await bench.pinLogin.deactivate(bench.asAdmin, ownPassword)
    expect(await bench.imports.start(bench.asAdmin, { rows: 1, withPins: true, confirm })).toMatchObject({ refused: 'pins_not_importable' })
    expect(await bench.imports.start(bench.asAdmin, { rows: 1, withPins: false, confirm })).toMatchObject({
      id: expect.any(String) as string,
    })
  })

  it('USR-6 is bound to the session that signed it, and to its time', async () => {
    const id = await start(3)
    const refused = { refused: 'not_found' }
    const baker = callerOf(await bench.addUser(await bench.addOrganisation('bakery'), { role: 'admin' }))
    const colleague = callerOf(await bench.addUser(bench.organisationId, { role: 'admin' }))
    const elsewhere = callerOf(bench.admin)
    for (const caller of [baker, colleague, elsewhere]) {
      expect(await bench.imports.add(caller, id, { seed, rows: [row(1)] })).toEqual(refused)
      expect(await bench.imports.end(caller, id)).toEqual(refused)
    }
    await add(id, [row(1)])
    bench.clock.now += importLimits.seconds * 1_000
    expect(await bench.imports.add(bench.asAdmin, id, { seed, rows: [row(2)] })).toEqual(refused)
    await bench.imports.endOverdue()
    expect(await events()).toContainEqual({ type: 'users.imported', details: { of: 3, added: 1, there: 0, refused: 0 } })
    expect(await names()).toEqual(['Person 1'])
    expect(await bench.imports.start(bench.asAdmin, { rows: 1, withPins: false, confirm: { password: 'wrong' } })).toEqual({
      refused: 'confirmation_not_accepted',
    })
  })

  it('USR-6 takes no more rows than it was begun for, no row twice in a batch, and no PINs it was begun without', async () => {
    const id = await start(2)
    const refused = { refused: 'invalid_request' }
    expect(await bench.imports.add(bench.asAdmin, id, { seed, rows: [row(1), row(1)] })).toMatchObject(refused)
    expect(await bench.imports.add(bench.asAdmin, id, { seed, rows: [row(1), row(2), row(3)] })).toMatchObject(refused)
    expect(await bench.imports.add(bench.asAdmin, id, { seed, rows: [row(1, { pin: '48213' })] })).toMatchObject(refused)
    await add(id, [row(1), row(2)])
    expect(await bench.imports.add(bench.asAdmin, id, { seed, rows: [row(3)] })).toMatchObject(refused)
    expect(await names()).toEqual(['Person 1', 'Person 2'])
  })

  it('POL-8 USR-6 lets nobody in who is PIN-only in a role that asks for the password first', async () => {
    await bench.database.query.updateTable('organisations').set({ pin_need_manager: 'second_step' }).execute()
    const rows = [row(1, { displayName: 'Noor', role: 'manager' }), row(2, { displayName: 'Linh' })]
    const results = await add(await start(2), rows)
    expect(results).toMatchObject([{ outcome: 'refused', reason: 'password_needed' }, { outcome: 'added' }])
  })

  it('USR-5 USR-6 lets a manager import no admin, on record, and the rest of the file comes in', async () => {
    const asManager = callerOf(await bench.addUser(bench.organisationId, { role: 'manager' }))
    const results = await add(await start(2, false, asManager), [row(1, { role: 'admin' }), row(2, { role: 'manager' })], asManager)
    expect(results).toMatchObject([{ outcome: 'refused', reason: 'not_allowed' }, { outcome: 'added' }])
    expect(await events()).toContainEqual({ type: 'access.refused', details: { call: 'POST /v1/user-imports/:id/rows' } })
  })

  it('USR-6 ends what ran before where a session begins anew, so that each import is on record', async () => {
    const first = await start(2)
    await add(first, [row(1)])
    await start(1)
    expect(await bench.imports.add(bench.asAdmin, first, { seed, rows: [row(2)] })).toEqual({ refused: 'not_found' })
    expect(await events()).toContainEqual({ type: 'users.imported', details: { of: 2, added: 1, there: 0, refused: 0 } })
  })

  it('PIN-9 USR-6 tells the terminals when the lengths of PINs change', async () => {
    const id = await start(2, true)
    await add(id, [row(1, { pin: '48213' })])
    await add(id, [row(2, { pin: '60419' })])
    expect(bench.published).toEqual([{ type: 'organisation_changed', organisationId: bench.organisationId }])
  })
})
