import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMailBench, type MailBench } from '../support/mail-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

const minute = 60_000
const certificate = {
  key: readFileSync('test/support/certificates/localhost-key.pem', 'utf8'),
  cert: readFileSync('test/support/certificates/localhost-cert.pem', 'utf8'),
}

describe.each(databaseKinds)('mails and their way out on %s', (kind) => {
  let bench: MailBench
  beforeEach(async () => {
    bench = await createMailBench(kind)
  })
  afterEach(() => bench.drop())

  it.each(['start', 'starttls'] as const)(
    'MAIL-2 speaks TLS (%s) with a server whose authority is trusted, and with no other',
    async (from) => {
      const server = await bench.serve({ tls: { ...certificate, from } })
      await bench.mail(bench.lea)
      await bench.workerFor(server.config).run()
      expect(await bench.states()).toEqual([['waiting', 'not_secure', null]])
      bench.clock.now += minute
      await bench.workerFor(server.config, { ca: certificate.cert }).run()
      expect(server.received).toHaveLength(1)
    },
  )

  it('MAIL-2 sends nothing in the clear to a server that offers no STARTTLS', async () => {
    const server = await bench.serve()
    await bench.mail(bench.lea)
    await bench.workerFor({ ...server.config, security: 'starttls' }).run()
    expect(await bench.states()).toEqual([['waiting', 'not_secure', expect.anything()]])
    expect(server.received).toEqual([])
  })

  it.each(['a@shop.example\r\nBcc: thief@evil.example', 'a@shop.example, thief@evil.example', '<a@shop.example>', 'nobody'])(
    'MAIL-2 sends nothing to %j, which is no single address',
    async (email) => {
      const server = await bench.serve()
      await bench.mail(await bench.addUser(bench.organisationId, { email, username: 'x' }))
      await bench.workerFor(server.config).run()
      expect(await bench.states()).toEqual([['dead', 'no_address', null]])
      expect(server.received).toEqual([])
    },
  )

  it('MAIL-2 lets a line break in a name add no header', async () => {
    const server = await bench.serve()
    await bench.mail(
      await bench.addUser(bench.organisationId, { email: 'x@shop.example', display_name: 'X\r\nBcc: thief@evil.example', username: 'x' }),
    )
    await bench.workerFor(server.config).run()
    expect(server.received[0]?.to).toEqual(['x@shop.example'])
    expect(server.received[0]?.mail.bcc).toBeUndefined()
  })
})
