import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMailBench, type MailBench } from '../support/mail-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('the mail with a new PIN on %s', (kind) => {
  let bench: MailBench
  beforeEach(async () => {
    bench = await createMailBench(kind)
  })
  afterEach(() => bench.drop())
  const tell = (userId: string, pin = '48213') =>
    bench.database.transaction((tx) => bench.writeNewPin(tx, { organisationId: bench.organisationId, userId, pin }))
  const links = () => bench.database.query.selectFrom('pin_links').selectAll().execute()
  const choose = (columns: { pins_by_link?: 0 | 1; pins_by_mail?: 0 | 1 }) =>
    bench.database.query.updateTable('organisations').set(columns).execute()

  it('MAIL-3 puts the PIN in the mail where the organisation wants no link, and keeps none', async () => {
    const server = await bench.serve()
    expect(await tell(bench.lea.id)).toBe('mailed')
    await bench.workerFor(server.config).run()
    expect(server.received[0]?.mail.text).toContain('\n48213\n')
    expect(await links()).toEqual([])
  })

  it('MAIL-3 puts a link in the mail whose token stands in the fragment, and no digits anywhere', async () => {
    await choose({ pins_by_link: 1 })
    const server = await bench.serve()
    expect(await tell(bench.lea.id)).toBe('mailed')
    const [link] = await links()
    expect(link?.expires_at).toBe(bench.clock.now + 24 * 60 * 60_000)
    expect(Buffer.from(link?.sealed ?? []).toString('latin1')).not.toContain('48213')
    await bench.workerFor(server.config).run()
    const url = /https:\S+/.exec(server.received[0]?.mail.text ?? '')?.[0]
    expect(url).toMatch(/^https:\/\/shop\.example\/console\/#\/new-pin\/[\w-]{43}$/)
    expect(server.received[0]?.raw).not.toContain('48213')
    expect(JSON.stringify(await bench.outbox()) + JSON.stringify(link)).not.toContain(url?.slice(-43))
  })

  it('POL-7 says why nobody is mailed: no address, or no mail server', async () => {
    await choose({ pins_by_link: 1 })
    expect(await tell(bench.admin.id)).toBe('no_address')
    const silent = bench.database.transaction((tx) =>
      bench.writeNewPinWithoutServer(tx, { organisationId: bench.organisationId, userId: bench.lea.id, pin: '48213' }),
    )
    expect(await silent).toBe('no_mail_server')
    expect([await links(), await bench.outbox()]).toEqual([[], []])
  })
})
