import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownPassword } from '../support/people-bench.ts'
import { createRenewalBench, type RenewalBench } from '../support/renewal-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('PINs set by hand after new ones for everybody on %s', (kind) => {
  let bench: RenewalBench
  beforeEach(async () => {
    bench = await createRenewalBench(kind)
  })
  afterEach(() => bench.drop())

  it('POL-4 whom it failed is listed as served by hand once somebody sets them a PIN, is not tried again, and no given-up mail is held against it', async () => {
    const people = [await bench.addPerson('Amara', '48213'), await bench.addPerson('Linh', '90467'), await bench.addPerson('Mia', '30518')]
    const [amara, linh, mia] = people
    await bench.raise()
    const poisoned = [amara?.id, linh?.id]
    const writeNewPin: RenewalBench['writeNewPin'] = (tx, to) => {
      if (poisoned.includes(to.userId)) throw new Error('a wheel came off')
      return bench.writeNewPin(tx, to)
    }
    await bench.worker({ writeNewPin }).run()
    await bench.database.query.updateTable('outbox').set({ state: 'dead' }).where('kind', '=', 'new_pin').execute()
    expect(await bench.results('failed')).toEqual({ Amara: 'failed', Linh: 'failed', Mia: 'mail_failed' })
    expect(await bench.now()).toMatchObject({ again: 2, counts: { people: 3, mailed: 1, failed: 2, byHand: 0 } })
    bench.clock.now += 1_000
    for (const [at, user] of [amara, mia].entries())
      await bench.pins.setPin(bench.asAdmin, user?.id ?? '', { pin: String(601_427 + at * 7_919) }, ownPassword)
    expect(await bench.results()).toEqual({ Amara: 'by_hand', Linh: 'failed', Mia: 'mailed' })
    expect(await bench.results('failed')).toEqual({ Linh: 'failed' })
    expect(await bench.now()).toMatchObject({ again: 1, counts: { people: 3, mailed: 1, failed: 1, byHand: 1, moved: 2 } })
    bench.clock.now += 1_000
    await bench.renewals.retry(bench.asAdmin, (await bench.now()).id)
    await bench.pins.setPin(bench.asAdmin, linh?.id ?? '', { pin: '720945' }, ownPassword)
    bench.clock.now += 1_000
    await bench.worker().run()
    expect(await bench.works('601427')).toBe(true)
    expect(await bench.works('720945')).toBe(true)
    expect(await bench.results()).toEqual({ Amara: 'by_hand', Linh: 'by_hand', Mia: 'mailed' })
    expect(await bench.now()).toMatchObject({ state: 'done', counts: { people: 3, waiting: 0, failed: 0, byHand: 2 } })
  })
})
