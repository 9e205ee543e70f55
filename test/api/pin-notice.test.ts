import { afterAll, beforeAll, expect, it } from 'vitest'
import { openApplication, type Application } from '../support/application.ts'
import { openConsole, type Console } from '../support/console.ts'
import { startMailServer, type TestMailServer } from '../support/mail-server.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill, type Till } from '../support/till.ts'

let mails: TestMailServer
let server: TestServer
let admin: Console
let own: Console
let till: Till
let app: Application
let pin = ''

beforeAll(async () => {
  mails = await startMailServer()
  server = await startTestServer({ smtp: mails.config })
  const { staffWithPassword } = server
  pin = staffWithPassword.pin
  await server.database.query.updateTable('users').set({ email: 'lea@shop.example' }).where('id', '=', staffWithPassword.id).execute()
  admin = await openConsole(server, server.admin)
  own = await openConsole(server, staffWithPassword)
  till = await openApprovedTill(server)
  app = await openApplication(server, {}, admin)
})
afterAll(async () => {
  await server.stop()
  await mails.close()
})

const rule = (pin_change_given: 0 | 1) => server.database.query.updateTable('organisations').set({ pin_change_given }).execute()
const asAdmin = async (body: object) => {
  const confirm = { password: server.admin.password }
  const { status, body: answer } = await admin.send('PUT', `/v1/users/${server.staffWithPassword.id}/pin`, { ...body, confirm })
  pin = (answer as { pin?: string }).pin ?? ''
  return status
}
/** Somebody else sets the PIN, so that it has to be changed. */
const due = async () => {
  await rule(1)
  await asAdmin({ pin: '60417' })
}
const tokenOf = (answer: unknown) => (answer as { token: string }).token

const ways: [string, string, () => Promise<number>][] = [
  ['SELF-2', 'by oneself', async () => (await own.send('PUT', '/v1/me/pin', { pin: '48302', proof: { currentPin: pin } })).status],
  [
    'SELF-5',
    'at a register',
    async () => {
      await till.tap('48302')
      return (await till.send('PUT', '/v1/session/pin', { pin: '71935', proof: { currentPin: '48302' } })).status
    },
  ],
  ['USR-3', 'by a lead who types it', () => asAdmin({ pin: '82640' })],
  ['USR-3', 'by a lead who has it generated', () => asAdmin({ generate: true })],
  [
    'FRC-2',
    'on demand at the keypad',
    async () => {
      await due()
      const { body } = await till.tap('60417')
      return (await till.send('POST', '/v1/sessions/pin/change', { token: tokenOf(body), pin: '93751' })).status
    },
  ],
  [
    'FRC-6',
    'on demand in an application',
    async () => {
      await due()
      const { body } = await app.authenticate(server.staffWithPassword)
      return (await app.call('POST', '/v1.0/users/pincode/change', { body: { Token: body['ConfirmationToken'], Pin: '26408' } })).status
    },
  ],
]

it.each(ways)('SELF-8 %s a PIN that is set %s is told to its owner, once', async (_id, _how, set) => {
  const told = () => server.database.query.selectFrom('audit_events').select('id').where('type', '=', 'user.pin_set').execute()
  const mailsOf = () => server.database.query.selectFrom('outbox').select('user_id').where('kind', '=', 'pin_changed').execute()
  const [sets, before] = [(await told()).length, (await mailsOf()).length]
  expect(await set()).toBeLessThan(300)
  // Where it is due, a lead set it before: that is told as well.
  const news = (await told()).length - sets
  expect(news).toBeGreaterThan(0)
  const after = await mailsOf()
  expect(after.length - before).toBe(news)
  expect(new Set(after.map(({ user_id }) => user_id))).toEqual(new Set([server.staffWithPassword.id]))
})
