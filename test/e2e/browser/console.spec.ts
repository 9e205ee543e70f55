import { expect, type Page, test } from '@playwright/test'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'

let server: TestServer

test.beforeEach(async ({ page }) => {
  server = await startTestServer({ renderer: true })
  await page.goto(`${server.url}/console/`)
})
test.afterEach(() => server.stop())

const expectIn = (page: Page) => new ConsolePage(page).expectTitle('Log in with PIN code')
const expectOut = (page: Page) => new ConsolePage(page).expectSignIn()
const signIn = (page: Page, person: { username: string; password: string }) => new ConsolePage(page).signIn(person)

test('LOG-1 a manager signs in to the console, stays in after a reload, and signs out', async ({ page }) => {
  await signIn(page, server.manager)
  await expectIn(page)
  await expect(page.getByRole('banner').getByText(server.organisation.name)).toBeVisible()
  await page.reload()
  await expectIn(page)
  await new ConsolePage(page).signOut()
  await page.reload()
  await expectOut(page)
})

test('GRD-8 a wrong password is said in words, and the user name is kept', async ({ page }) => {
  await signIn(page, { username: server.manager.username, password: 'not the password' })
  await expect(page.getByText('User name and password do not match.')).toBeVisible()
  await expect(page.getByLabel('User name')).toHaveValue(server.manager.username)
})

test('GRD-8 after too many wrong passwords it says how long to wait', async ({ page }) => {
  for (let tries = 0; tries < 5; tries += 1) {
    const answered = page.waitForResponse('**/v1/console/sessions')
    await signIn(page, { username: server.manager.username, password: `not the password ${tries}` })
    await answered
  }
  await signIn(page, server.manager)
  await expect(page.getByText('Too many passwords did not match. The next try is in 15 minutes.')).toBeVisible()
})

test('TRM-6 empty fields are told beside them, and the page speaks three languages', async ({ page }) => {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByLabel('User name')).toHaveAccessibleDescription('Type your user name.')
  await page.getByRole('button', { name: 'Nederlands' }).click()
  await expect(page.getByRole('heading', { name: 'Inloggen' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Inloggen' })).toBeVisible()
})

test('TRM-6 axe finds nothing, and the policy for contents stops nothing', async ({ page }) => {
  const stopped: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) stopped.push(message.text())
  })
  await page.reload()
  await expectOut(page)
  expect(await faultsOf(page)).toEqual([])
  await signIn(page, server.admin)
  await expectIn(page)
  expect(await faultsOf(page)).toEqual([])
  expect(stopped).toEqual([])
})
