import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PinRulesChange } from '../../contract/http/pin-rules.ts'
import { createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('who needs a PIN on %s', (kind) => {
  let bench: PeopleBench
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
  })
  afterEach(() => bench.drop())

  const read = () => bench.pinRules.read(bench.asAdmin)
  const update = async (change: PinRulesChange) =>
    bench.pinRules.update(bench.asAdmin, { ifMatch: `"${(await read()).version}"`, change, password: ownPassword })

  it('POL-8 begins with PINs that are optional, and counts who has none', async () => {
    const before = (await read()).roles.staff
    expect(await read()).toMatchObject({ pinOfAdmins: 'optional', pinOfManagers: 'optional', pinOfStaff: 'optional' })
    await bench.addUser(bench.organisationId, { display_name: 'Linh Tran', login_method: 'pin_only' })
    const { people, withoutPin, pinOnly } = (await read()).roles.staff
    expect([people - before.people, withoutPin - before.withoutPin, pinOnly - before.pinOnly]).toEqual([1, 1, 1])
  })

  it('POL-8 names who signs in with a PIN only, and leaves the rule as it was', async () => {
    const user = await bench.addUser(bench.organisationId, {
      display_name: 'Linh Tran',
      role: 'manager',
      login_method: 'pin_only',
      blocked: 1,
    })
    expect(await update({ pinOfManagers: 'second_step' })).toMatchObject({
      refused: 'conflict',
      errors: [{ field: 'pinOfManagers', rule: expect.stringContaining('Linh Tran') as string }],
    })
    expect(await read()).toMatchObject({ pinOfManagers: 'optional' })
    expect(await update({ pinOfManagers: 'required' })).toMatchObject({ pinOfManagers: 'required' })
    await bench.database.query.updateTable('users').set({ login_method: 'password_and_pin' }).where('id', '=', user.id).execute()
    expect(await update({ pinOfManagers: 'second_step' })).toMatchObject({ pinOfManagers: 'second_step' })
  })

  it('POL-8 lets nobody become PIN-only in such a role, new or changed', async () => {
    const user = await bench.addUser(bench.organisationId, {
      display_name: 'Mia Vos',
      role: 'manager',
      username: 'mia',
      username_key: 'mia',
    })
    await update({ pinOfManagers: 'second_step' })
    const signature = { confirm: { password: ownPassword } }
    const add = { displayName: 'Linh Tran', role: 'manager', loginMethod: 'pin_only', ...signature } as const
    const field = { refused: 'conflict', errors: [{ field: 'loginMethod' }] }
    expect(await bench.users.add(bench.asAdmin, add)).toMatchObject(field)
    const change = (wanted: object) => bench.users.update(bench.asAdmin, user.id, `"${user.version}"`, { ...wanted, ...signature })
    expect(await change({ loginMethod: 'pin_only' })).toMatchObject(field)
    const cashier = await bench.addUser(bench.organisationId, { display_name: 'Noor', login_method: 'pin_only' })
    expect(await bench.users.update(bench.asAdmin, cashier.id, `"${cashier.version}"`, { role: 'manager', ...signature })).toMatchObject(
      field,
    )
  })
})
