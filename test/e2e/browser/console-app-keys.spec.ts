import { expect, type Page, test } from '@playwright/test'
import { applicationWith } from '../../support/application.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer, type WithPassword } from '../../support/test-server.ts'
import { plainStorage } from './browser-storage.ts'

let server: TestServer
let console_: ConsolePage

test.beforeEach(async ({ page }) => {
  server = await startTestServer({ renderer: true })
  console_ = new ConsolePage(page)
})
test.afterEach(() => server.stop())

async function open(who: WithPassword): Promise<void> {
  await console_.page.goto(`${server.url}/console/#/app-keys`)
  await console_.signIn(who)
}

async function make(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Make a key' }).click()
  await page.getByLabel('Name of the application').fill(name)
  await page.getByLabel('Your own password').fill(server.admin.password)
  await page.getByRole('button', { name: 'Make the key' }).click()
  return keyShown(page)
}

async function keyShown(page: Page): Promise<string> {
  return page.getByText(/^tpk_/).innerText()
}

const works = async (key: string) => (await applicationWith(server.url, { id: '', key }).getToken()).status === 200
const noFaults = async (page: Page) => expect(await faultsOf(page)).toEqual([])

test('FRC-5 an admin makes a key with the own password, sees it once, and it works', async ({ page }) => {
  await open(server.admin)
  await console_.expectSays('No application yet.')
  await page.getByRole('button', { name: 'Make a key' }).click()
  await page.getByRole('checkbox', { name: 'Check passwords' }).uncheck()
  await page.getByRole('button', { name: 'Make the key' }).click()
  await console_.expectSays('Give it a name.')
  await console_.expectSays('Tick at least one.')
  await page.getByLabel('Name of the application').fill('Roster')
  await page.getByRole('checkbox', { name: 'Check passwords' }).check()
  await page.getByRole('button', { name: 'Make the key' }).click()
  await console_.expectSays('Type your password.')
  await page.getByLabel('Your own password').fill('wrong')
  await page.getByRole('button', { name: 'Make the key' }).click()
  await console_.expectSays('That is not your password.')
  await noFaults(page)
  await page.getByLabel('Your own password').fill(server.admin.password)
  await page.getByRole('button', { name: 'Make the key' }).click()
  const key = await keyShown(page)
  await noFaults(page)
  expect(await works(key)).toBe(true)
  await page.getByRole('button', { name: 'I have put it away' }).click()
  await expect(console_.row('Roster')).toContainText('On a server')
  await page.reload()
  await expect(console_.row('Roster')).toContainText('Today')
  const seen = (await page.content()) + (await plainStorage(page)) + page.url()
  expect(seen).not.toContain(key.slice(0, 20))
  await noFaults(page)
})

test('FRC-5 a new key works beside the old one for as long as was chosen, and withdrawing ends both', async ({ page }) => {
  await open(server.admin)
  const first = await make(page, 'Roster')
  await page.getByRole('button', { name: 'I have put it away' }).click()
  await console_.choose('Roster', 'New key…')
  await page.getByRole('radio', { name: /^One hour/ }).check()
  await page.getByLabel('Your own password').fill(server.admin.password)
  await page.getByRole('button', { name: 'Make the new key' }).click()
  const second = await keyShown(page)
  await page.getByRole('button', { name: 'I have put it away' }).click()
  expect([first === second, await works(first), await works(second)]).toEqual([false, true, true])
  await expect(console_.row('Roster')).toContainText('The old key works until today')
  await console_.choose('Roster', 'New key…')
  await console_.expectSays('A further key ends both of them at once.')
  await page.reload()
  await console_.choose('Roster', 'Withdraw…')
  await console_.expectSays('It was last used: today')
  await noFaults(page)
  await console_.answer('Withdraw')
  await console_.expectSays('Type your password.')
  await page.getByLabel('Your own password').fill(server.admin.password)
  await console_.answer('Withdraw')
  await console_.expectSays('No application yet.')
  expect([await works(first), await works(second)]).toEqual([false, false])
})

test('FRC-5 an application gets another name, and its old key ends before its time; both asked about, signed and on record', async ({
  page,
}) => {
  await open(server.admin)
  const first = await make(page, 'Roster')
  await page.getByRole('button', { name: 'I have put it away' }).click()
  await console_.choose('Roster', 'Rename…')
  const name = page.getByLabel('Name of the application')
  await expect(name).toHaveValue('Roster')
  await name.fill(' ')
  await console_.answer('Save the name')
  await console_.expectSays('Give it a name.')
  await name.fill('Time clock')
  await console_.answer('Save the name')
  await console_.expectSays('Type your password.')
  await page.getByLabel('Your own password').fill('not hers')
  await console_.answer('Save the name')
  await console_.expectSays('That is not your password.')
  await noFaults(page)
  await page.getByLabel('Your own password').fill(server.admin.password)
  await console_.answer('Save the name')
  await expect(console_.row('Time clock')).toBeVisible()
  await page.getByRole('button', { name: 'More for Time clock' }).click()
  await expect(page.getByRole('menuitem', { name: /^End the old key/ })).toHaveCount(0)
  await page.getByRole('menuitem', { name: /^New key/ }).click()
  await page.getByLabel('Your own password').fill(server.admin.password)
  await page.getByRole('button', { name: 'Make the new key' }).click()
  const second = await keyShown(page)
  await page.getByRole('button', { name: 'I have put it away' }).click()
  await console_.choose('Time clock', 'End the old key…')
  await console_.expectSays('The old one was never used.')
  await page.setViewportSize({ width: 360, height: 760 })
  await console_.expectNoSidewaysScroll()
  await noFaults(page)
  await page.getByLabel('Your own password').fill(server.admin.password)
  await console_.answer('End it')
  await expect(page.getByText('The old key works until')).toHaveCount(0)
  expect([await works(first), await works(second)]).toEqual([false, true])
  await page.setViewportSize({ width: 1280, height: 800 })
  await console_.open('Records')
  await console_.expectSays('renamed the application Roster to Time clock.')
  await console_.expectSays('ended the old key of the application Time clock before its time.')
})

test('FRC-5 the page is for admins alone: a manager is led elsewhere, and sees no link', async ({ page }) => {
  await open(server.manager)
  await console_.expectTitle('Log in with PIN code')
  await expect(page.getByRole('link', { name: 'Applications' })).toHaveCount(0)
})

test('FRC-5 what a colleague makes shows at once', async ({ page }) => {
  await open(server.admin)
  await console_.expectSays('No application yet.')
  const other = await page.context().browser()?.newContext()
  const second = await other?.newPage()
  if (!second) throw new Error('no second browser')
  await second.goto(`${server.url}/console/#/app-keys`)
  await new ConsolePage(second).signIn(server.admin)
  await make(second, 'Time clock')
  await expect(console_.row('Time clock')).toBeVisible({ timeout: 3_000 })
  await other?.close()
})

test('FRC-5 at 360 px and 200 % text nothing of it sticks out, the key itself neither', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 760 })
  await open(server.admin)
  await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'))
  await make(page, 'An application with a name of sixty characters, not one more')
  await console_.expectNoSidewaysScroll()
  expect(await page.locator('dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0)
  await page.getByRole('button', { name: 'I have put it away' }).click()
  await console_.expectNoSidewaysScroll()
})
