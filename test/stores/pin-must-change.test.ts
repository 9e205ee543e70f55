import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PinFilter } from '../../contract/http/users.ts'
import type { OrganisationRow } from '../../server/db/schema.ts'
import { createPeopleBench, day, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('whose PIN must change, in the list of users on %s', (kind) => {
  let bench: PeopleBench
  let ben: string

  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    ben = (await bench.addUser(bench.organisationId, { display_name: 'Ben' })).id
    await bench.pins.setPin(bench.asAdmin, ben, { pin: '58314' }, ownPassword)
    await bench.pins.setPin(bench.asAdmin, bench.admin.id, { pin: '61728' }, ownPassword)
  })
  afterEach(() => bench.drop())

  const rule = (columns: Partial<OrganisationRow>) =>
    bench.database.query.updateTable('organisations').set(columns).where('id', '=', bench.organisationId).execute()
  const list = async (filter: { pin?: PinFilter } = {}) => {
    const users = await bench.users.list(bench.asAdmin, { limit: 50, ...filter })
    return 'refused' in users ? expect.fail(users.refused) : users.items
  }
  /** Whom the filter finds, as many as it counts: the same as are shown so. */
  const mustChange = async () => {
    const shown = (await list()).filter(({ pinMustChange }) => pinMustChange).map(({ id }) => id)
    expect((await list({ pin: 'must_change' })).map(({ id }) => id)).toEqual(shown)
    expect((await bench.users.count(bench.asAdmin, { pin: 'must_change' })).found).toBe(shown.length)
    return shown
  }

  it('FRC-1 nobody’s does while no rule is on', async () => {
    expect(await mustChange()).toEqual([])
  })

  it('FRC-1 says so of one that somebody else set, not of one that its owner chose, and not of who has none', async () => {
    await bench.addUser(bench.organisationId, { display_name: 'Zoë' })
    await rule({ pin_change_given: 1 })
    expect(await mustChange()).toEqual([ben])
  })

  it('POL-8 USR-1 finds who has no PIN where the role needs one, and says so of them', async () => {
    const zoe = await bench.addUser(bench.organisationId, { display_name: 'Zoë' })
    await bench.addUser(bench.organisationId, { display_name: 'Mia', role: 'manager' })
    expect(await list({ pin: 'lacking' })).toEqual([])
    for (const need of ['required', 'second_step'] as const) {
      await rule({ pin_need_staff: need })
      expect((await list({ pin: 'lacking' })).map(({ id }) => id)).toEqual([zoe.id])
      expect((await list()).filter(({ pinNeeded }) => pinNeeded).map(({ id }) => id)).toEqual([ben, zoe.id])
    }
    expect((await bench.users.count(bench.asAdmin, { pin: 'lacking' })).found).toBe(1)
  })

  it('FRC-1 says so of an old one and of one that is too short', async () => {
    await rule({ pin_change_days: 30 })
    expect(await mustChange()).toEqual([])
    bench.clock.now += 30 * day
    expect(await mustChange()).toHaveLength(2)
    await rule({ pin_change_days: 0, pin_change_shorter: 1, pin_min_length: 6, pin_max_length: 6 })
    expect(await mustChange()).toHaveLength(2)
  })
})
