import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserRow } from '../../server/db/schema.ts'
import { releasePin } from '../../server/features/pins/assign-pin.ts'
import { callerOf, createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('users on %s', (kind) => {
  let bench: PeopleBench
  let amara: UserRow
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    amara = await bench.addUser(bench.organisationId, { display_name: 'Amara Okafor', username: 'amara', password_hash: 'some hash' })
  })
  afterEach(() => bench.drop())

  const update = (user: UserRow, change: Parameters<PeopleBench['users']['update']>[3], ifMatch: string | null = '"1"') =>
    bench.users.update(bench.asAdmin, user.id, ifMatch ?? undefined, { confirm: { password: ownPassword }, ...change })
  const sessions = () => bench.database.query.selectFrom('sessions').select(['user_id', 'method', 'end_reason']).orderBy('id').execute()
  const types = async () =>
    (await bench.database.query.selectFrom('audit_events').select('type').orderBy('id').execute()).map(({ type }) => type)

  it('USR-1 lists users by name, page after page, without those of other organisations', async () => {
    const bakery = await bench.addOrganisation('bakery')
    await bench.addUser(bakery, { display_name: 'Stranger' })
    for (const name of ['Linh Tran', 'Mateusz Nowak', 'Linh Tran', 'Ada Byron'])
      await bench.addUser(bench.organisationId, { display_name: name })
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await bench.users.list(bench.asAdmin, { limit: 3, cursor })
      if ('refused' in page) throw new Error(page.refused)
      expect(page.items.length).toBeLessThanOrEqual(3)
      names.push(...page.items.map((user) => user.displayName))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(names).toEqual(['Ada Byron', 'Amara Okafor', 'Linh Tran', 'Linh Tran', 'Mateusz Nowak', 'Somebody'])
  })

  it('USR-1 refuses a cursor it never gave', async () => {
    const cursors = ['x', '!!', Buffer.from('[1,2]').toString('base64url'), Buffer.from('["a"').toString('base64url')]
    for (const cursor of cursors)
      expect(await bench.users.list(bench.asAdmin, { limit: 2, cursor })).toMatchObject({ refused: 'invalid_request' })
  })

  it('USR-1 adds a user with the login method, and takes no user name twice, however it is written', async () => {
    const linh = { displayName: 'Linh Tran', username: 'Linh', role: 'staff', loginMethod: 'password_and_pin' } as const
    expect(await bench.users.add(bench.asAdmin, linh)).toMatchObject({ username: 'Linh', pin: 'none', version: 1, blocked: false })
    expect(await bench.users.add(bench.asAdmin, { ...linh, username: 'LINH' })).toEqual({ refused: 'username_taken' })
    expect(await bench.users.add(bench.asAdmin, { ...linh, username: undefined })).toMatchObject({ refused: 'invalid_request' })
    expect(await bench.users.add(bench.asAdmin, { ...linh, username: undefined, loginMethod: 'pin_only' })).toMatchObject({
      username: null,
    })
    const bakery = await bench.addOrganisation('bakery')
    const boss = await bench.addUser(bakery, { role: 'admin' })
    expect(await bench.users.add(callerOf(boss), linh)).toMatchObject({ username: 'Linh' })
  })

  it('USR-1 changes a user only where nobody did meanwhile', async () => {
    expect(await update(amara, { displayName: 'Amara O.' }, null)).toMatchObject({ refused: 'precondition_required' })
    expect(await update(amara, { displayName: 'Amara O.' }, '"2"')).toEqual({ refused: 'changed_meanwhile' })
    expect(await update(amara, { displayName: 'Amara O.' })).toMatchObject({ displayName: 'Amara O.', version: 2 })
    expect(await update(amara, { displayName: 'Amara P.' })).toEqual({ refused: 'changed_meanwhile' })
    expect(await update(amara, { displayName: 'Amara O.' }, '"2"')).toMatchObject({ version: 2 })
  })

  it('USR-1 lets one of 20 simultaneous changes through', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => update(amara, { displayName: `Amara ${n}` })))
    expect(answers.filter((answer) => 'version' in answer)).toHaveLength(1)
    expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'changed_meanwhile')).toHaveLength(19)
  })

  it('DEV-10 ends every session of a user who is blocked, at once, and tells the terminals', async () => {
    const bystander = await bench.addUser(bench.organisationId)
    const first = await bench.addSession(amara, { method: 'pin', key_thumbprint: 'till' })
    const second = await bench.addSession(amara)
    await bench.addSession(bystander)
    expect(await update(amara, { blocked: true })).toMatchObject({ blocked: true })
    expect(await sessions()).toEqual([
      { user_id: amara.id, method: 'pin', end_reason: 'user_blocked' },
      { user_id: amara.id, method: 'password', end_reason: 'user_blocked' },
      { user_id: bystander.id, method: 'password', end_reason: null },
    ])
    const ended = bench.published.flatMap((event) => (event.type === 'session_ended' ? [event] : []))
    expect(new Set(ended.map((event) => event.sessionId))).toEqual(new Set([first, second]))
    expect(ended.map((event) => event.keyThumbprint)).toContain('till')
    expect(await update(amara, { blocked: false }, '"2"')).toMatchObject({ blocked: false, version: 3 })
    expect(await types()).toEqual(['user.blocked', 'session.ended', 'session.ended', 'user.unblocked'])
  })

  it('PIN-5 takes the password and its sessions from a user who becomes PIN-only', async () => {
    await bench.addSession(amara)
    await bench.addSession(amara, { method: 'pin' })
    expect(await update(amara, { loginMethod: 'pin_only' })).toMatchObject({ loginMethod: 'pin_only' })
    expect((await sessions()).map(({ end_reason }) => end_reason)).toEqual(['password_changed', null])
    const row = await bench.database.query.selectFrom('users').select('password_hash').where('id', '=', amara.id).executeTakeFirst()
    expect(row?.password_hash).toBeNull()
  })

  it('USR-5 ends the sessions of a user whose role changes', async () => {
    await bench.addSession(amara)
    expect(await update(amara, { role: 'manager' })).toMatchObject({ role: 'manager' })
    expect((await sessions()).map(({ end_reason }) => end_reason)).toEqual(['role_changed'])
  })

  it('USR-5 lets no manager touch an admin or make one, and records who tried', async () => {
    const asManager = callerOf(await bench.addUser(bench.organisationId, { role: 'manager' }))
    const refused = { refused: 'not_allowed' }
    expect(await bench.users.update(asManager, bench.admin.id, '"1"', { blocked: true })).toEqual(refused)
    expect(await bench.users.update(asManager, amara.id, '"1"', { role: 'admin' })).toEqual(refused)
    const boss = { displayName: 'Boss', username: 'boss', role: 'admin', loginMethod: 'password_and_pin' } as const
    expect(await bench.users.add(asManager, boss)).toEqual(refused)
    expect(await types()).toEqual(['access.refused', 'access.refused', 'access.refused'])
    expect(await bench.users.update(asManager, amara.id, '"1"', { displayName: 'Amara O.' })).toMatchObject({ version: 2 })
  })

  it.each([{ role: 'manager' as const }, { blocked: true }, { loginMethod: 'pin_only' as const }])(
    'USR-5 keeps the last admin with a password from %j',
    async (change) => {
      await bench.addUser(bench.organisationId, { role: 'admin' })
      await bench.addUser(bench.organisationId, { role: 'admin', password_hash: 'some hash', blocked: 1 })
      expect(await update(bench.admin, change)).toEqual({ refused: 'last_admin' })
      await bench.addUser(bench.organisationId, { role: 'admin', password_hash: 'some hash' })
      expect(await update(bench.admin, change)).toMatchObject({ version: 2 })
    },
  )

  it('USR-5 keeps one of ten admins who are all blocked at the same instant', async () => {
    const columns = { role: 'admin', password_hash: 'some hash' } as const
    const others = await Promise.all(Array.from({ length: 9 }, () => bench.addUser(bench.organisationId, columns)))
    const answers = await Promise.all([bench.admin, ...others].map((user) => update(user, { blocked: true })))
    expect(answers.filter((answer) => 'refused' in answer)).toEqual([{ refused: 'last_admin' }])
  })

  it('USR-1 knows no user of another organisation', async () => {
    const stranger = await bench.addUser(await bench.addOrganisation('bakery'))
    expect(await bench.users.get(bench.asAdmin, stranger.id)).toEqual({ refused: 'not_found' })
    expect(await update(stranger, { blocked: true })).toEqual({ refused: 'not_found' })
  })

  it('PIN-10 keeps the PIN of a removed user from others, where it logged in', async () => {
    await bench.pins.setPin(bench.asAdmin, amara.id, { pin: '48213' }, ownPassword)
    const login = { organisationId: bench.organisationId, userId: amara.id, pin: '48213', at: bench.clock.now }
    await bench.lookup.notePinLogin(bench.database, login)
    await releasePin(bench.database, amara.id, bench.clock.now)
    const linh = await bench.addUser(bench.organisationId)
    expect(await bench.pins.setPin(bench.asAdmin, linh.id, { pin: '48213' }, ownPassword)).toMatchObject({ refused: 'pin_not_usable' })
    expect(await bench.lookup.activePinStats(bench.database, bench.organisationId)).toEqual({ count: 0, lengths: [] })
  })
})
