import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mailboxOf, verifyMailbox } from '../../server/features/mailboxes/mailbox-store.ts'
import { createPeopleBench, ownPassword, type PeopleBench, ownSignature } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

const address = 'lea@shop.example'

describe.each(databaseKinds)('mailboxes on %s', (kind) => {
  let bench: PeopleBench
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
  })
  afterEach(() => bench.drop())
  const add = (columns: object = {}) => bench.addUser(bench.organisationId, { email: address, ...columns })
  const mailbox = (id: string) => mailboxOf(bench.database, bench.organisationId, id)
  const change = async (id: string, columns: object) => {
    const { version } = await bench.database.query.selectFrom('users').select('version').where('id', '=', id).executeTakeFirstOrThrow()
    return bench.users.update(bench.asAdmin, id, `"${version}"`, columns)
  }

  it('SELF-7 takes an address for a mailbox once it is verified, and as long as nobody else in the organisation has it', async () => {
    const lea = await add()
    expect(await mailbox(lea.id)).toBeNull()
    expect(await verifyMailbox(bench.database, lea.id, address, bench.clock.now)).toBe(true)
    expect(await mailbox(lea.id)).toBe(address)
    expect(await mailboxOf(bench.database, await bench.addOrganisation('other'), lea.id)).toBeNull()
    const twin = await add({ email: 'LEA@shop.example', blocked: 1 })
    expect([await mailbox(lea.id), await mailbox(twin.id)]).toEqual([null, null])
    await bench.users.remove(bench.asAdmin, twin.id, ownSignature)
    expect(await mailbox(lea.id)).toBe(address)
    await bench.addUser(await bench.addOrganisation('third'), { email: address })
    expect(await mailbox(lea.id)).toBe(address)
  })

  it('SELF-7 an address is verified no more from the update on that changes it, and never by a link to another', async () => {
    const lea = await add({ email_verified_at: 1 })
    await change(lea.id, { displayName: 'Léa' })
    expect(await mailbox(lea.id)).toBe(address)
    await change(lea.id, { email: 'thief@shop.example' })
    expect(await mailbox(lea.id)).toBeNull()
    expect(await verifyMailbox(bench.database, lea.id, address, bench.clock.now)).toBe(false)
    await change(lea.id, { email: address })
    expect(await mailbox(lea.id)).toBeNull()
  })

  it('SELF-7 mails no secret to who is blocked', async () => {
    const lea = await add({ email_verified_at: 1 })
    await change(lea.id, { blocked: true, confirm: { password: ownPassword } })
    expect(await mailbox(lea.id)).toBeNull()
  })
})
