import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../server/db/database.ts'
import { day, ownPassword } from '../support/people-bench.ts'
import { createRenewalBench, type RenewalBench } from '../support/renewal-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('new PINs for everybody, and what happens beside them, on %s', (kind) => {
  let bench: RenewalBench
  beforeEach(async () => {
    bench = await createRenewalBench(kind)
  })
  afterEach(() => bench.drop())

  /** The same database, where something happens before its n-th transaction. */
  const before = (count: number, happens: () => Promise<void>): Database => {
    let begun = 0
    const transaction: Database['transaction'] = async (work) => {
      begun += 1
      if (begun === count) await happens()
      return bench.database.transaction(work)
    }
    return { ...bench.database, transaction }
  }

  it('POL-4 a node that could not do it takes nothing back from the node that could: the slip stays', async () => {
    await bench.addPerson('Ben', '90467', null)
    await bench.raise()
    const trouble = () => Promise.reject(new Error('trouble on this node alone'))
    // The batch, the person alone, and then the note of the failure: before that the other node is done.
    const database = before(3, () => bench.worker().run())
    await bench.worker({ database, writeNewPin: trouble }).run()
    expect(await bench.results()).toEqual({ Ben: 'no_address' })
    const { slips } = await bench.openSheet()
    expect(await bench.works(slips[0]?.pin ?? '')).toBe(true)
  })

  it('POL-4 a failure is not noted any more once the renewal was cancelled', async () => {
    await bench.addPerson('Ben', '90467', null)
    await bench.raise()
    const { id } = await bench.now()
    const cancel = async () => {
      await bench.renewals.change(bench.asAdmin, id, 'cancelled')
    }
    await bench.worker({ database: before(3, cancel), writeNewPin: () => Promise.reject(new Error('trouble')) }).run()
    expect(await bench.results()).toEqual({ Ben: 'kept' })
    expect(await bench.works('90467')).toBe(true)
  })

  it('POL-4 PIN-10 keeps an old PIN that logged in from everybody else for 90 days, and frees one that never did', async () => {
    const amara = await bench.addPerson('Amara', '48213')
    await bench.addPerson('Linh', '90467')
    const login = { organisationId: bench.organisationId, userId: amara.id, pin: '48213', at: bench.clock.now }
    await bench.lookup.notePinLogin(bench.database, login)
    await bench.raise()
    await bench.worker().run()
    await bench.database.query.updateTable('organisations').set({ pin_min_length: 5 }).execute()
    const noor = await bench.addUser(bench.organisationId)
    const give = (pin: string) => bench.pins.setPin(bench.asAdmin, noor.id, { pin }, ownPassword)
    expect(await give('48213')).toMatchObject({ refused: 'pin_not_usable' })
    expect(await give('90467')).not.toHaveProperty('refused')
    bench.clock.now += 90 * day
    expect(await give('48213')).not.toHaveProperty('refused')
  })
})
