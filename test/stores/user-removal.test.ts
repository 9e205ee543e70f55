import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formerCode } from '../../contract/records/former-user.ts'
import type { UserRow } from '../../server/db/schema.ts'
import { callerOf, createPeopleBench, ownPassword, type PeopleBench, ownSignature } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('removal of users and the signing switch on %s', (kind) => {
  let bench: PeopleBench
  let amara: UserRow
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    amara = await bench.addUser(bench.organisationId, { display_name: 'Amara Okafor', username: 'amara', password_hash: 'some hash' })
  })
  afterEach(() => bench.drop())

  const types = async () =>
    (await bench.database.query.selectFrom('audit_events').select('type').orderBy('id').execute()).map(({ type }) => type)
  const refusalOf = (answer: object | null) => (answer !== null && 'refused' in answer ? answer.refused : null)

  it('USR-1 removes a user: sessions end, the PIN opens nothing, the user name is free, the name is gone', async () => {
    await bench.pins.setPin(bench.asAdmin, amara.id, { pin: '48213' }, ownPassword)
    const sessionId = await bench.addSession(amara, { method: 'pin', key_thumbprint: 'till' })
    bench.published.length = 0
    expect(await bench.users.remove(bench.asAdmin, amara.id, ownSignature)).toBeNull()
    expect(bench.published).toEqual([
      expect.objectContaining({ type: 'session_ended', sessionId, reason: 'user_removed' }),
      { type: 'organisation_changed', organisationId: bench.organisationId },
    ])
    expect(await bench.users.get(bench.asAdmin, amara.id)).toEqual({ refused: 'not_found' })
    expect(await bench.lookup.activePinStats(bench.database, bench.organisationId)).toEqual({ count: 0, lengths: [] })
    const row = await bench.database.query.selectFrom('users').selectAll().where('id', '=', amara.id).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ display_name: formerCode(amara.id), username_key: null, password_hash: null, removed_at: bench.clock.now })
    const next = { displayName: 'Amara B', username: 'amara', role: 'staff', loginMethod: 'password_and_pin' } as const
    expect(await bench.users.add(bench.asAdmin, next)).toMatchObject({ username: 'amara' })
    expect(await types()).toEqual(['user.pin_set', 'user.removed', 'session.ended', 'user.created', 'user.invited'])
    expect(await bench.users.remove(bench.asAdmin, amara.id, ownSignature)).toEqual({ refused: 'not_found' })
    // It never logged in, so nobody has to wait for it (PIN-10).
    expect(await bench.pins.setPin(bench.asAdmin, bench.admin.id, { pin: '48213' }, ownPassword)).toEqual({ generated: null })
  })

  it('USR-5 removes neither the last admin with a password nor, by a manager, any admin', async () => {
    expect(await bench.users.remove(bench.asAdmin, bench.admin.id, ownSignature)).toEqual({ refused: 'last_admin' })
    await bench.addUser(bench.organisationId, { role: 'admin', password_hash: 'some hash' })
    const asManager = callerOf(await bench.addUser(bench.organisationId, { role: 'manager' }))
    expect(await bench.users.remove(asManager, bench.admin.id, ownSignature)).toEqual({ refused: 'not_allowed' })
    expect(await types()).toEqual(['access.refused'])
    expect(await bench.users.remove(bench.asAdmin, bench.admin.id, ownSignature)).toBeNull()
  })

  it('USR-5 keeps one of ten admins who are all removed at the same instant', async () => {
    const columns = { role: 'admin', password_hash: 'some hash' } as const
    const others = await Promise.all(Array.from({ length: 9 }, () => bench.addUser(bench.organisationId, columns)))
    const answers = await Promise.all([bench.admin, ...others].map((user) => bench.users.remove(bench.asAdmin, user.id, ownSignature)))
    expect(answers.filter((answer) => answer !== null)).toEqual([{ refused: 'last_admin' }])
  })

  it('USR-1 removes no user of another organisation', async () => {
    const stranger = await bench.addUser(await bench.addOrganisation('bakery'))
    expect(await bench.users.remove(bench.asAdmin, stranger.id, ownSignature)).toEqual({ refused: 'not_found' })
  })

  it('USR-4 turns "Use PIN for signing" on for who has a PIN, signed with the own password, on record', async () => {
    const on = (confirm?: { password: string }, version = 1) =>
      bench.users.update(bench.asAdmin, amara.id, `"${version}"`, { pinForSigning: true, confirm })
    expect(refusalOf(await on({ password: ownPassword }))).toBe('conflict')
    await bench.pins.setPin(bench.asAdmin, amara.id, { pin: '48213' }, ownPassword)
    expect(await bench.users.get(bench.asAdmin, amara.id)).toMatchObject({ pinForSigning: false })
    expect(refusalOf(await on())).toBe('confirmation_not_accepted')
    expect(refusalOf(await on({ password: 'wrong' }))).toBe('confirmation_not_accepted')
    expect(await on({ password: ownPassword })).toMatchObject({ pinForSigning: true, version: 2 })
    expect(await on(undefined, 2)).toMatchObject({ pinForSigning: true, version: 2 })
    expect(await bench.users.update(bench.asAdmin, amara.id, '"2"', { pinForSigning: false })).toMatchObject({ pinForSigning: false })
    expect(await types()).toEqual(['user.pin_set', 'user.signing_changed', 'user.signing_changed'])
  })

  it('USR-4 USR-5 lets no manager switch an admin, whatever password they type', async () => {
    const asManager = callerOf(await bench.addUser(bench.organisationId, { role: 'manager' }))
    const change = { pinForSigning: true, confirm: { password: ownPassword } }
    expect(await bench.users.update(asManager, bench.admin.id, '"1"', change)).toEqual({ refused: 'not_allowed' })
  })
})
