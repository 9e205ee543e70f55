import { expect, test } from '@playwright/test'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { openApprovedTill, openTill, type Till } from '../../support/till.ts'

let server: TestServer
let desk: ConsolePage

test.beforeEach(async ({ page }) => {
  server = await startTestServer({ renderer: true })
  desk = new ConsolePage(page)
  await page.goto(`${server.url}/console/`)
})
test.afterEach(() => server.stop())

const status = async (till: Till, pin: string) => (await till.tap(pin)).status

test('ACT-1 and ACT-2 a manager deactivates PIN login with the own password, is told whom it stops, and activates it again', async ({
  page,
}) => {
  const till = await openApprovedTill(server, 'Register 1')
  await desk.signIn(server.manager)
  await page.getByRole('button', { name: 'Deactivate…' }).click()
  await desk.expectSays('One person has no password and cannot work from that moment.')
  await desk.expectSays('One register takes no PIN from that moment.')
  const password = page.getByRole('dialog').getByLabel('Your own password', { exact: true })
  await desk.answer('Deactivate')
  await expect(password).toHaveAccessibleDescription('Type your password.')
  await password.fill('not the password')
  await desk.answer('Deactivate')
  await expect(password).toHaveAccessibleDescription('That is not your password.')
  expect(await status(till, server.admin.pin)).toBe(201)
  await password.fill(server.manager.password)
  await desk.answer('Deactivate')
  await desk.expectSays('PIN login is off')
  expect(await status(till, server.admin.pin)).toBe(403)
  await page.getByRole('button', { name: 'Activate PIN login' }).click()
  await desk.expectSays('PIN login is on')
  expect(await status(till, server.admin.pin)).toBe(201)
})

test('ACT-1 staff find the personal area and nothing else', async ({ page }) => {
  await desk.signIn(server.staffWithPassword)
  await desk.expectTitle('Edit account')
  await expect(page.getByRole('link', { name: 'Log in with PIN code' })).toBeHidden()
  await page.goto(`${server.url}/console/#/pin-login`)
  await desk.expectTitle('Edit account')
})

test('DEV-7 a device is in the list only after it was approved on the device itself', async () => {
  const unapproved = await openTill(server)
  await unapproved.typePassword(server.manager)
  await desk.signIn(server.manager)
  await desk.expectSays('No device yet.')
  await unapproved.approve('Deli counter')
  await desk.page.reload()
  await expect(desk.row('Deli counter').getByText('Approved')).toBeVisible()
  await expect(desk.row('Deli counter').getByText(server.manager.displayName)).toBeVisible()
})

test('DEV-8 the three-dot menu edits the name, revokes and deletes, each after a question that says who is signed in there', async () => {
  const till = await openApprovedTill(server, 'Register 1')
  await till.tap(server.staffWithPassword.pin)
  await desk.signIn(server.admin)
  await desk.choose('Register 1', 'Edit name')
  await desk.page.getByLabel('Name of this device').fill('Terrace <b>tablet</b>')
  await desk.signChange(server.admin)
  await desk.answer('Save')
  await expect(desk.row('Terrace <b>tablet</b>')).toBeVisible()
  await desk.choose('Terrace <b>tablet</b>', 'Revoke…')
  await desk.expectSays(`${server.staffWithPassword.displayName} is signed in there now`)
  await desk.signChange(server.admin)
  await desk.answer('Revoke')
  await expect(desk.row('Terrace').getByText('Revoked')).toBeVisible()
  expect(await status(till, server.admin.pin)).toBe(403)
  await desk.choose('Terrace <b>tablet</b>', 'Delete…')
  await desk.signChange(server.admin)
  await desk.answer('Delete')
  await desk.expectSays('No device yet.')
})

test('DEV-9 a device’s page shows its ID, status and sessions with user, IP address, login time and how each ended', async ({ page }) => {
  const till = await openApprovedTill(server, 'Register 1')
  await till.tap(server.staffWithPassword.pin)
  await desk.signIn(server.manager)
  await page.getByRole('link', { name: 'Register 1' }).click()
  await desk.expectTitle('Register 1')
  const { id } = await server.database.query.selectFrom('devices').select('id').executeTakeFirstOrThrow()
  await desk.expectSays(id)
  await desk.expectSays('Approved')
  const open = desk.row(server.staffWithPassword.displayName)
  await expect(open).toContainText('127.0.0.1')
  await expect(open).toContainText(/Today, \d\d:\d\d/)
  await expect(open).toContainText('Signed in now')
  await expect(desk.row(server.admin.displayName)).toContainText('by the user')
})

test('LOG-1 a session that ends shows the sign-in over the page and keeps what was typed', async ({ page }) => {
  await openApprovedTill(server, 'Register 1')
  await desk.signIn(server.manager)
  await desk.choose('Register 1', 'Edit name')
  await page.getByLabel('Name of this device').fill('Half a na')
  await desk.signChange(server.manager)
  await page.context().clearCookies()
  await desk.answer('Save')
  await desk.expectSays('Your session has ended.')
  await desk.signIn(server.manager)
  await desk.expectSays('Edit the name')
  await expect(page.getByLabel('Name of this device')).toHaveValue('Half a na')
  await desk.answer('Save')
  await expect(desk.row('Half a na')).toBeVisible()
})

test('TRM-3 the console says that the server is away, keeps the page, and is back by itself', async ({ page }) => {
  await desk.signIn(server.manager)
  await desk.expectSays('PIN login is on')
  await page.route('**/v1/**', (route) => route.abort())
  await page.getByRole('button', { name: 'Deactivate…' }).click()
  await page.getByLabel('Your own password', { exact: true }).fill(server.manager.password)
  await desk.answer('Deactivate')
  await desk.expectSays('The server cannot be reached. What you typed is still here')
  await expect(page.getByText('The server cannot be reached.', { exact: true })).toBeVisible()
  await page.unroute('**/v1/**')
  await expect(page.getByText('The server cannot be reached.', { exact: true })).toBeHidden()
  await expect(page.getByLabel('Your own password', { exact: true })).toHaveValue(server.manager.password)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`TRM-6 axe finds nothing on the pages for devices, and nothing scrolls sideways, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await openApprovedTill(server, 'A register with a name of sixty characters, no more, no less')
    await desk.signIn(server.admin)
    const good = async (ready: string) => {
      await desk.expectSays(ready)
      expect(await faultsOf(page)).toEqual([])
      await page.setViewportSize({ width: 360, height: 740 })
      await desk.expectNoSidewaysScroll()
      expect(await faultsOf(page)).toEqual([])
      await page.setViewportSize({ width: 1440, height: 900 })
    }
    await good('PIN login is on')
    await page.getByRole('button', { name: /^More for/ }).click()
    await good('Gone from the list, records stay')
    await page.getByRole('menuitem', { name: 'Revoke…' }).click()
    await good('It shows user name and password at once')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: /^A register/ }).click()
    await good('Device ID')
    await desk.open('Edit account')
    await good('You are signed in here')
  })
}
