import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PinRulesChange } from '../../contract/http/pin-rules.ts'
import { createMailService } from '../../server/features/mail/mail-service.ts'
import { createPinLinkService } from '../../server/features/pin-links/pin-link-service.ts'
import { createAddressLimit } from '../../server/http/address-limit.ts'
import { alone } from '../support/alone.ts'
import { createMailBench, type MailBench } from '../support/mail-bench.ts'
import { chooseRules, deliveredMails } from '../support/new-pins.ts'
import { callerOf, day, ownPassword, ownSignature } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

const digits = expect.stringMatching(/^\d{5}$/) as string

describe.each(databaseKinds)('the mail with a new PIN on %s', (kind) => {
  let bench: MailBench
  beforeEach(async () => {
    bench = await createMailBench(kind)
  })
  afterEach(() => bench.drop())

  const confirm = { password: ownPassword }
  const tell = (userId: string, pin = '48213') =>
    bench.database.transaction((tx) => bench.writeNewPin(tx, { organisationId: bench.organisationId, userId, pin }))
  const links = () => bench.database.query.selectFrom('pin_links').selectAll().execute()
  const choose = (change: PinRulesChange) => chooseRules(bench, change)
  const ownerOf = async (pin: string) => (await bench.lookup.findPinOwner(bench.database, bench.organisationId, pin))?.userId
  const set = (userId: string, wanted: { generate: true } | { pin: string }, caller = bench.asAdmin) =>
    bench.pins.setPin(caller, userId, wanted, ownPassword)
  const add = async (displayName: string, email?: string) => {
    const done = await bench.users.add(bench.asAdmin, { displayName, email, role: 'staff', loginMethod: 'pin_only' })
    if ('refused' in done) throw new Error(done.refused)
    return done
  }
  const delivered = () => deliveredMails(bench)
  const kinds = async () => (await bench.outbox()).map((mail) => mail.kind)

  it('MAIL-3 puts the PIN in the mail where the organisation wants no link, and keeps none', async () => {
    expect(await tell(bench.lea.id)).toBe('mailed')
    expect(await delivered()).toEqual([{ to: 'lea@shop.example', subject: 'Your new PIN for corner-shop', pin: '48213' }])
    expect(await links()).toEqual([])
  })

  it('MAIL-3 puts a link in the mail whose token stands in the fragment, and no digits anywhere', async () => {
    await choose({ newPinsAsLink: true })
    const server = await bench.serve()
    expect(await tell(bench.lea.id)).toBe('mailed')
    const [link] = await links()
    expect(link?.expires_at).toBe(bench.clock.now + 24 * 60 * 60_000)
    expect(Buffer.from(link?.sealed ?? []).toString('latin1')).not.toContain('48213')
    await bench.workerFor(server.config).run()
    const url = /https:\S+/.exec(server.received[0]?.mail.text ?? '')?.[0]
    expect(url).toMatch(/^https:\/\/shop\.example\/console\/#\/new-pin\/[\w-]{43}$/)
    expect(server.received[0]?.raw).not.toMatch(alone('48213'))
    expect(JSON.stringify(await bench.outbox()) + JSON.stringify(link)).not.toContain(url?.slice(-43))
  })

  it('POL-7 says why nobody is mailed: no address, or no mail server', async () => {
    await choose({ newPinsAsLink: true })
    expect(await tell(bench.admin.id)).toBe('no_address')
    const silent = bench.database.transaction((tx) =>
      bench.writeNewPinWithoutServer(tx, { organisationId: bench.organisationId, userId: bench.lea.id, pin: '48213' }),
    )
    expect(await silent).toBe('no_mail_server')
    expect([await links(), await bench.outbox()]).toEqual([[], []])
  })

  it('POL-7 is switched on together with POL-6, unless the same change says otherwise, and stays as it is from then on', async () => {
    expect(await choose({ newUsersGetPin: true })).toMatchObject({ newPinsByMail: true, canMail: true, withoutEmail: 1 })
    expect(await choose({ newPinsByMail: false })).toMatchObject({ newUsersGetPin: true, newPinsByMail: false })
    expect(await choose({ minLength: 5, newUsersGetPin: true })).toMatchObject({ newPinsByMail: false })
    expect(await choose({ newUsersGetPin: false })).toMatchObject({ newPinsByMail: false })
    expect(await choose({ newUsersGetPin: true, newPinsByMail: false })).toMatchObject({ newPinsByMail: false })
  })

  it('POL-7 mails a generated PIN to its user in the place of the notice, and shows it to nobody else', async () => {
    await choose({ newPinsByMail: true })
    expect(await set(bench.lea.id, { generate: true })).toEqual({ generated: null, told: 'mailed' })
    const [mail, ...others] = await delivered()
    expect(others).toEqual([])
    expect(mail).toMatchObject({ to: 'lea@shop.example', subject: 'Your new PIN for corner-shop', pin: digits })
    expect(await ownerOf(mail?.pin ?? '')).toBe(bench.lea.id)
  })

  it('POL-7 shows a PIN to who generated it where its user has no address, and leaves typed and own ones to the notice', async () => {
    await choose({ newPinsByMail: true })
    const ben = await bench.addUser(bench.organisationId, { display_name: 'Ben' })
    expect(await set(ben.id, { generate: true })).toEqual({ generated: digits, told: 'no_address' })
    expect(await set(bench.lea.id, { pin: '48213' })).toEqual({ generated: null })
    await bench.database.query.updateTable('users').set({ email: 'ada@shop.example' }).where('id', '=', bench.admin.id).execute()
    expect(await set(bench.admin.id, { generate: true }, callerOf(bench.admin))).toEqual({ generated: digits })
    expect(await kinds()).toEqual(['pin_changed', 'pin_changed'])
  })

  it('POL-6 gives who is added a PIN, and POL-7 mails it: shown only where there is no address', async () => {
    await choose({ newUsersGetPin: true })
    expect(await add('Zoë', 'zoe@shop.example')).toMatchObject({ pin: 'set', newPin: undefined, newPinMail: 'mailed' })
    expect(await add('Ben')).toMatchObject({ pin: 'set', newPin: digits, newPinMail: 'no_address' })
    expect(await delivered()).toEqual([{ to: 'zoe@shop.example', subject: 'Your new PIN for corner-shop', pin: digits }])
  })

  it('MAIL-2 drops the mail with a PIN when its user has another, is blocked or is removed: an old PIN is mailed to nobody', async () => {
    await choose({ newPinsByMail: true, newPinsAsLink: true })
    await set(bench.lea.id, { generate: true })
    await set(bench.lea.id, { generate: true })
    expect(await kinds()).toEqual(['new_pin_link'])
    await set(bench.lea.id, { pin: '48213' })
    expect([await kinds(), await links()]).toEqual([['pin_changed'], []])
    const change = async (body: { blocked: boolean }) => {
      const { version } = (await bench.users.get(bench.asAdmin, bench.lea.id)) as { version: number }
      expect(await bench.users.update(bench.asAdmin, bench.lea.id, `"${version}"`, { ...body, confirm })).not.toHaveProperty('refused')
    }
    await set(bench.lea.id, { generate: true })
    await change({ blocked: true })
    expect([await kinds(), await links()]).toEqual([['pin_changed'], []])
    await change({ blocked: false })
    await set(bench.lea.id, { generate: true })
    await bench.users.remove(bench.asAdmin, bench.lea.id, ownSignature)
    expect(await links()).toEqual([])
    expect(await kinds()).not.toContain('new_pin_link')
  })

  it('MAIL-3 lets a link die when its user has another address, unless its mail never left', async () => {
    await choose({ newPinsByMail: true, newPinsAsLink: true })
    const readdress = async (email: string) => {
      const { version } = (await bench.users.get(bench.asAdmin, bench.lea.id)) as { version: number }
      await bench.users.update(bench.asAdmin, bench.lea.id, `"${version}"`, { email, confirm: { password: ownPassword } })
    }
    const server = await bench.serve({ refuse: (address) => (address.startsWith('typo') ? { code: 550, text: '5.1.1 nobody' } : null) })
    await readdress('typo@shop.example')
    await set(bench.lea.id, { generate: true })
    await bench.workerFor(server.config).run()
    await readdress('lea@shop.example')
    expect([await kinds(), (await links()).length]).toEqual([['new_pin_link'], 1])
    await set(bench.lea.id, { generate: true })
    await bench.workerFor(server.config).run()
    expect(server.received).toHaveLength(1)
    await readdress('stranger@shop.example')
    expect(await links()).toEqual([])
  })

  it('MAIL-2 POL-7 keeps a mail with the PIN in it for the corrected address: it is the only one who knows that PIN', async () => {
    await choose({ newPinsByMail: true })
    const readdress = async (email: string) => {
      const { version } = (await bench.users.get(bench.asAdmin, bench.lea.id)) as { version: number }
      await bench.users.update(bench.asAdmin, bench.lea.id, `"${version}"`, { email, confirm: { password: ownPassword } })
    }
    const server = await bench.serve({ refuse: (address) => (address.startsWith('typo') ? { code: 550, text: '5.1.1 nobody' } : null) })
    await readdress('typo@shop.example')
    await set(bench.lea.id, { generate: true })
    await bench.workerFor(server.config).run()
    await readdress('lea@shop.example')
    const [mail] = await bench.outbox()
    expect(mail).toMatchObject({ kind: 'new_pin', state: 'dead' })
    const mails = createMailService({ ...bench, server: server.config })
    expect(await mails.resend(bench.asAdmin, mail?.id ?? '')).toBeNull()
    await bench.workerFor(server.config).run()
    const pin = /\b\d{5}\b/.exec(server.received[0]?.mail.text ?? '')?.[0]
    expect(await ownerOf(pin ?? '')).toBe(bench.lea.id)
  })

  it('MAIL-3 erases after 24 hours what nobody opened, and not before', async () => {
    await choose({ newPinsAsLink: true })
    await tell(bench.lea.id)
    const service = createPinLinkService({ ...bench, links: createAddressLimit(10) })
    bench.clock.now += day - 1
    await service.sweep()
    expect(await links()).toHaveLength(1)
    bench.clock.now += 1
    await service.sweep()
    expect(await links()).toEqual([])
  })

  it('MAIL-2 lets a mail that is of no use soon overtake a thousand that have a week', async () => {
    for (let count = 0; count < 20; count += 1)
      await bench.mail(bench.lea, { kind: 'invitation', values: { link: 'https://shop.example' } })
    bench.clock.now += 1_000
    await bench.mail(bench.lea, { kind: 'pin_reset_code', values: { code: '123456' } })
    const order: string[] = []
    await bench.workerWith((letter) => (order.push(letter.subject.slice(0, 9)), Promise.resolve({ sent: true }))).run()
    expect(order).toHaveLength(21)
    expect(order.indexOf('Your code')).toBeLessThan(8)
  })
})
