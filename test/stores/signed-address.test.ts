import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserRow } from '../../server/db/schema.ts'
import { changeAddress } from '../../server/features/mailboxes/mailbox-store.ts'
import { createPinsOfNewUsers } from '../../server/features/pins/new-user-pin.ts'
import { createUserService } from '../../server/features/users/user-service.ts'
import { createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

const email = 'thief@shop.example'
const password = { confirm: { password: ownPassword } }

describe.each(databaseKinds)('an address that a lead writes on %s', (kind) => {
  let bench: PeopleBench
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
  })
  afterEach(() => bench.drop())

  const versionOf = async ({ id }: UserRow) => {
    const row = await bench.database.query.selectFrom('users').select('version').where('id', '=', id).executeTakeFirstOrThrow()
    return `"${row.version}"`
  }
  const change = async (user: UserRow, columns: object) => bench.users.update(bench.asAdmin, user.id, await versionOf(user), columns)
  const addressOf = async ({ id }: UserRow) =>
    (await bench.database.query.selectFrom('users').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email
  const unsigned = { refused: 'confirmation_not_accepted', errors: [{ field: 'confirm.password', rule: expect.any(String) as string }] }

  it('SELF-7 ACC-1 is signed with the password where mails to it choose a password: the own one and anybody’s', async () => {
    const other = await bench.addUser(bench.organisationId, { role: 'admin', password_hash: 'some hash', email: 'ben@shop.example' })
    for (const user of [bench.admin, other]) {
      const before = await addressOf(user)
      expect(await change(user, { email })).toEqual(unsigned)
      expect(await change(user, { email, confirm: { password: 'wrong' } })).toEqual({ refused: 'confirmation_not_accepted' })
      expect(await addressOf(user)).toBe(before)
      expect(await change(user, { email, ...password })).toMatchObject({ email })
    }
  })

  it('SELF-7 USR-3 is signed where mails to it choose a PIN', async () => {
    const amara = await bench.addUser(bench.organisationId, { login_method: 'pin_only' })
    await bench.pins.setPin(bench.asAdmin, amara.id, { pin: '48302' }, ownPassword)
    expect(await change(amara, { email })).toEqual(unsigned)
    expect(await addressOf(amara)).toBeNull()
    expect(await change(amara, { email, ...password })).toMatchObject({ email })
  })

  it('SELF-7 SIGN-1 takes no PIN as the signature, and the password for nothing else', async () => {
    const amara = await bench.addUser(bench.organisationId, { password_hash: 'some hash' })
    const deps = { ...bench, confirmChange: () => Promise.resolve({ signedWith: 'pin' } as const) }
    const users = createUserService({ ...deps, ...createPinsOfNewUsers(deps) })
    expect(await users.update(bench.asAdmin, amara.id, await versionOf(amara), { email, confirm: { pin: '48302' } })).toEqual({
      refused: 'signing_needs_password',
    })
    expect(
      await users.update(bench.asAdmin, amara.id, await versionOf(amara), { email, blocked: true, confirm: { pin: '48302' } }),
    ).toEqual({
      refused: 'signing_needs_password',
    })
    expect(await addressOf(amara)).toBeNull()
    expect(await change(amara, { displayName: 'Amara O.' })).toMatchObject({ displayName: 'Amara O.' })
  })

  it('MAIL-3 lets a link to a new PIN die when its user writes another address themselves', async () => {
    const lea = await bench.addUser(bench.organisationId, { password_hash: 'some hash', email: 'lea@shop.example' })
    await bench.database.query.updateTable('organisations').set({ pins_by_mail: 1, pins_by_link: 1 }).execute()
    await bench.pins.setPin(bench.asAdmin, lea.id, { generate: true }, ownPassword)
    const links = () => bench.database.query.selectFrom('pin_links').select('user_id').execute()
    expect(await links()).toEqual([{ user_id: lea.id }])
    await bench.database.query.updateTable('outbox').set({ state: 'sent' }).execute()
    await changeAddress(bench.database, lea, email)
    expect(await links()).toEqual([])
  })

  it('ACC-2 is not signed where there is no password and no PIN yet to choose anew', async () => {
    const invited = await bench.addUser(bench.organisationId, { email: 'typo@shop.example' })
    expect(await change(invited, { email: 'zoe@shop.example' })).toMatchObject({ email: 'zoe@shop.example' })
  })
})
