import { expect, test } from '@playwright/test'
import { openConsole } from '../../support/console.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { openApprovedTill } from '../../support/till.ts'

const next = 'four words in a row'

let server: TestServer
let desk: ConsolePage

test.beforeEach(async ({ page }) => {
  server = await startTestServer({ renderer: true })
  desk = new ConsolePage(page)
  await page.goto(`${server.url}/console/#/account`)
})
test.afterEach(() => server.stop())

test('DEV-10 everybody sees where they are signed in, signs out a register from the phone, and then everywhere else', async ({ page }) => {
  const amara = server.staffWithPassword
  const till = await openApprovedTill(server, 'Register 2')
  await till.tap(amara.pin)
  const office = await openConsole(server, amara)
  await desk.signIn(amara)
  await expect(page.getByRole('listitem').filter({ hasText: 'This browser' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Sign out: Register 2' }).click()
  await expect(page.getByText('Register 2')).toHaveCount(0)
  expect((await till.send('GET', '/v1/session')).status).toBe(401)
  await till.tap(amara.pin)
  await expect(page.getByText('Register 2')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await desk.expectSays('Nowhere else.')
  expect((await office.send('GET', '/v1/me')).status).toBe(401)
})

test('LOG-1 the own name shows everywhere once it is saved, and the language goes along to another browser', async ({ page, browser }) => {
  const amara = server.staffWithPassword
  await desk.signIn(amara)
  await page.getByLabel('Name', { exact: true }).fill(' ')
  await page.getByRole('button', { name: 'Save the name' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription('A name has 1 to 80 characters.')
  await page.getByLabel('Name', { exact: true }).fill('Amara O.')
  await page.getByRole('button', { name: 'Save the name' }).click()
  await desk.expectSays('Saved.')
  await expect(page.getByRole('button', { name: 'Your menu Amara O.' })).toBeVisible()
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok())
  await page.getByRole('radio', { name: 'Nederlands' }).check()
  await saved
  const phone = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await phone.goto(`${server.url}/console/`)
  await new ConsolePage(phone).signIn(amara)
  await expect(phone.getByRole('heading', { name: 'Account bewerken' })).toBeVisible()
})

test('GRD-8 the own password changes with the current one, and ends every other sign-in', async ({ page }) => {
  const amara = server.staffWithPassword
  const office = await openConsole(server, amara)
  await desk.signIn(amara)
  const change = async (current: string, password: string, again = password) => {
    await page.getByLabel('Current password').fill(current)
    await page.getByLabel('New password', { exact: true }).fill(password)
    await page.getByLabel('The same once more').fill(again)
    await page.getByRole('button', { name: 'Change the password' }).click()
  }
  await change('', next)
  await expect(page.getByLabel('Current password')).toHaveAccessibleDescription('Type your password.')
  await change(amara.password, next, 'something else')
  await expect(page.getByLabel('The same once more')).toHaveAccessibleDescription('The two differ. Type the second one again.')
  await change('not the password', next)
  await expect(page.getByLabel('Current password')).toHaveAccessibleDescription('That is not your password.')
  await expect(page.getByLabel('New password', { exact: true })).toHaveValue(next)
  await change(amara.password, next)
  await desk.expectSays('Your new password is saved.')
  await expect(page.getByLabel('New password', { exact: true })).toHaveValue('')
  expect((await office.send('GET', '/v1/me')).status).toBe(401)
  await desk.signOut()
  await desk.signIn({ ...amara, password: next })
  await desk.expectTitle('Edit account')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`TRM-6 axe finds nothing on the personal area, and nothing scrolls sideways, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await openConsole(server, server.staffWithPassword)
    await desk.signIn(server.staffWithPassword)
    await desk.expectSays('This browser')
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 360, height: 760 },
    ]) {
      await page.setViewportSize(viewport)
      await desk.expectNoSidewaysScroll()
      expect(await faultsOf(page)).toEqual([])
    }
  })
}
