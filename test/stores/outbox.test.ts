import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMailWriter } from '../../server/features/mail/write-mail.ts'
import { createSmtp, type Deliver, type Letter } from '../../server/features/mail/smtp.ts'
import { openDatabase } from '../../server/db/open-database.ts'
import { createMailWorker } from '../../server/features/mail/send-mails.ts'
import { alone } from '../support/alone.ts'
import { eventually } from '../support/eventually.ts'
import { wireMail } from '../../server/wire-mail.ts'
import { createMailBench, type MailBench } from '../support/mail-bench.ts'
import { startCutter, startMailServer } from '../support/mail-server.ts'
import { databaseKinds } from '../support/test-database.ts'
import { ownPassword, ownSignature } from '../support/people-bench.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe.each(databaseKinds)('the outbox on %s', (kind) => {
  let bench: MailBench
  beforeEach(async () => {
    bench = await createMailBench(kind)
  })
  afterEach(() => bench.drop())
  const failures = async () =>
    (await bench.database.query.selectFrom('audit_events').select('details').where('type', '=', 'mail.failed').execute()).map(
      ({ details }) => JSON.parse(details) as unknown,
    )

  it('MAIL-2 delivers umlauts, emoji and long names, as text and HTML, with the words of the language', async () => {
    const server = await bench.serve()
    const name = `Jürgen ${'Wöllmännlein-'.repeat(5)} 🧀`.slice(0, 80)
    const jürgen = await bench.addUser(bench.organisationId, {
      display_name: name,
      email: 'jürgen@käse.example',
      language: 'de',
      username: 'j',
    })
    await bench.mail(jürgen, {
      kind: 'invitation',
      values: { username: 'jürgen <b>', link: 'https://shop.example/console/#/invitation/x' },
    })
    await bench.workerFor(server.config).run()
    const [{ mail, to } = { mail: undefined, to: [] }] = server.received
    expect(to).toEqual(['jürgen@käse.example'])
    expect(mail?.subject).toBe('Wähle dein Passwort für corner-shop')
    expect(mail?.to?.[0]?.name).toBe(name)
    expect(mail?.text).toContain(`Hallo ${name},`)
    expect(mail?.text).toContain('https://shop.example/console/#/invitation/x')
    expect(mail?.html).toContain('jürgen &lt;b&gt;')
    expect(mail?.html).not.toContain('<b>')
    expect(await bench.states()).toEqual([['sent', null, null]])
  })

  it('MAIL-2 writes a mail in the transaction of its cause: what is taken back is not mailed', async () => {
    const undone = bench.database.transaction(async (tx) => {
      await bench.write(tx, { organisationId: bench.organisationId, userId: bench.lea.id, kind: 'pin_changed', values: {} })
      throw new Error('the cause failed')
    })
    await expect(undone).rejects.toThrow('the cause failed')
    expect(await bench.outbox()).toEqual([])
  })

  it('MAIL-2 keeps what a mail holds encrypted, for its own place only, and erases it on delivery', async () => {
    const server = await bench.serve()
    await bench.mail(bench.lea, { kind: 'new_pin', values: { pin: '48213' } })
    await bench.mail(bench.lea, { kind: 'new_pin', values: { pin: '90467' } })
    const [first, second] = await bench.outbox()
    expect(Buffer.from(first?.sealed ?? []).toString('latin1')).not.toContain('48213')
    // Swapped by somebody with the database alone: neither opens in the other's place.
    await bench.database.query
      .updateTable('outbox')
      .set({ sealed: second?.sealed })
      .where('id', '=', first?.id ?? '')
      .execute()
    await bench.workerFor(server.config).run()
    expect(server.received.map(({ mail }) => /\d{5}/.exec(mail.text ?? '')?.[0])).toEqual(['90467'])
    expect(await bench.states()).toEqual([
      ['dead', 'not_readable', null],
      ['sent', null, null],
    ])
    expect((await bench.outbox())[1]?.sealed).toBeNull()
  })

  it('MAIL-2 gives a refused recipient up at once, on record, with the code of the refusal and not its words', async () => {
    const server = await bench.serve({ refuse: () => ({ code: 550, text: '5.1.1 no lea@shop.example here' }) })
    await bench.mail(bench.lea)
    await bench.workerFor(server.config).run()
    expect(await bench.states()).toEqual([['dead', 'refused', '550 5.1.1']])
    expect(await failures()).toEqual([{ kind: 'pin_changed', why: 'refused' }])
    expect(JSON.stringify(await bench.outbox())).not.toContain('lea@')
  })

  it('MAIL-2 tries again after a 4xx, not before its time, and keeps the Message-ID', async () => {
    let busy = true
    const server = await bench.serve({ afterData: () => (busy ? { code: 451, text: '4.7.1 try later' } : 'take') })
    await bench.mail(bench.lea)
    const worker = bench.workerFor(server.config)
    await worker.run()
    expect(await bench.states()).toEqual([['waiting', 'put_off', '451 4.7.1']])
    busy = false
    await worker.run()
    expect(server.received).toEqual([])
    bench.clock.now += minute
    await worker.run()
    const [mail] = await bench.outbox()
    expect(server.received.map((one) => one.mail.messageId)).toEqual([`<${mail?.id}@shop.example>`])
    expect(mail).toMatchObject({ state: 'sent', attempts: 2, sealed: null })
  })

  it('MAIL-2 loses nothing while the mail server is away', async () => {
    const gone = await startMailServer()
    await gone.close()
    await bench.mail(bench.lea)
    await bench.workerFor(gone.config).run()
    expect(await bench.states()).toEqual([['waiting', 'not_reached', null]])
    bench.clock.now += minute
    const back = await bench.serve({ port: gone.port })
    await bench.workerFor(back.config).run()
    expect(back.received).toHaveLength(1)
  })

  it('MAIL-2 tries for three days, then lays the mail aside', async () => {
    const gone = await startMailServer()
    await gone.close()
    await bench.mail(bench.lea)
    const written = bench.clock.now
    const worker = bench.workerFor(gone.config)
    for (let tries = 0; tries < 100 && (await bench.states())[0]?.[0] === 'waiting'; tries += 1) {
      bench.clock.now = (await bench.outbox())[0]?.next_at ?? 0
      await worker.run()
    }
    const [mail] = await bench.outbox()
    expect(mail).toMatchObject({ state: 'dead', why: 'not_reached' })
    expect((mail?.ended_at ?? 0) - written).toBeGreaterThan(3 * day - 3 * hour)
    expect((mail?.ended_at ?? 0) - written).toBeLessThanOrEqual(3 * day)
    expect(mail?.attempts).toBeLessThan(70)
  })

  it('MAIL-2 sends again where a server took a mail and died before it said so, with one Message-ID', async () => {
    const server = await bench.serve({ afterData: () => 'die' })
    const front = await startCutter(server.port)
    await bench.mail(bench.lea)
    await bench.workerFor({ ...server.config, port: front.port }).run()
    expect(await bench.states()).toEqual([['waiting', 'not_reached', null]])
    const healthy = await bench.serve()
    bench.clock.now += minute
    await bench.workerFor(healthy.config).run()
    front.close()
    const ids = [...server.received, ...healthy.received].map(({ mail }) => mail.messageId)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
  })

  it('MAIL-2 sends each mail once where two workers with connections of their own run at the same time', async () => {
    const server = await bench.serve()
    for (let count = 0; count < 40; count += 1) await bench.mail(bench.lea)
    // A second connection to one SQLite file in one thread would wait for itself.
    const other = kind === 'sqlite' ? null : openDatabase(bench.location, () => undefined)
    const workers = [
      bench.workerFor(server.config),
      createMailWorker({ ...bench, database: other ?? bench.database, deliver: createSmtp(server.config) }),
    ]
    await Promise.all(workers.map((worker) => worker.run()))
    await other?.close()
    const ids = server.received.map(({ mail }) => mail.messageId)
    expect(ids).toHaveLength(40)
    expect(new Set(ids).size).toBe(40)
  })

  it('MAIL-2 takes a mail over from a node that died between sending and noting it, when the lease ends and not before', async () => {
    const letters: Letter[] = []
    const dies: Deliver = (letter) => {
      letters.push(letter)
      return new Promise(() => undefined)
    }
    const lives: Deliver = (letter) => {
      letters.push(letter)
      return Promise.resolve({ sent: true })
    }
    await bench.mail(bench.lea)
    void bench.workerWith(dies).run()
    await eventually(() => expect(letters).toHaveLength(1))
    await bench.workerWith(lives).run()
    expect(letters).toHaveLength(1)
    bench.clock.now += 5 * minute
    await bench.workerWith(lives).run()
    expect(letters.map(({ id }) => id)).toEqual([letters[0]?.id, letters[0]?.id])
    expect(await bench.states()).toEqual([['sent', null, null]])
  })

  it('MAIL-2 writes nothing without a mail server, nor for who has no address or is of another organisation', async () => {
    const stranger = await bench.addUser(await bench.addOrganisation('bakery'), { email: 's@bakery.example' })
    expect(await bench.mail(bench.admin)).toBe(false)
    expect(await bench.mail(stranger, { organisationId: bench.organisationId })).toBe(false)
    const silent = createMailWriter({ ...bench, canSend: false })
    const mail = { organisationId: bench.organisationId, userId: bench.lea.id, kind: 'pin_changed', values: {} } as const
    expect(await bench.database.transaction((tx) => silent(tx, mail))).toBe(false)
    expect(await bench.outbox()).toEqual([])
  })

  it('MAIL-2 erases what came too late, drops mails to who was removed, and forgets what ended a month ago', async () => {
    const server = await bench.serve({ refuse: () => ({ code: 550, text: 'no' }) })
    const worker = bench.workerFor(server.config)
    await bench.mail(bench.lea, { kind: 'new_pin', values: { pin: '48213' } })
    await worker.run()
    expect((await bench.outbox())[0]?.sealed).not.toBeNull()
    bench.clock.now += 14 * day
    await worker.sweep()
    expect((await bench.outbox())[0]).toMatchObject({ state: 'dead', why: 'refused', sealed: null })
    bench.clock.now += 16 * day
    await worker.sweep()
    expect(await bench.outbox()).toEqual([])
    await bench.mail(bench.lea)
    await bench.users.remove(bench.asAdmin, bench.lea.id, ownSignature)
    await worker.run()
    expect(await bench.outbox()).toEqual([])
  })

  it('LOG-3 keeps no address of who was removed, not of the mails that went out either', async () => {
    const server = await bench.serve()
    const worker = bench.workerFor(server.config)
    await bench.mail(bench.lea, { kind: 'verify_email', values: { link: 'https://shop.example' }, address: 'lea@old.example' })
    await worker.run()
    await bench.users.remove(bench.asAdmin, bench.lea.id, ownSignature)
    await worker.sweep()
    expect(await bench.outbox()).toEqual([])
  })

  it('MAIL-2 erases what came too late where the mail server was taken away since, too', async () => {
    await bench.mail(bench.lea, { kind: 'new_pin', values: { pin: '48213' } })
    bench.clock.now += 14 * day
    for (const chore of wireMail(bench, null, bench.publicUrl).chores) await chore.run()
    expect(await bench.outbox()).toMatchObject([{ state: 'dead', sealed: null }])
  })

  it('SELF-8 tells an owner that the PIN was set, without the PIN, and nothing where it was not set', async () => {
    const server = await bench.serve()
    await bench.pins.setPin(bench.asAdmin, bench.lea.id, { pin: '48213' }, ownPassword)
    await bench.pins.setPin(bench.asAdmin, bench.lea.id, { pin: '11111' }, ownPassword)
    await bench.pins.setPin(bench.asAdmin, bench.lea.id, { pin: '90467' }, 'not my password')
    await bench.workerFor(server.config).run()
    expect(server.received.map(({ mail }) => mail.subject)).toEqual(['Your PIN for corner-shop was changed'])
    expect(server.received[0]?.raw).not.toMatch(alone('48213'))
  })
})
