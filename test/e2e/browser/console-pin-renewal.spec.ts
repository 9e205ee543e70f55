import { expect, test } from '@playwright/test'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'

let server: TestServer
let console_: ConsolePage

test.beforeEach(async ({ page }) => {
  server = await startTestServer({ renderer: true })
  console_ = new ConsolePage(page)
  await page.goto(`${server.url}/console/#/pin-rules`)
  await console_.signIn(server.admin)
  await console_.expectTitle('PIN rules')
})
test.afterEach(() => server.stop())

async function sign(button: string): Promise<void> {
  await console_.page.getByLabel('Your own password').last().fill(server.admin.password)
  await console_.page.getByRole('button', { name: button }).click()
}

test('POL-4 raising the minimum asks, in numbers; with no, shorter ones keep working', async ({ page }) => {
  await page.getByLabel('Shortest PIN').selectOption('6')
  const question = page.getByRole('group', { name: 'What about the PINs that people have?' })
  await expect(question.getByText(/\d+ people get a new PIN\. .* They have 6 digits\./)).toBeVisible()
  await expect(question.getByText(/\d+ PINs are shorter\. They work until somebody changes them\./)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save the rules' })).toBeDisabled()
  await question.getByRole('radio', { name: /Shorter ones keep working/ }).check()
  expect(await faultsOf(page)).toEqual([])
  await sign('Save the rules')
  await console_.expectSays('The PIN rules are saved.')
  await page.getByRole('link', { name: 'New PINs for everybody' }).click()
  await console_.expectSays('Nothing is under way')
})

test('POL-4 with yes everybody gets one: progress, who has what, the sheet opened with the password and erased', async ({ page }) => {
  await page.getByLabel('Shortest PIN').selectOption('6')
  await page.getByRole('radio', { name: /New PINs for everybody/ }).check()
  await page.getByLabel('Old PINs').selectOption('7')
  await sign('Save the rules')
  await console_.expectSays('The PIN rules are saved.')
  await page.getByRole('link', { name: /New PINs for everybody/ }).click()
  await console_.expectTitle('New PINs for everybody')
  await expect(page.getByText(/Everybody’s turn came: \d+ people/)).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText('On a slip: no mail server').first()).toBeVisible()
  await page.getByRole('button', { name: 'Failed' }).click()
  await console_.expectSays('Nothing failed.')
  await page.getByRole('button', { name: 'Not moved yet' }).click()
  await expect(page.getByText('On a slip: no mail server').first()).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Open the sheet …' }).click()
  await page.getByLabel('Your own password').fill('wrong')
  await page.getByRole('button', { name: 'Show them' }).click()
  await console_.expectSays('That is not your password.')
  await sign('Show them')
  const panel = page.getByRole('dialog', { name: 'Slips to hand out' })
  await expect(panel.getByText(/^\d{6}$/).first()).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await expect(page.locator('article').first()).toBeVisible()
  await expect(page.getByRole('navigation')).toBeHidden()
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: null })
  await panel.getByRole('button', { name: 'Printed and handed out …' }).click()
  await page.getByRole('button', { name: 'Erase them' }).click()
  await expect(panel).toBeHidden()
  await expect(page.getByText('Handed out').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open the sheet …' })).toHaveCount(0)
})

test('POL-2 who crosses a limit is led to the rules, from the users and from PIN login', async ({ page }) => {
  await server.database.query.updateTable('organisations').set({ pin_min_length: 4 }).execute()
  await page.getByRole('link', { name: 'Users', exact: true }).click()
  await expect(page.getByText('Generated PINs have 5 digits now')).toHaveCount(0)
  const { fillUsers } = await import('../../load/fill-lists.ts')
  const { people } = await server.database.query
    .selectFrom('users')
    .select((select) => select.fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow()
  await fillUsers(server.database, server.organisation.id, 999 - people)
  await page.reload()
  await expect(page.getByText(/^999 /).first()).toBeVisible()
  await expect(page.getByText('Generated PINs have 5 digits now')).toHaveCount(0)
  await page.getByRole('button', { name: 'Add a user' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Zoë Brandt')
  await page.getByLabel('User name', { exact: true }).fill('zoe.brandt')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  // While it is being saved the panel does not close.
  await expect(page.getByText(/#\/invitation\//)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Generated PINs have 5 digits now')).toBeVisible()
  await page.getByRole('link', { name: 'Log in with PIN code' }).click()
  await page.getByRole('button', { name: 'Look at the PIN rules' }).click()
  await console_.expectTitle('PIN rules')
})

test('POL-4 fits on 360 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 760 })
  await page.goto(`${server.url}/console/#/pin-renewal`)
  await page.getByRole('button', { name: 'New PINs for everybody …' }).click()
  await sign('Give new PINs')
  await expect(page.getByText(/Everybody’s turn came/)).toBeVisible({ timeout: 15_000 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(await faultsOf(page)).toEqual([])
})
