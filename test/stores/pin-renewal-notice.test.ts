import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRenewalBench, type RenewalBench } from '../support/renewal-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('the notice of a new PIN among those of everybody on %s', (kind) => {
  let bench: RenewalBench
  beforeEach(async () => {
    bench = await createRenewalBench(kind)
  })
  afterEach(() => bench.drop())

  it('SELF-8 POL-8 tells who gets the new PIN on paper, for the password came by mail, that the one before was replaced', async () => {
    const mia = await bench.addPerson('Mia', '48213')
    await bench.database.query
      .updateTable('users')
      .set({ password_hash: 'some hash', password_by_mail: 1 })
      .where('id', '=', mia.id)
      .execute()
    await bench.database.query.updateTable('organisations').set({ pin_need_staff: 'second_step' }).execute()
    await bench.database.query.deleteFrom('outbox').execute()
    await bench.raise()
    await bench.worker().run()
    expect(await bench.results()).toEqual({ Mia: 'password_by_mail' })
    const mails = await bench.database.query.selectFrom('outbox').select(['kind', 'user_id']).execute()
    expect(mails).toEqual([{ kind: 'pin_changed', user_id: mia.id }])
  })
})
