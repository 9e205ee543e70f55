import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { neighboursOf } from '../../contract/pin-rules.ts'
import { openDatabase } from '../../server/db/open-database.ts'
import type { UserRow } from '../../server/db/schema.ts'
import { takeClaims } from '../../server/features/pins/pin-claim-store.ts'
import { alone } from '../support/alone.ts'
import { callerOf, createPeopleBench, day, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

const notUsable = {
  refused: 'pin_not_usable',
  detail: 'This PIN cannot be used. Choose another.',
  errors: [{ field: 'pin', rule: 'This PIN cannot be used. Choose another.' }],
}
const saved = { generated: null }

describe.each(databaseKinds)('PINs on %s', (kind) => {
  let bench: PeopleBench
  let amara: UserRow
  let linh: UserRow
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    amara = await bench.addUser(bench.organisationId, { display_name: 'Amara Okafor' })
    linh = await bench.addUser(bench.organisationId, { display_name: 'Linh Tran' })
  })
  afterEach(() => bench.drop())

  const set = (user: UserRow, pin: string) => bench.pins.setPin(bench.asAdmin, user.id, { pin }, ownPassword)
  const find = (pin: string, organisationId = bench.organisationId) => bench.lookup.findPinOwner(bench.database, organisationId, pin)
  const signIn = (user: UserRow, pin: string) =>
    bench.lookup.notePinLogin(bench.database, { organisationId: user.organisation_id, userId: user.id, pin, at: bench.clock.now })
  const claims = () => bench.database.query.selectFrom('pin_claims').selectAll().execute()
  const events = async (type: string) =>
    (await bench.database.query.selectFrom('audit_events').selectAll().where('type', '=', type).execute()).map(
      ({ details, subject_id }) => ({
        details: JSON.parse(details) as unknown,
        subject_id,
      }),
    )

  it('PIN-2 lets one of 50 simultaneous saves of one PIN win', async () => {
    const second = openDatabase(bench.location, () => undefined)
    const nodes = kind === 'sqlite' ? [bench.pins] : [bench.pins, bench.pinsWith({ database: second })]
    const users = await Promise.all(Array.from({ length: 50 }, () => bench.addUser(bench.organisationId)))
    const nodeFor = (n: number) => nodes[n % nodes.length] ?? bench.pins
    // Each by somebody else: nobody may try that many (POL-9).
    const leads = await Promise.all(users.map(() => bench.addUser(bench.organisationId, { role: 'manager' })))
    const saves = users.map((user, n) => nodeFor(n).setPin(callerOf(leads[n] ?? user), user.id, { pin: '48213' }, ownPassword))
    const answers = await Promise.all(saves)
    await second.close()
    expect(answers.filter((answer) => 'generated' in answer)).toHaveLength(1)
    expect(answers.filter((answer) => 'refused' in answer)).toEqual(Array.from({ length: 49 }, () => notUsable))
    const winner = users[answers.findIndex((answer) => 'generated' in answer)]
    expect(await find('48213')).toMatchObject({ userId: winner?.id })
    expect(await claims()).toHaveLength(1)
  })

  it('PIN-2 is kept by the database alone: of 50 transactions without any other lock one gets the claim', async () => {
    const tags = bench.tagger.claimTags([1, 2], bench.organisationId, '48213')
    const users = await Promise.all(Array.from({ length: 50 }, () => bench.addUser(bench.organisationId)))
    const taken = await Promise.all(
      users.map((user) =>
        bench.database.transaction((tx) =>
          takeClaims(tx, {
            organisationId: bench.organisationId,
            claims: tags.map((tag) => ({ ...tag, user_id: user.id })),
            now: bench.clock.now,
          }),
        ),
      ),
    )
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(new Set((await claims()).map((claim) => claim.user_id)).size).toBe(1)
  })

  it('PIN-2 lets two organisations use the same digits', async () => {
    const other = await bench.addOrganisation('bakery')
    const boss = await bench.addUser(other, { role: 'admin' })
    expect(await set(amara, '48213')).toEqual(saved)
    expect(await bench.pins.setPin(callerOf(boss), boss.id, { pin: '48213' }, ownPassword)).toEqual(saved)
    expect(await find('48213', other)).toMatchObject({ userId: boss.id })
    expect(await find('48213')).toMatchObject({ userId: amara.id })
    const tags = (await claims()).map((claim) => Buffer.from(claim.tag).toString('hex'))
    expect(new Set(tags).size).toBe(2)
  })

  it('PIN-2 takes a PIN back whole when one of its claims is somebody else’s', async () => {
    await bench.addKey(2)
    await set(linh, '90517')
    const [, second] = bench.tagger.claimTags([1, 2], bench.organisationId, '48213')
    if (second === undefined) throw new Error('no tag')
    const taken = { organisationId: bench.organisationId, claims: [{ ...second, user_id: linh.id }], now: bench.clock.now }
    await takeClaims(bench.database, taken)
    await set(amara, '36184')
    expect(await set(amara, '48213')).toEqual(notUsable)
    expect(await find('36184')).toMatchObject({ userId: amara.id, retired: false })
    expect((await claims()).filter((claim) => claim.user_id === amara.id)).toHaveLength(2)
  })

  it('PIN-3 keeps leading zeros', async () => {
    expect(await set(amara, '00742')).toEqual(saved)
    expect(await find('00742')).toMatchObject({ userId: amara.id, length: 5 })
    expect(await find('0742')).toBeNull()
    expect(await set(linh, '0742')).toMatchObject({ refused: 'pin_wrong_length', detail: 'A PIN here has 5 digits.' })
  })

  it.each(['admin', 'manager', 'staff'] as const)('PIN-4 gives a PIN to a user whose role is %s', async (role) => {
    const user = await bench.addUser(bench.organisationId, { role })
    expect(await set(user, '48213')).toEqual(saved)
    expect(await find('48213')).toMatchObject({ userId: user.id, role })
  })

  it('PIN-10 keeps a PIN that logged in and was changed from everybody but its last owner for 90 days', async () => {
    await set(amara, '48213')
    await signIn(amara, '48213')
    await set(amara, '90517')
    expect(await find('48213')).toMatchObject({ userId: amara.id, retired: true, typedByOwner: false, setAt: 0 })
    expect(await set(linh, '48213')).toEqual(notUsable)
    bench.clock.now += 90 * day - 1
    expect(await set(linh, '48213')).toEqual(notUsable)
    bench.clock.now += 1
    expect(await set(linh, '48213')).toEqual(saved)
    expect(await find('48213')).toMatchObject({ userId: linh.id, retired: false })
  })

  it('PIN-10 gives it back to its last owner, and retires it again when it is given up again', async () => {
    await set(amara, '48213')
    await signIn(amara, '48213')
    await set(amara, '90517')
    expect(await set(amara, '48213')).toEqual(saved)
    expect(await find('48213')).toMatchObject({ userId: amara.id, retired: false })
    await set(amara, '36184')
    expect(await set(linh, '48213')).toEqual(notUsable)
  })

  it('PIN-10 frees a PIN that never logged in at once', async () => {
    await set(amara, '48213')
    await set(amara, '90517')
    expect(await find('48213')).toBeNull()
    expect(await set(linh, '48213')).toEqual(saved)
  })

  it('PIN-10 remembers that a PIN logged in when the same one is set again', async () => {
    await set(amara, '48213')
    await signIn(amara, '48213')
    await set(amara, '48213')
    await set(amara, '90517')
    expect(await set(linh, '48213')).toEqual(notUsable)
  })

  it('POL-3 refuses a trivial PIN and tells the rule', async () => {
    expect(await set(amara, '89012')).toMatchObject({ refused: 'pin_too_simple', detail: expect.stringContaining('even steps') as string })
    expect(await set(amara, '12121')).toMatchObject({ refused: 'pin_too_simple', detail: expect.stringContaining('repeat') as string })
    expect(await claims()).toEqual([])
  })

  it('POL-10 generates PINs two digits and no swap apart from each other, none of them trivial', async () => {
    const users = await Promise.all(Array.from({ length: 60 }, () => bench.addUser(bench.organisationId)))
    const pins = new Set<string>()
    for (const user of users) {
      const done = await bench.pins.setPin(bench.asAdmin, user.id, { generate: true }, ownPassword)
      if ('refused' in done || done.generated === null) throw new Error('nothing was generated')
      pins.add(done.generated)
    }
    expect(pins.size).toBe(60)
    expect([...pins].flatMap(neighboursOf).filter((near) => pins.has(near))).toEqual([])
  })

  it('POL-10 gives up the distance, never the uniqueness, where nothing else is free', async () => {
    await set(amara, '48213')
    const taken = Uint8Array.of(4, 8, 2, 1, 3)
    const dice = [taken, Uint8Array.of(4, 8, 2, 1, 4)]
    const pinsDrawn = (next: () => Uint8Array) => bench.pinsWith({ effects: { ...bench.effects, randomBytes: next } })
    const onlyTaken = pinsDrawn(() => taken)
    const looked = await onlyTaken.setPin(bench.asAdmin, linh.id, { generate: true }, ownPassword)
    expect(looked).toEqual({ generated: expect.stringMatching(/^[0-9]{5}$/) as string })
    expect(looked).not.toMatchObject({ generated: '48213' })
    const takenThenNear = pinsDrawn(() => dice.shift() ?? taken)
    expect(await takenThenNear.setPin(bench.asAdmin, linh.id, { generate: true }, ownPassword)).toEqual({ generated: '48214' })
  })

  it('PIN-9 counts the active PINs by length and leaves out blocked users', async () => {
    const mixed = await bench.addOrganisation('bakery', { pin_min_length: 4, pin_max_length: 6 })
    const boss = await bench.addUser(mixed, { role: 'admin' })
    const baker = await bench.addUser(mixed)
    await bench.pins.setPin(callerOf(boss), boss.id, { pin: '482139' }, ownPassword)
    await bench.pins.setPin(callerOf(boss), baker.id, { pin: '9051' }, ownPassword)
    expect(await bench.lookup.activePinStats(bench.database, mixed)).toEqual({ count: 2, lengths: [4, 6] })
    await bench.database.query.updateTable('users').set({ blocked: 1 }).where('id', '=', baker.id).execute()
    expect(await bench.lookup.activePinStats(bench.database, mixed)).toEqual({ count: 1, lengths: [6] })
    expect(await find('9051', mixed)).toMatchObject({ userId: baker.id, blocked: true })
    expect(bench.published).toEqual([
      { type: 'organisation_changed', organisationId: mixed },
      { type: 'organisation_changed', organisationId: mixed },
    ])
  })

  it('GRD-5 finds active PINs one digit or one swap away, and remembers refusals under another key than claims', async () => {
    await set(amara, '48213')
    const near = (pin: string) => bench.lookup.hasActiveNeighbour(bench.database, bench.organisationId, pin)
    expect(await Promise.all(['48214', '84213', '48213', '48224'].map(near))).toEqual([true, true, false, false])
    const tag = Buffer.from(bench.lookup.tagOf(bench.organisationId, '48213'))
    expect((await claims()).map((claim) => tag.equals(claim.tag))).toEqual([false])
    expect(bench.lookup.tagsOfNeighbours(bench.organisationId, '48214').some((other) => tag.equals(other))).toBe(true)
  })

  it('PIN-2 holds under two live key versions, and a login adds the claim that is missing', async () => {
    await set(amara, '48213')
    await bench.addKey(2)
    expect(await find('48213')).toMatchObject({ userId: amara.id })
    expect(await set(linh, '48213')).toEqual(notUsable)
    expect((await claims()).map((claim) => claim.key_version)).toEqual([1])
    await signIn(amara, '48213')
    expect((await claims()).map((claim) => claim.key_version).sort()).toEqual([1, 2])
    await set(linh, '90517')
    expect(await claims()).toHaveLength(4)
  })

  it('USR-3 asks for the own password before anything is looked up', async () => {
    await set(amara, '48213')
    expect(await bench.pins.setPin(bench.asAdmin, linh.id, { pin: '48213' }, 'wrong')).toEqual({ refused: 'confirmation_not_accepted' })
    expect(await events('user.pin_set_refused')).toEqual([])
  })

  it('USR-5 lets no manager set the PIN of an admin, and nobody that of another organisation', async () => {
    const manager = await bench.addUser(bench.organisationId, { role: 'manager' })
    const stranger = await bench.addUser(await bench.addOrganisation('bakery'))
    const asManager = callerOf(manager)
    expect(await bench.pins.setPin(asManager, bench.admin.id, { pin: '48213' }, ownPassword)).toEqual({ refused: 'not_allowed' })
    expect(await bench.pins.setPin(asManager, amara.id, { pin: '48213' }, ownPassword)).toEqual(saved)
    expect(await set(stranger, '48213')).toEqual({ refused: 'not_found' })
    expect(await events('access.refused')).toEqual([{ details: { call: 'PUT /v1/users/:id/pin' }, subject_id: bench.admin.id }])
  })

  it('LOG-1 records who set whose PIN and how, LOG-2 without its digits', async () => {
    await set(amara, '48213')
    await set(linh, '48213')
    await bench.pins.setPin(bench.asAdmin, bench.admin.id, { generate: true }, ownPassword)
    expect(await events('user.pin_set')).toEqual([
      { details: { how: 'typed', length: 5, signedWith: 'password' }, subject_id: amara.id },
      { details: { how: 'generated', length: 5, signedWith: 'password' }, subject_id: null },
    ])
    expect(await events('user.pin_set_refused')).toEqual([{ details: { why: 'not_usable' }, subject_id: linh.id }])
    const all = JSON.stringify(await bench.database.query.selectFrom('audit_events').selectAll().execute())
    expect(all).not.toMatch(alone('48213'))
  })
})
