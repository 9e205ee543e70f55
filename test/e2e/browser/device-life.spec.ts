import { expect, test } from '@playwright/test'
import { signInAtConsole } from '../../support/console-admin.ts'
import { keepersOf } from '../../support/heap.ts'
import { cashiersOf } from '../../support/pages/cashiers.ts'
import { firstNameOf } from '../../support/pages/first-name.ts'
import { openApproved, wrongPins } from '../../support/pages/open-terminal.ts'
import { plainStorage, storedKeys } from './browser-storage.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { signedBy } from '../../support/signed-by.ts'

let server: TestServer

test.beforeAll(async () => {
  server = await startTestServer({ renderer: true })
})
test.afterAll(() => server.stop())

test('DEV-10 a revoked device shows so within one second, and its session is gone', async ({ page }) => {
  const [amara] = cashiersOf(server)
  const terminal = await openApproved(page, server, 'Register 3')
  await terminal.tapPin(amara.pin)
  await terminal.expectHome(firstNameOf(amara))
  const admin = await signInAtConsole(server)
  const id = await admin.deviceNamed('Register 3')
  const said = expect(page.getByRole('heading', { name: 'Not approved any more' })).toBeVisible({ timeout: 1_000 })
  await admin.send('POST', `/v1/devices/${id}/revoke`, signedBy(server.admin))
  await said
})

test('DEV-10 ACT-2 deactivation ends PIN sessions at once and shows user name and password; re-activation brings the keypad back', async ({
  page,
}) => {
  const [amara] = cashiersOf(server)
  const terminal = await openApproved(page, server, 'Register 4')
  await terminal.tapPin(amara.pin)
  await terminal.expectHome(firstNameOf(amara))
  const admin = await signInAtConsole(server)
  const said = expect(page.getByLabel('User name')).toBeVisible({ timeout: 1_000 })
  await admin.send('PUT', '/v1/pin-login', { active: false, confirm: { password: server.admin.password } })
  await said
  await admin.send('PUT', '/v1/pin-login', { active: true })
  await terminal.tapPin(amara.pin)
  await terminal.expectHome(firstNameOf(amara))
})

test('TRM-3 an answer that is lost is said in words, costs one try, and the keypad is back by itself', async ({ page }) => {
  const terminal = await openApproved(page, server, 'Register 5')
  const [wrong = ''] = wrongPins(server, 1)
  await page.route('**/v1/sessions/pin', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await terminal.tapPin(wrong)
  await terminal.expectSays('No connection')
  await terminal.expectSays('cleared, type it again')
  await terminal.expectKeypad()
  const tries = await server.database.query.selectFrom('audit_events').select('id').where('type', '=', 'pin.refused').execute()
  expect(tries).toHaveLength(1)
})

test('TRM-8 the browser’s key cannot be exported, and nothing of it is in any other storage', async ({ page }) => {
  await openApproved(page, server, 'Tablet 1')
  const keys = await storedKeys(page)
  expect(keys.filter(({ type }) => type === 'private')).toEqual([{ type: 'private', extractable: false, exported: false }])
  expect(await plainStorage(page)).not.toContain('"d":')
})

test('TRM-4 LOG-2 after a PIN no digit of it is in storage, page or heap', async ({ page }) => {
  const [amara] = cashiersOf(server)
  const terminal = await openApproved(page, server, 'Register 6')
  await terminal.tapPin(amara.pin)
  await terminal.expectHome(firstNameOf(amara))
  expect(await page.content()).not.toContain(amara.pin)
  expect(await plainStorage(page)).not.toContain(amara.pin)
  expect(await keepersOf(page, amara.pin)).toEqual([])
})
