import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OrganisationRow, UserRow } from '../../server/db/schema.ts'
import { setPassword } from '../../server/db/user-password.ts'
import { resetPassword } from '../../server/cli/reset-password.ts'
import { cameInWithBoth, mayComeByMail, type Factor } from '../../server/db/factors-by-mail.ts'
import { createOneMailbox } from '../../server/features/one-mailbox/one-mailbox.ts'
import { createMailBench, type MailBench } from '../support/mail-bench.ts'
import { day, ownPassword } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('new PINs by mail where the role asks for both, on %s', (kind) => {
  let bench: MailBench
  beforeEach(async () => {
    bench = await createMailBench(kind)
    await rule({ pin_need_staff: 'second_step', pins_by_mail: 1 })
    await setUser({ password_hash: 'of lea', username_key: 'lea' })
  })
  afterEach(() => bench.drop())

  const rule = (columns: Partial<OrganisationRow>) =>
    bench.database.query.updateTable('organisations').set(columns).where('id', '=', bench.organisationId).execute()
  const setUser = (columns: Partial<UserRow>) =>
    bench.database.query.updateTable('users').set(columns).where('id', '=', bench.lea.id).execute()
  const generate = () => bench.pins.setPin(bench.asAdmin, bench.lea.id, { generate: true }, ownPassword)
  const kinds = async () => (await bench.outbox()).map((mail) => mail.kind)
  const may = (factor: 'password' | 'pin') => mayComeByMail(bench.database, bench.lea.id, factor)
  const byMail = () => bench.database.transaction((tx) => setPassword(tx, bench.lea.id, 'another', 'mail'))

  it('POL-7 POL-8 MAIL-3 mails a link and never the digits, which would lie in the mailbox for good', async () => {
    expect(await generate()).toMatchObject({ told: 'mailed', generated: null })
    expect(await kinds()).toEqual(['new_pin_link'])
    expect([await may('password'), await may('pin')]).toEqual([false, true])
  })

  it('POL-7 POL-8 shows the PIN to who set it where the password came by mail, or is to come', async () => {
    await byMail()
    expect(await generate()).toMatchObject({ told: 'password_by_mail', generated: expect.stringMatching(/^\d{5}$/) as string })
    await setUser({ password_hash: null, password_by_mail: 0 })
    expect(await generate()).toMatchObject({ told: 'password_by_mail' })
    expect(await kinds()).not.toContain('new_pin_link')
    expect([await may('password'), await may('pin')]).toEqual([true, false])
  })

  it('POL-8 keeps the password from a mailbox that has the digits of a PIN, as long as that PIN lives', async () => {
    await rule({ pin_need_staff: 'optional' })
    expect(await generate()).toMatchObject({ told: 'mailed' })
    expect([await kinds(), await may('password')]).toEqual([['new_pin'], true])
    await rule({ pin_need_staff: 'second_step' })
    expect(await may('password')).toBe(false)
    await bench.database.transaction((tx) => cameInWithBoth(tx, bench.lea.id))
    expect(await may('password')).toBe(false)
    await bench.pins.setPin(bench.asAdmin, bench.lea.id, { pin: '58314' }, ownPassword)
    expect(await may('password')).toBe(true)
  })

  it('POL-8 ACC-1 lets the operator always get somebody back: password and first PIN, whatever came by mail', async () => {
    await generate()
    await byMail()
    const { database, effects } = bench
    const wanted = { organisation: 'corner-shop', username: 'lea', password: 'from the operator' }
    expect(await resetPassword({ database, effects, keys: null }, wanted)).toMatchObject({ kind: 'done' })
    const row = await database.query.selectFrom('users').select('password_by_mail').where('id', '=', bench.lea.id).executeTakeFirst()
    expect([row, await may('password'), await may('pin')]).toEqual([{ password_by_mail: 0 }, true, true])
  })

  it('POL-8 says why nothing came three times in 24 hours, however often somebody asks, and gives it each time to nobody', async () => {
    await byMail()
    const told: Factor[] = []
    const tellWithheld = (_: unknown, { factor }: { factor: Factor }) => Promise.resolve(told.push(factor))
    const { withholds } = createOneMailbox({ effects: bench.effects, tellWithheld })
    const who = { organisationId: bench.organisationId, userId: bench.lea.id, ip: '192.0.2.1', deviceId: null, address: 'lea@shop.example' }
    const ask = (factor: Factor) => bench.database.transaction((tx) => withholds(tx, who, factor))
    for (let times = 0; times < 5; times += 1) expect(await ask('pin')).toBe(true)
    expect(told).toEqual(['pin', 'pin', 'pin'])
    bench.clock.now += day - 1
    expect([await ask('pin'), told.length]).toEqual([true, 3])
    bench.clock.now += 1
    expect([await ask('pin'), told.length]).toEqual([true, 4])
    expect([await ask('password'), told.length]).toEqual([false, 4])
  })

  it('POL-8 holds nobody to it whose role does not ask for both', async () => {
    await generate()
    await byMail()
    await rule({ pin_need_staff: 'required' })
    expect([await may('password'), await may('pin')]).toEqual([true, true])
  })
})
