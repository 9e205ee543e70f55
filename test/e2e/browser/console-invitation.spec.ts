import { expect, type Page, test } from '@playwright/test'
import { openConsole } from '../../support/console.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'

const chosen = 'correct horse battery staple'

let server: TestServer
let desk: ConsolePage

test.beforeEach(async ({ page }) => {
  server = await startTestServer({ renderer: true })
  desk = new ConsolePage(page)
})
test.afterEach(() => server.stop())

/** The shop's manager adds somebody; the link stands on the slip. */
async function invite(page: Page, username: string): Promise<string> {
  await page.goto(`${server.url}/console/#/users`)
  await desk.signIn(server.manager)
  await page.getByRole('button', { name: 'Add a user' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Zoë Brandt')
  await page.getByLabel('User name', { exact: true }).fill(username)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  return page.getByText(/#\/invitation\//).innerText()
}

async function choose(page: Page, password: string, again = password): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(password)
  await page.getByLabel('The same once more').fill(again)
  await page.getByRole('button', { name: 'Save and sign in' }).click()
}

const invitedByCall = async (username: string) => {
  const manager = await openConsole(server, server.manager)
  const body = { displayName: 'Zoë Brandt', username, role: 'staff', loginMethod: 'password_and_pin' }
  const added = (await manager.send('POST', '/v1/users', body)).body as { id: string; invitation: { url: string } }
  return { ...added, manager }
}

test('ACC-2 the new cashier gets a link, chooses the own password and is in; the office sees it happen', async ({ page, browser }) => {
  const url = await invite(page, 'zoe')
  await page.keyboard.press('Escape')
  await expect(page.getByText(url)).toHaveCount(0)
  await expect(desk.row('Zoë Brandt')).toContainText('Invited, not accepted yet')

  const phone = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  const asked: string[] = []
  phone.on('request', (request) => asked.push(request.url()))
  await phone.goto(url)
  await expect(phone.getByRole('heading', { name: 'Welcome, Zoë Brandt' })).toBeVisible()
  await choose(phone, 'too short')
  await expect(phone.getByLabel('New password', { exact: true })).toHaveAccessibleDescription(/at least 10 characters/)
  await choose(phone, chosen, `${chosen}x`)
  await expect(phone.getByLabel('The same once more')).toHaveAccessibleDescription('The two differ. Type the second one again.')
  await choose(phone, chosen)
  await new ConsolePage(phone).expectTitle('Edit account')
  expect(phone.url()).not.toContain('invitation')
  expect(asked.filter((address) => address.includes(url.split('/invitation/')[1] ?? '?'))).toEqual([])
  await expect(desk.row('Zoë Brandt')).not.toContainText('Invited')

  await phone.goto('about:blank')
  await phone.goto(url)
  await expect(phone.getByRole('heading', { name: 'This link works no more' })).toBeVisible()
  await phone.getByRole('button', { name: 'I have a password: sign in' }).click()
  await new ConsolePage(phone).expectTitle('Edit account')
})

test('ACC-2 an invitation is made anew and withdrawn in the panel; the earlier link is dead at once', async ({ page, browser }) => {
  const first = await invite(page, 'zoe')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Zoë Brandt' }).click()
  await page.getByRole('button', { name: 'Invite again' }).click()
  const second = await page.getByText(/#\/invitation\//).innerText()
  expect(second).not.toBe(first)
  const phone = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await phone.goto(first)
  await expect(phone.getByRole('heading', { name: 'This link works no more' })).toBeVisible()
  // Pasted where the console is open already.
  await phone.goto(second)
  await expect(phone.getByRole('heading', { name: 'Welcome, Zoë Brandt' })).toBeVisible()
  await page.getByRole('button', { name: 'Withdraw the invitation' }).click()
  await desk.expectSays('No password yet')
  await choose(phone, chosen)
  await expect(phone.getByText('This link was used or taken back meanwhile.')).toBeVisible()
  await expect(phone.getByLabel('New password', { exact: true })).toHaveValue(chosen)
})

test('ACC-2 a link that is pasted into an open console asks its owner, and signs them in there', async ({ page }) => {
  const { invitation } = await invitedByCall('zoe')
  await page.goto(`${server.url}/console/`)
  await desk.signIn(server.manager)
  await desk.expectTitle('Log in with PIN code')
  await page.goto(invitation.url)
  await choose(page, chosen)
  await desk.expectTitle('Edit account')
  await desk.expectSays('Zoë Brandt')
})

test('ACC-2 changing somebody from PIN only to a password shows a link', async ({ page }) => {
  const manager = await openConsole(server, server.manager)
  await manager.send('POST', '/v1/users', { displayName: 'Pia', username: 'pia', role: 'staff', loginMethod: 'pin_only' })
  await page.goto(`${server.url}/console/#/users`)
  await desk.signIn(server.manager)
  await page.getByRole('button', { name: 'Pia' }).click()
  await page.getByRole('radio', { name: 'Password and PIN' }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await desk.expectSays('Invitation for Pia')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`TRM-6 axe finds nothing on the invitation’s pages, and nothing scrolls sideways, ${colorScheme}`, async ({ page, browser }) => {
    const context = await browser.newContext({ locale: 'en-GB', colorScheme })
    const phone = await context.newPage()
    const good = async (on: Page) => {
      for (const viewport of [
        { width: 1280, height: 800 },
        { width: 360, height: 760 },
      ]) {
        await on.setViewportSize(viewport)
        await new ConsolePage(on).expectNoSidewaysScroll()
        expect(await faultsOf(on)).toEqual([])
      }
    }
    await page.emulateMedia({ colorScheme })
    const url = await invite(page, 'zoe')
    await good(page)
    await phone.goto(url)
    await phone.getByLabel('New password', { exact: true }).fill('1234567890')
    await expect(phone.getByText('Easy to guess')).toBeVisible()
    await good(phone)
    await phone.goto('about:blank')
    await phone.goto(`${server.url}/console/#/invitation/nothing`)
    await expect(phone.getByRole('heading', { name: 'This link works no more' })).toBeVisible()
    await good(phone)
  })
}
