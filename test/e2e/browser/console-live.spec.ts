import { type Browser, expect, test } from '@playwright/test'
import { openConsole } from '../../support/console.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer, type WithPassword } from '../../support/test-server.ts'
import { openApprovedTill } from '../../support/till.ts'
import { signedBy } from '../../support/signed-by.ts'

/** Long enough for a slow machine, and far too short for a page that asks every minute. */
const soon = { timeout: 5_000 }

let server: TestServer

test.beforeEach(async () => {
  server = await startTestServer({ renderer: true })
})
test.afterEach(() => server.stop())

/** A console in a browser of its own, which hears of changes. */
async function openDesk(browser: Browser, person: WithPassword, address = ''): Promise<ConsolePage> {
  const context = await browser.newContext()
  const desk = new ConsolePage(await context.newPage())
  await desk.page.goto(`${server.url}/console/${address}`)
  const line = desk.page.waitForResponse('**/v1/console/events')
  await desk.signIn(person)
  await line
  return desk
}

async function change(userId: string, body: object): Promise<void> {
  const { send } = await openConsole(server, server.admin)
  const { etag } = await send('GET', `/v1/users/${userId}`)
  expect((await send('PATCH', `/v1/users/${userId}`, body, { 'if-match': etag })).status).toBe(200)
}

test('DEV-7 DEV-9 what a colleague does at the devices shows by itself, and nothing that was typed is lost', async ({ browser }) => {
  await openApprovedTill(server, 'Register 1')
  const till = await openApprovedTill(server, 'Register 2')
  const [one, two] = [await openDesk(browser, server.admin), await openDesk(browser, server.manager)]
  await two.choose('Register 1', 'Edit name')
  const typed = two.page.getByLabel('Name of this device')
  await typed.fill('Half a na')
  await one.choose('Register 2', 'Edit name')
  await one.page.getByLabel('Name of this device').fill('Bakery')
  await one.signChange(server.admin)
  await one.answer('Save')
  await expect(two.page.getByText('Bakery')).toBeVisible(soon)
  await openApprovedTill(server, 'Deli counter')
  await expect(two.page.getByText('Deli counter')).toBeVisible(soon)
  await expect(typed).toHaveValue('Half a na')
  await one.page.getByRole('link', { name: 'Bakery' }).click()
  await one.expectTitle('Bakery')
  await till.tap(server.staffWithPassword.pin)
  await expect(one.row(server.staffWithPassword.displayName)).toContainText('Signed in now', soon)
})

test('USR-1 a colleague’s change of somebody shows in the list and beside the form, and is not saved over unasked', async ({ browser }) => {
  const amara = server.staffWithPassword
  const desk = await openDesk(browser, server.manager, '#/users')
  await desk.page.getByRole('button', { name: amara.displayName }).click()
  const name = desk.page.getByLabel('Name', { exact: true })
  await name.fill('Mine')
  await change(amara.id, { displayName: 'Theirs' })
  await expect(desk.page.getByText('Somebody else changed this user meanwhile.')).toBeVisible(soon)
  await expect(desk.page.getByText('is now Theirs')).toBeVisible(soon)
  await expect(desk.page.getByRole('button', { name: 'Theirs', includeHidden: true })).toBeAttached(soon)
  await expect(name).toHaveValue('Mine')
  await desk.page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(desk.page.getByText('Saved.')).toBeHidden()
  const { send } = await openConsole(server, server.admin)
  expect((await send('GET', `/v1/users/${amara.id}`)).body).toMatchObject({ displayName: 'Theirs' })
  await desk.page.getByRole('button', { name: 'Save', exact: true }).click()
  await desk.expectSays('Saved.')
  expect((await send('GET', `/v1/users/${amara.id}`)).body).toMatchObject({ displayName: 'Mine' })
})

test('DEV-10 who is blocked or loses the role stands before the sign-in at once', async ({ browser }) => {
  const manager = await openDesk(browser, server.manager)
  const staff = await openDesk(browser, server.staffWithPassword)
  await change(server.manager.id, { role: 'staff', ...signedBy(server.admin) })
  await expect(manager.page.getByText('Your session has ended.')).toBeVisible(soon)
  await change(server.staffWithPassword.id, { blocked: true, ...signedBy(server.admin) })
  await expect(staff.page.getByText('Your session has ended.')).toBeVisible(soon)
})

test('DEV-7 where the line is kept from working, the pages ask now and then', async ({ browser }) => {
  const context = await browser.newContext()
  const desk = new ConsolePage(await context.newPage())
  await desk.page.route('**/v1/console/events', (route) => route.abort())
  await desk.page.goto(`${server.url}/console/`)
  await desk.signIn(server.manager)
  await desk.expectSays('PIN login is on')
  await openApprovedTill(server, 'Deli counter')
  await expect(desk.page.getByText('Deli counter')).toBeVisible({ timeout: 15_000 })
  await expect(desk.page.getByText('The server cannot be reached.', { exact: true })).toBeHidden()
})
