import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../server/db/database.ts'
import { createRenewalBench, type RenewalBench } from '../support/renewal-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('new PINs for everybody, from two nodes, on %s', (kind) => {
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
    const cancel = async () => void (await bench.renewals.change(bench.asAdmin, id, 'cancelled'))
    await bench.worker({ database: before(3, cancel), writeNewPin: () => Promise.reject(new Error('trouble')) }).run()
    expect(await bench.results()).toEqual({ Ben: 'kept' })
    expect(await bench.works('90467')).toBe(true)
  })
})
