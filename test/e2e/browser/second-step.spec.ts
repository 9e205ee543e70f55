import { expect, test } from '@playwright/test'
import type { OrganisationRow } from '../../../server/db/schema.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { openApproved, openTerminal, wrongPins } from '../../support/pages/open-terminal.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'

let server: TestServer

test.beforeEach(async () => {
  server = await startTestServer({ renderer: true })
})
test.afterEach(() => server.stop())

const rules = (columns: Partial<OrganisationRow>) => server.database.query.updateTable('organisations').set(columns).execute()
function pinOf({ pin }: { pin?: string }): string {
  if (pin === undefined) throw new Error('has no PIN')
  return pin
}

test('POL-8 FRC-4 the console asks for the PIN after the password, beside picture and words', async ({ page }) => {
  await rules({ pin_need_manager: 'second_step', security_images: 'asked' })
  await server.database.query
    .updateTable('users')
    .set({ security_image: 'snail', personal_phrase: 'Twelve apples' })
    .where('id', '=', server.manager.id)
    .execute()
  const desk = new ConsolePage(page)
  await page.goto(`${server.url}/console/`)
  await desk.signIn(server.manager)
  await expect(page.getByRole('heading', { name: 'Now your PIN' })).toBeVisible()
  await expect(page.getByText('Twelve apples')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  const [wrong = ''] = wrongPins(server, 1)
  await page.getByLabel('Your PIN').fill(wrong)
  await page.keyboard.press('Enter')
  await desk.expectSays('This is not your PIN. 4 more tries, then a wait.')
  await page.screenshot({ path: test.info().outputPath('console-step.png') })
  await page.setViewportSize({ width: 360, height: 760 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.screenshot({ path: test.info().outputPath('console-step-narrow.png'), fullPage: true })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.getByLabel('Your PIN').fill(pinOf(server.manager))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Now your PIN' })).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('POL-8 the console has who lacks a PIN choose one before it opens', async ({ page }) => {
  await rules({ pin_need_manager: 'second_step' })
  await server.database.query.deleteFrom('pins').where('user_id', '=', server.manager.id).execute()
  const desk = new ConsolePage(page)
  await page.goto(`${server.url}/console/`)
  await desk.signIn(server.manager)
  await expect(page.getByRole('heading', { name: 'Choose your PIN' })).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Choose one of three' }).click()
  await page.getByRole('radio').first().check()
  await page.setViewportSize({ width: 360, height: 760 })
  await page.screenshot({ path: test.info().outputPath('console-first.png'), fullPage: true })
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Choose your PIN' })).toBeHidden()
})

test('POL-8 an admin asks managers for both, and sees what follows in numbers', async ({ page }) => {
  const desk = new ConsolePage(page)
  await page.goto(`${server.url}/console/#/pin-rules`)
  await desk.signIn(server.admin)
  await page.getByLabel('Managers').selectOption('second_step')
  await desk.expectSays(/User name and password first, then the PIN\./)
  await page.getByLabel('Managers').scrollIntoViewIfNeeded()
  await page.screenshot({ path: test.info().outputPath('rules.png') })
  await page.getByLabel('Your own password').fill(server.admin.password)
  await page.getByRole('button', { name: 'Save the rules' }).click()
  await desk.expectSays('The PIN rules are saved.')
  await page.reload()
  await expect(page.getByLabel('Managers')).toHaveValue('second_step')
})

test('POL-8 the terminal asks for the PIN after the password, and the PIN alone opens nothing', async ({ page }) => {
  const terminal = await openApproved(page, server)
  await rules({ pin_need_manager: 'second_step' })
  await terminal.tapPin(pinOf(server.manager))
  await expect(page.getByText('That PIN did not match.')).toBeVisible()
  await page.getByRole('button', { name: 'Use password instead' }).click()
  await terminal.signInWithPassword(server.manager)
  await expect(page.getByText('Now your PIN')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.screenshot({ path: test.info().outputPath('terminal-step.png') })
  await terminal.typePin(pinOf(server.manager))
  await terminal.signOut()
})

test('POL-8 a terminal that is not approved asks for both too', async ({ page }) => {
  await rules({ pin_need_manager: 'second_step' })
  const terminal = await openTerminal(page, server)
  await terminal.signInWithPassword(server.manager)
  await expect(page.getByText('Now your PIN')).toBeVisible()
  await page.setViewportSize({ width: 360, height: 760 })
  await page.screenshot({ path: test.info().outputPath('terminal-narrow.png') })
  await terminal.typePin(pinOf(server.manager))
  await terminal.approve('Register 2')
})
