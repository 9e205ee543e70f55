import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceRow, OrganisationRow } from '../../server/db/schema.ts'
import type { GivenPin } from '../../server/features/pin-changes/change-by-token.ts'
import type { LiveSession } from '../../server/http/caller.ts'
import { callerOf, createTapBench, day, minute, type TapBench } from '../support/tap-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('a forced change of PIN on %s', (kind) => {
  let bench: TapBench
  let register: DeviceRow
  let amara: string

  beforeEach(async () => {
    bench = await createTapBench(kind)
    register = await bench.addDevice('Register 1')
    amara = await bench.addUser('Amara Okafor', '49203')
    await rule({ pin_change_given: 1 })
  })
  afterEach(() => bench.drop())

  const rule = (columns: Partial<OrganisationRow>) =>
    bench.database.query.updateTable('organisations').set(columns).where('id', '=', bench.organisationId).execute()
  const demand = async (pin = '49203', device = register, session: LiveSession | null = null) => {
    const outcome = await bench.tap(device, pin, session)
    return outcome.kind === 'change' ? outcome.demanded : expect.fail(JSON.stringify(outcome))
  }
  const change = (token: string, wanted: GivenPin['wanted'], more: Partial<GivenPin> = {}, device = register, session?: LiveSession) =>
    bench.changes.change(callerOf(device, session), { token, wanted, ...more })
  const eventsOf = async () =>
    (await bench.database.query.selectFrom('audit_events').selectAll().orderBy('id').execute()).map(({ type }) => type)
  const sessions = () => bench.database.query.selectFrom('sessions').selectAll().where('ended_at', 'is', null).execute()
  const changeUser = (columns: object) => bench.database.query.updateTable('users').set(columns).where('id', '=', amara).execute()
  const changeDevice = (columns: object) => bench.database.query.updateTable('devices').set(columns).where('id', '=', register.id).execute()

  it('FRC-1 answers the right PIN with a token instead of a session, and says whose it is and why', async () => {
    const demanded = await demand()
    expect(demanded).toMatchObject({
      kind: 'pinChangeRequired',
      user: { id: amara, displayName: 'Amara Okafor' },
      reason: 'given',
      keypad: { lengths: [5], submit: 'auto' },
      securityImage: { rule: 'off', name: null, phrase: null },
    })
    expect(Buffer.from(demanded.token, 'base64url')).toHaveLength(32)
    expect(await sessions()).toEqual([])
    expect(await eventsOf()).toEqual(['user.pin_change_demanded'])
    const stored = await bench.database.query.selectFrom('pin_change_tokens').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(demanded.token)
  })

  it('FRC-1 demands nothing of who chose the own PIN, nor where no rule is on', async () => {
    await bench.givePin(amara, '58314', true)
    expect(await bench.tap(register, '58314')).toMatchObject({ kind: 'opened' })
    await bench.givePin(amara, '49203')
    await rule({ pin_change_given: 0 })
    expect(await bench.tap(register, '49203')).toMatchObject({ kind: 'opened' })
  })

  it('FRC-1 demands it by age and by length', async () => {
    await rule({ pin_change_given: 0, pin_change_days: 30 })
    expect(await bench.tap(register, '49203')).toMatchObject({ kind: 'opened' })
    bench.bench.now += 30 * day
    expect(await demand()).toMatchObject({ reason: 'old' })
    await rule({ pin_change_days: 0, pin_change_shorter: 1, pin_min_length: 6, pin_max_length: 8 })
    expect(await demand()).toMatchObject({ reason: 'short', keypad: { lengths: [6, 7, 8], submit: 'enter' } })
  })

  it('FRC-2 sets the new PIN and signs in, on record; the old one is dead and the new one opens', async () => {
    const { token } = await demand()
    bench.bench.now += minute
    expect(await change(token, { pin: '58314' })).toMatchObject({ kind: 'session', user: { id: amara }, method: 'pin', resumed: false })
    expect(await eventsOf()).toEqual(['user.pin_change_demanded', 'user.pin_set', 'session.started'])
    expect(await bench.tap(register, '49203')).toMatchObject({ kind: 'refused', refused: { refused: 'pin_not_accepted' } })
    expect(await bench.tap(register, '58314')).toMatchObject({ kind: 'opened' })
  })

  it('FRC-2 PIN-10 keeps the PIN that was typed for the change from everybody else', async () => {
    const { token } = await demand()
    bench.bench.now += minute
    await change(token, { pin: '58314' })
    const claims = await bench.database.query.selectFrom('pin_claims').select('retired_until').where('user_id', '=', amara).execute()
    expect(claims.filter(({ retired_until }) => retired_until !== null)).toHaveLength(1)
  })

  it('FRC-2 takes a token once, also from two at the same instant', async () => {
    const { token } = await demand()
    const both = await Promise.all([change(token, { pin: '58314' }), change(token, { pin: '61728' })])
    expect(both.filter((one) => 'kind' in one)).toHaveLength(1)
    expect(await sessions()).toHaveLength(1)
    expect(await change(token, { pin: '73519' })).toMatchObject({ refused: 'pin_change_not_accepted' })
  })

  it('FRC-2 refuses an altered token, another device’s and one that is over, all alike', async () => {
    const { token } = await demand()
    const other = await bench.addDevice('Register 2')
    const refused = [await change(`${token}x`, { pin: '58314' }), await change(token, { pin: '58314' }, {}, other)]
    bench.bench.now += 10 * minute
    refused.push(await change(token, { pin: '58314' }))
    for (const one of refused) expect(one).toEqual(refused[0])
    expect(refused[0]).toMatchObject({ refused: 'pin_change_not_accepted' })
    expect(await bench.changes.offer(callerOf(register), token)).toEqual(refused[0])
  })

  it('FRC-2 lets a token die with the next, and with who taps there after', async () => {
    const first = await demand()
    const second = await demand()
    expect(await change(first.token, { pin: '58314' })).toMatchObject({ refused: 'pin_change_not_accepted' })
    await bench.addUser('Linh Tran', '36107')
    await demand('36107')
    expect(await change(second.token, { pin: '58314' })).toMatchObject({ refused: 'pin_change_not_accepted' })
  })

  it.each([
    ['a new PIN', () => bench.givePin(amara, '58314')],
    ['a block that was lifted', () => changeUser({ version: 2 })],
    ['a block', () => changeUser({ blocked: 1 })],
    ['a removal', () => changeUser({ removed_at: 1 })],
    ['a new approval', () => changeDevice({ approved_at: bench.bench.now })],
    ['another activation', () => rule({ pin_login_changed_at: bench.bench.now })],
  ])('FRC-2 lets a token die with %s', async (_, meanwhile) => {
    const { token } = await demand()
    bench.bench.now += 1
    await meanwhile()
    expect(await change(token, { pin: '61728' })).toMatchObject({ refused: 'pin_change_not_accepted' })
    expect(await sessions()).toEqual([])
  })

  it('FRC-2 PIN-6 sets nothing on a device that was revoked meanwhile, nor while PIN login is off', async () => {
    const { token } = await demand()
    await changeDevice({ status: 'revoked' })
    expect(await change(token, { pin: '58314' })).toMatchObject({ refused: 'device_not_approved' })
    await changeDevice({ status: 'approved' })
    await rule({ pin_login_active: 0 })
    expect(await change(token, { pin: '58314' })).toMatchObject({ refused: 'pin_login_inactive' })
    await rule({ pin_login_active: 1 })
    expect(await change(token, { pin: '58314' })).toMatchObject({ kind: 'session' })
  })

  it('FRC-2 refuses the PIN that is to be changed and one of lately, and keeps the token for the next try', async () => {
    await bench.givePin(amara, '58314', true)
    await bench.tap(register, '58314')
    bench.bench.now += minute
    await bench.givePin(amara, '49203')
    const { token } = await demand()
    expect(await change(token, { pin: '49203' })).toMatchObject({ refused: 'pin_unchanged' })
    expect(await change(token, { pin: '58314' })).toMatchObject({ refused: 'pin_unchanged' })
    expect(await change(token, { pin: '12345' })).toMatchObject({ refused: 'pin_too_simple' })
    expect(await change(token, { pin: '6172' })).toMatchObject({ refused: 'pin_wrong_length' })
    expect(await change(token, { pin: '61728' })).toMatchObject({ kind: 'session' })
  })

  it('FRC-2 POL-9 answers a colleague’s PIN like a listed one, and five tries a day are all there are', async () => {
    await bench.addUser('Linh Tran', '36107')
    await bench.database.query.insertInto('refused_pins').values({ organisation_id: bench.organisationId, pin: '52077' }).execute()
    const { token } = await demand()
    const taken = await change(token, { pin: '36107' })
    expect(taken).toMatchObject({ refused: 'pin_not_usable' })
    expect(await change(token, { pin: '52077' })).toEqual(taken)
    for (let at = 0; at < 3; at += 1) await change(token, { pin: '36107' })
    expect(await change(token, { pin: '61728' })).toMatchObject({ refused: 'try_later' })
  })

  it('FRC-2 POL-9 offers three where none may be typed, and takes one of them alone', async () => {
    await rule({ pins_generated_only: 1, pins_changed_by_users: 0 })
    const { token, generatedOnly } = await demand()
    expect(generatedOnly).toBe(true)
    expect(await change(token, { pin: '58314' })).toMatchObject({ refused: 'pins_generated_only' })
    const offers = await bench.changes.offer(callerOf(register), token)
    if ('refused' in offers) expect.fail(offers.refused)
    expect(new Set(offers.pins).size).toBe(3)
    expect(await change(token, { offer: '58314' })).toMatchObject({ refused: 'pin_not_offered' })
    const [, chosen = ''] = offers.pins
    expect(await change(token, { offer: chosen })).toMatchObject({ kind: 'session' })
    expect(await bench.tap(register, chosen)).toMatchObject({ kind: 'opened' })
  })

  it('FRC-2 keeps image and phrase with the PIN, on record by their names alone', async () => {
    await rule({ security_images: 'required' })
    const { token } = await demand()
    expect(await change(token, { pin: '58314' }, { imageName: 'snail' })).toMatchObject({
      refused: 'security_image_missing',
      errors: [{ field: 'personalPhrase' }],
    })
    const chosen = { imageName: 'snail', personalPhrase: 'Twelve apples' } as const
    bench.bench.now += minute
    expect(await change(token, { pin: '58314' }, chosen)).toMatchObject({ kind: 'session' })
    await bench.givePin(amara, '61728')
    expect(await demand('61728')).toMatchObject({ securityImage: { rule: 'required', name: 'snail', phrase: 'Twelve apples' } })
    const event = await bench.database.query
      .selectFrom('audit_events')
      .selectAll()
      .where('type', '=', 'user.changed')
      .executeTakeFirstOrThrow()
    expect(event).toMatchObject({ actor_id: amara, details: JSON.stringify({ fields: ['securityImage', 'personalPhrase'] }) })
  })

  it('FRC-2 takes no notice of image and phrase where the organisation wants none', async () => {
    const { token } = await demand()
    expect(await change(token, { pin: '58314' }, { imageName: 'snail', personalPhrase: 'Hello' })).toMatchObject({ kind: 'session' })
    const row = await bench.database.query.selectFrom('users').selectAll().where('id', '=', amara).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ security_image: null, personal_phrase: null })
  })

  it('FRC-1 TRM-2 demands it of who comes back to the locked session too, which goes on afterwards', async () => {
    await rule({ pin_change_given: 0 })
    const opened = await bench.tap(register, '49203')
    if (opened.kind !== 'opened') expect.fail(opened.kind)
    await bench.database.query.updateTable('sessions').set({ locked_at: bench.bench.now }).execute()
    await rule({ pin_change_given: 1 })
    const locked = await bench.liveSession(opened.session.id)
    const { token } = await demand('49203', register, locked)
    expect(await sessions()).toMatchObject([{ id: opened.session.id, locked_at: bench.bench.now }])
    expect(await change(token, { pin: '58314' }, {}, register, locked)).toMatchObject({
      kind: 'session',
      id: opened.session.id,
      resumed: true,
    })
    expect(await sessions()).toMatchObject([{ id: opened.session.id, locked_at: null }])
  })

  it('FRC-1 TRM-2 leaves a colleague’s locked session alone until the change is done', async () => {
    await bench.addUser('Linh Tran', '36107')
    await rule({ pin_change_given: 0 })
    const opened = await bench.tap(register, '36107')
    if (opened.kind !== 'opened') expect.fail(opened.kind)
    await bench.database.query.updateTable('sessions').set({ locked_at: bench.bench.now }).execute()
    await rule({ pin_change_given: 1 })
    const locked = await bench.liveSession(opened.session.id)
    const { token } = await demand('49203', register, locked)
    expect(await sessions()).toMatchObject([{ id: opened.session.id }])
    expect(await change(token, { pin: '58314' }, {}, register, locked)).toMatchObject({
      kind: 'session',
      user: { id: amara },
      resumed: false,
    })
    expect(await sessions()).toMatchObject([{ user_id: amara }])
  })

  it('FRC-2 PIN-2 of two who want one PIN at the same instant one gets it, and the other may try again', async () => {
    await bench.addUser('Linh Tran', '36107')
    const other = await bench.addDevice('Register 2')
    const [one, two] = [await demand(), await demand('36107', other)]
    const both = await Promise.all([change(one.token, { pin: '58314' }), change(two.token, { pin: '58314' }, {}, other)])
    expect(both.filter((done) => 'kind' in done)).toHaveLength(1)
    expect(both).toContainEqual(expect.objectContaining({ refused: 'pin_not_usable' }))
  })
})
