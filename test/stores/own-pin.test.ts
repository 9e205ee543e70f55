import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserRow } from '../../server/db/schema.ts'
import { callerOf, createPeopleBench, day, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

type Owner = Awaited<ReturnType<PeopleBench['signedIn']>>

describe.each(databaseKinds)('the own PIN on %s', (kind) => {
  let bench: PeopleBench
  let amara: UserRow
  let asAmara: Owner
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    amara = await bench.addUser(bench.organisationId, { display_name: 'Amara Okafor', password_hash: 'some hash' })
    asAmara = await bench.signedIn(amara)
  })
  afterEach(() => bench.drop())

  const type = (pin: string, proof?: { currentPin: string } | { password: string }, by = asAmara) => bench.ownPins.set(by, { pin }, proof)
  const ownerOf = async (pin: string) => {
    const owner = await bench.lookup.findPinOwner(bench.database, bench.organisationId, pin)
    return owner === null || owner.retired ? null : owner.userId
  }
  const tapIn = (pin: string) =>
    bench.lookup.notePinLogin(bench.database, { organisationId: bench.organisationId, userId: amara.id, pin, at: bench.clock.now })
  const events = async (...types: string[]) =>
    (await bench.database.query.selectFrom('audit_events').selectAll().where('type', 'in', types).orderBy('id').execute()).map(
      ({ type, actor_id, subject_id, session_id, details }) => ({
        type,
        actor_id,
        subject_id,
        session_id,
        details: JSON.parse(details) as object,
      }),
    )
  const setRules = (columns: { pins_changed_by_users?: 0 | 1; pins_generated_only?: 0 | 1 }) =>
    bench.database.query.updateTable('organisations').set(columns).where('id', '=', bench.organisationId).execute()
  const countTries = async () => (await bench.database.query.selectFrom('pin_tries').selectAll().execute()).length
  const wrongBy = { actor_id: '', session_id: '', subject_id: null }

  it('SELF-1 creates a PIN that logs in at once, on record and told to its owner', async () => {
    expect(await bench.ownPins.read(asAmara)).toMatchObject({ pin: null, mayChange: true, triesLeft: 5, currentTriesLeft: 5 })
    expect(await type('48302')).toEqual({ generated: null })
    expect(await ownerOf('48302')).toBe(amara.id)
    const by = { actor_id: amara.id, subject_id: null, session_id: asAmara.session.id }
    expect(await events('user.pin_set')).toEqual([{ type: 'user.pin_set', ...by, details: { how: 'typed', length: 5 } }])
    expect(await bench.ownPins.read(asAmara)).toMatchObject({ pin: { length: 5, how: 'typed' }, triesLeft: 4 })
    expect(bench.published).toContainEqual({ type: 'organisation_changed', organisationId: bench.organisationId })
  })

  it('SELF-1 creates one PIN where two windows do it at once, and no second one without the first', async () => {
    const both = await Promise.all([type('48302'), type('60417'), bench.ownPins.set(asAmara, { generate: true }, undefined)])
    expect(both.filter((one) => 'generated' in one)).toHaveLength(1)
    expect(both.filter((one) => 'refused' in one && one.refused === 'confirmation_not_accepted')).toHaveLength(2)
    expect(await events('user.pin_set')).toHaveLength(1)
    expect(await type('13590', { currentPin: '24680' })).toMatchObject({ refused: expect.any(String) as string })
  })

  it('SELF-1 takes the password for a first PIN where the sign-in was a while ago', async () => {
    bench.clock.now += 15 * 60_000
    expect(await bench.ownPins.read(asAmara)).toMatchObject({ signInAgain: false })
    bench.clock.now += 1
    expect(await bench.ownPins.read(asAmara)).toMatchObject({ signInAgain: true })
    expect(await type('48302')).toMatchObject({ refused: 'password_needed' })
    expect(await bench.ownPins.set(asAmara, { generate: true }, undefined)).toMatchObject({ refused: 'password_needed' })
    expect(await ownerOf('48302')).toBeNull()
    expect(await type('48302', { password: ownPassword })).toEqual({ generated: null })
  })

  it('SELF-1 asks no current PIN of who has none', async () => {
    expect(await type('48302', { currentPin: '60417' })).toMatchObject({ refused: 'conflict' })
    expect(await events('user.current_pin_refused')).toEqual([])
    expect(await ownerOf('48302')).toBeNull()
  })

  it('SELF-2 changes the PIN with the current one; the old one opens nothing from then on', async () => {
    await type('48302')
    await tapIn('48302')
    expect(await type('60417', { currentPin: '48302' })).toEqual({ generated: null })
    expect(await ownerOf('60417')).toBe(amara.id)
    expect(await ownerOf('48302')).toBeNull()
    expect(await type('48302', { currentPin: '48302' })).toMatchObject({ refused: 'pin_unchanged' })
  })

  it('SELF-2 answers a wrong current PIN alike whoever has it, counts it, and looks at no new PIN', async () => {
    const linh = await bench.addUser(bench.organisationId, { password_hash: 'some hash' })
    await bench.ownPins.set(await bench.signedIn(linh), { pin: '71935' }, undefined)
    await type('48302')
    const before = await countTries()
    const others = await type('60417', { currentPin: '71935' })
    const nobodys = await type('71935', { currentPin: '60418' })
    expect(others).toMatchObject({ refused: 'current_pin_not_accepted', triesLeft: 4 })
    expect(nobodys).toEqual({ ...others, triesLeft: 3 })
    expect(await countTries()).toBe(before)
    const by = { ...wrongBy, actor_id: amara.id, session_id: asAmara.session.id }
    expect(await events('user.current_pin_refused')).toEqual([
      { type: 'user.current_pin_refused', ...by, details: { triesLeft: 4 } },
      { type: 'user.current_pin_refused', ...by, details: { triesLeft: 3 } },
    ])
    expect(await ownerOf('48302')).toBe(amara.id)
  })

  it('SELF-2 takes five wrong current PINs of fifty in parallel, and then only the password', async () => {
    await type('48302')
    const windows = await Promise.all([1, 2, 3].map(() => bench.signedIn(amara)))
    const tries = Array.from({ length: 50 }, (_, n) => type('60417', { currentPin: String(20_241 + n) }, windows[n % 3]))
    const said = (await Promise.all(tries)).map((one) => ('refused' in one ? one.refused : 'set'))
    expect(said.filter((code) => code === 'current_pin_not_accepted')).toHaveLength(5)
    expect(said.filter((code) => code === 'password_needed')).toHaveLength(45)
    bench.clock.now += 2 * day
    expect(await type('60417', { currentPin: '48302' })).toMatchObject({ refused: 'password_needed' })
    expect(await bench.ownPins.read(asAmara)).toMatchObject({ currentTriesLeft: 0 })
    expect(await type('60417', { password: ownPassword })).toEqual({ generated: null })
    expect(await type('71935', { currentPin: '60417' })).toEqual({ generated: null })
  })

  it('SELF-3 PIN-10 recovers with the own password; the forgotten one dies in the same moment and is given to nobody', async () => {
    await type('48302')
    await tapIn('48302')
    expect(await type('60417', { password: 'not hers' })).toEqual({ refused: 'confirmation_not_accepted' })
    expect(await ownerOf('48302')).toBe(amara.id)
    expect(await type('60417', { password: ownPassword })).toEqual({ generated: null })
    expect(await ownerOf('60417')).toBe(amara.id)
    expect(await ownerOf('48302')).toBeNull()
    const linh = await bench.signedIn(await bench.addUser(bench.organisationId))
    expect(await type('48302', undefined, linh)).toMatchObject({ refused: 'pin_not_usable' })
    bench.clock.now += 91 * day
    expect(await type('48302', { password: ownPassword }, linh)).toEqual({ generated: null })
  })

  it('SELF-3 keeps the forgotten PIN where the new one is refused', async () => {
    const linh = await bench.signedIn(await bench.addUser(bench.organisationId))
    await type('71935', undefined, linh)
    await type('48302')
    expect(await type('71935', { password: ownPassword })).toMatchObject({ refused: 'pin_not_usable' })
    expect(await type('11111', { password: ownPassword })).toMatchObject({ refused: 'pin_too_simple' })
    expect(await ownerOf('48302')).toBe(amara.id)
  })

  it('SELF-6 generates a PIN, which is in the answer once; who has one shows it first', async () => {
    const first = await bench.ownPins.set(asAmara, { generate: true }, undefined)
    const pin = 'generated' in first ? (first.generated ?? '') : ''
    expect(pin).toMatch(/^[0-9]{5}$/)
    expect(await ownerOf(pin)).toBe(amara.id)
    expect(await bench.ownPins.set(asAmara, { generate: true }, undefined)).toMatchObject({ refused: 'confirmation_not_accepted' })
    expect(await bench.ownPins.set(asAmara, { generate: true }, { currentPin: pin })).toHaveProperty('generated')
    expect(await ownerOf(pin)).toBeNull()
  })

  it('POL-9 offers three PINs to oneself, of which one is chosen once, with the current one shown', async () => {
    const offers = await bench.ownPins.offer(asAmara)
    const [first = '', second = ''] = 'pins' in offers ? offers.pins : []
    const linh = await bench.signedIn(await bench.addUser(bench.organisationId))
    expect(await bench.ownPins.set(linh, { offer: first }, undefined)).toMatchObject({ refused: 'pin_not_offered' })
    expect(await bench.ownPins.set(asAmara, { offer: first }, undefined)).toEqual({ generated: first })
    expect(await bench.ownPins.set(asAmara, { offer: second }, { currentPin: first })).toMatchObject({ refused: 'pin_not_offered' })
    await setRules({ pins_generated_only: 1 })
    expect(await type('60417', { currentPin: first })).toMatchObject({ refused: 'pins_generated_only' })
  })

  it('POL-9 lets five own PINs a day be tried, whichever way, and says when again', async () => {
    await type('48302')
    for (const pin of ['60417', '71935', '82640']) await type(pin, { password: ownPassword })
    await bench.ownPins.offer(asAmara)
    const { now } = bench.clock
    expect(await bench.ownPins.read(asAmara)).toMatchObject({ triesLeft: 0, triesAgainAt: new Date(now + day).toISOString() })
    expect(await type('93751', { password: ownPassword })).toMatchObject({ refused: 'try_later' })
    expect(await bench.ownPins.offer(asAmara)).toMatchObject({ refused: 'try_later' })
    bench.clock.now += day
    expect(await bench.ownPins.read(asAmara)).toMatchObject({ triesLeft: 5, triesAgainAt: null })
    expect(await type('93751', { currentPin: '82640' })).toEqual({ generated: null })
  })

  it('POL-5 off: nobody creates, changes, generates or recovers the own PIN, and the page says whom to ask', async () => {
    const manager = await bench.addUser(bench.organisationId, { role: 'manager', display_name: 'Mia', password_hash: 'some hash' })
    await bench.addUser(bench.organisationId, { role: 'manager', display_name: 'Blocked', password_hash: 'some hash', blocked: 1 })
    await bench.addUser(bench.organisationId, { role: 'manager', display_name: 'Without a password' })
    await type('48302')
    await setRules({ pins_changed_by_users: 0 })
    const off = { refused: 'pin_change_off' }
    const linh = await bench.signedIn(await bench.addUser(bench.organisationId))
    for (const by of [asAmara, linh, await bench.signedIn(manager), await bench.signedIn(bench.admin)]) {
      expect(await type('60417', undefined, by)).toMatchObject(off)
      expect(await type('60417', { currentPin: '48302' }, by)).toMatchObject(off)
      expect(await type('60417', { password: ownPassword }, by)).toMatchObject(off)
      expect(await bench.ownPins.set(by, { generate: true }, { password: ownPassword })).toMatchObject(off)
      expect(await bench.ownPins.offer(by)).toMatchObject(off)
    }
    expect(await bench.pins.setPin(callerOf(manager), manager.id, { pin: '60417' }, ownPassword)).toMatchObject(off)
    expect(await bench.pins.offerPins(callerOf(manager), manager.id)).toMatchObject(off)
    expect(await bench.ownPins.read(asAmara)).toMatchObject({ mayChange: false, ask: ['Mia', 'Somebody'] })
    expect(await bench.ownPins.read(await bench.signedIn(manager))).toMatchObject({ ask: ['Somebody'] })
    expect(await bench.pins.setPin(callerOf(manager), amara.id, { pin: '60417' }, ownPassword)).toEqual({ generated: null })
  })

  it('SELF-3 POL-5 DEV-10 sees what happened amid the call: a block, a sign-out, a new login method, a new rule', async () => {
    await type('48302')
    const amid: [() => Promise<unknown>, string][] = [
      [() => setRules({ pins_changed_by_users: 0 }), 'pin_change_off'],
      [() => bench.database.query.updateTable('users').set({ blocked: 1 }).where('id', '=', amara.id).execute(), 'not_signed_in'],
      [
        () => bench.database.query.updateTable('users').set({ login_method: 'pin_only' }).where('id', '=', amara.id).execute(),
        'not_signed_in',
      ],
      [() => bench.database.query.updateTable('sessions').set({ ended_at: 1 }).where('user_id', '=', amara.id).execute(), 'not_signed_in'],
    ]
    for (const [happen, refused] of amid) {
      const service = bench.ownPinsWith({ confirmPassword: async () => (await happen(), 'accepted' as const) })
      expect(await service.set(asAmara, { pin: '60417' }, { password: ownPassword })).toMatchObject({ refused })
      await setRules({ pins_changed_by_users: 1 })
      await bench.database.query
        .updateTable('users')
        .set({ blocked: 0, login_method: 'password_and_pin' })
        .where('id', '=', amara.id)
        .execute()
    }
    expect(await ownerOf('48302')).toBe(amara.id)
  })

  it('SELF-9 switches "Use PIN for signing" for oneself: with a PIN, signed, and on record', async () => {
    const turn = (on: boolean, password?: string) => bench.ownPins.turnSigning(asAmara, on, password)
    expect(await turn(true, ownPassword)).toMatchObject({ refused: 'conflict' })
    await type('48302')
    expect(await turn(true, 'not hers')).toEqual({ refused: 'confirmation_not_accepted' })
    expect(await bench.ownPins.read(asAmara)).toMatchObject({ forSigning: false })
    expect(await turn(true, ownPassword)).toBeNull()
    expect(await turn(true, ownPassword)).toBeNull()
    expect(await bench.ownPins.read(asAmara)).toMatchObject({ forSigning: true })
    expect(await turn(false)).toBeNull()
    expect((await events('user.signing_changed')).map(({ details }) => details)).toEqual([{ on: true }, { on: false }])
  })
})
