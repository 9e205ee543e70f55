import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserRow } from '../../server/db/schema.ts'
import { createPinsOfNewUsers } from '../../server/features/pins/new-user-pin.ts'
import { createUserService } from '../../server/features/users/user-service.ts'
import { callerOf, createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

const confirm = { password: ownPassword }
const unsigned = { refused: 'confirmation_not_accepted', errors: [{ field: 'confirm', rule: expect.any(String) as string }] }
const wrong = { refused: 'confirmation_not_accepted' }

describe.each(databaseKinds)('who makes a lead on %s', (kind) => {
  let bench: PeopleBench
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
  })
  afterEach(() => bench.drop())

  const rowOf = ({ id }: { id: string }) =>
    bench.database.query.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const change = async (user: UserRow, wanted: object) =>
    bench.users.update(bench.asAdmin, user.id, `"${(await rowOf(user)).version}"`, wanted)
  const people = async () => (await bench.database.query.selectFrom('users').select('id').execute()).length
  const recorded = async (type: 'user.created' | 'user.changed') => {
    const rows = await bench.database.query.selectFrom('audit_events').select('details').where('type', '=', type).execute()
    return rows.map(({ details }) => JSON.parse(details) as unknown)
  }
  const signedByPin = () => {
    const deps = { ...bench, confirmChange: () => Promise.resolve({ signedWith: 'pin' } as const) }
    return createUserService({ ...deps, ...createPinsOfNewUsers(deps) })
  }

  it.each(['admin', 'manager'] as const)('SIGN-1 signs who adds an %s, on record; without it nobody is added', async (role) => {
    const mia = { displayName: 'Mia', username: 'mia', role, loginMethod: 'password_and_pin' } as const
    const before = await people()
    expect(await bench.users.add(bench.asAdmin, mia)).toEqual(unsigned)
    expect(await bench.users.add(bench.asAdmin, { ...mia, confirm: { password: 'wrong' } })).toEqual(wrong)
    expect([await people(), await recorded('user.created')]).toEqual([before, []])
    expect(await bench.users.add(bench.asAdmin, { ...mia, confirm })).toMatchObject({ role })
    expect(await recorded('user.created')).toEqual([{ role, loginMethod: 'password_and_pin', signedWith: 'password' }])
  })

  it('SIGN-1 adds staff without a signature, and looks at none', async () => {
    const linh = { displayName: 'Linh', username: 'linh', role: 'staff', loginMethod: 'password_and_pin' } as const
    expect(await bench.users.add(bench.asAdmin, { ...linh, confirm: { password: 'wrong' } })).toMatchObject({ role: 'staff' })
    expect(await recorded('user.created')).toEqual([{ role: 'staff', loginMethod: 'password_and_pin' }])
  })

  it('DEV-10 USR-5 adds nobody for who is demoted while the signature is looked at', async () => {
    const manager = await bench.addUser(bench.organisationId, { role: 'manager', password_hash: 'some hash' })
    const deps = {
      ...bench,
      stillMay: () => Promise.resolve({ refused: 'not_signed_in' } as const),
    }
    const users = createUserService({ ...deps, ...createPinsOfNewUsers(deps) })
    const before = await people()
    const mia = { displayName: 'Mia', username: 'mia', role: 'manager', loginMethod: 'password_and_pin', confirm } as const
    expect(await users.add(callerOf(manager), mia)).toEqual({ refused: 'not_signed_in' })
    expect(await users.invite(callerOf(manager), manager.id, { confirm })).toEqual({ refused: 'not_signed_in' })
    expect(await people()).toBe(before)
  })

  it.each([
    ['staff', 'admin'],
    ['staff', 'manager'],
    ['manager', 'admin'],
    ['admin', 'manager'],
    ['manager', 'staff'],
  ] as const)('SIGN-1 signs the change of %s to %s, on record, and the PIN may', async (from, role) => {
    const user = await bench.addUser(bench.organisationId, { role: from, password_hash: 'some hash' })
    expect(await change(user, { role })).toEqual(unsigned)
    expect(await change(user, { role, confirm: { password: 'wrong' } })).toEqual(wrong)
    expect((await rowOf(user)).role).toBe(from)
    expect(await signedByPin().update(bench.asAdmin, user.id, '"1"', { role, confirm: { pin: '48302' } })).toMatchObject({ role })
    expect(await recorded('user.changed')).toEqual([{ fields: ['role'], signedWith: 'pin' }])
  })

  it('SIGN-1 ACC-2 signs what would show a lead’s link: another address before there is a password, and a password for who has none', async () => {
    const email = 'thief@shop.example'
    const invited = await bench.addUser(bench.organisationId, { role: 'manager', email: 'mia@shop.example' })
    const pinOnly = await bench.addUser(bench.organisationId, { role: 'admin', login_method: 'pin_only' })
    expect(await change(invited, { email })).toEqual(unsigned)
    expect(await change(pinOnly, { loginMethod: 'password_and_pin' })).toEqual(unsigned)
    expect(await bench.users.invite(bench.asAdmin, invited.id, {})).toEqual(unsigned)
    expect(await bench.users.invite(bench.asAdmin, invited.id, { confirm: { password: 'wrong' } })).toEqual(wrong)
    expect(await bench.database.query.selectFrom('password_links').select('user_id').execute()).toEqual([])
    expect(await change(invited, { email, confirm })).toMatchObject({ email })
    expect(await change(pinOnly, { loginMethod: 'password_and_pin', confirm })).toMatchObject({ invitation: { mailed: false } })
    expect(await bench.users.invite(bench.asAdmin, invited.id, { confirm })).toHaveProperty('url')
  })

  it('SIGN-1 says nothing of another organisation’s people, and looks at no signature for them', async () => {
    const stranger = await bench.addUser(await bench.addOrganisation('bakery'), { role: 'manager' })
    const signature = { confirm: { password: 'wrong' } }
    expect(await bench.users.update(bench.asAdmin, stranger.id, '"1"', { role: 'admin', ...signature })).toEqual({ refused: 'not_found' })
    expect(await bench.users.invite(bench.asAdmin, stranger.id, signature)).toEqual({ refused: 'not_found' })
  })
})
