import { expect, it } from 'vitest'
import { openConsole } from '../support/console.ts'
import { startMailServer } from '../support/mail-server.ts'
import { startTestServer } from '../support/test-server.ts'

/** Everywhere else tests ask for what comes by itself. */
it('ACC-1 SELF-7 MAIL-2 wishes for a new password and a new PIN are answered within seconds, by mails that nobody asked the server to send', async () => {
  const mails = await startMailServer()
  const server = await startTestServer({ smtp: mails.config })
  try {
    const mailbox = { email: 'lea@shop.example', email_verified_at: 1 }
    await server.database.query.updateTable('users').set(mailbox).where('id', '=', server.manager.id).execute()
    const stranger = await openConsole(server, { username: 'nobody at all', password: 'x' })
    const { username } = server.manager
    expect(await stranger.send('POST', '/v1/password-links/forgotten', { username })).toMatchObject({ status: 202 })
    expect(await stranger.send('POST', '/v1/pin-codes', { name: username })).toMatchObject({ status: 202 })
    await expect.poll(() => mails.received.length, { timeout: 12_000 }).toBe(2)
  } finally {
    await server.stop()
    await mails.close()
  }
})
