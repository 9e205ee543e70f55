import { expect, test } from '@playwright/test'
import { signInAtConsole } from '../../support/console-admin.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { openApprovedTill } from '../../support/till.ts'

let server: TestServer
let desk: ConsolePage

/** A shop where nothing is set up yet. */
test.beforeEach(async ({ page }) => {
  server = await startTestServer({ renderer: true })
  await server.database.query.deleteFrom('pin_claims').execute()
  await server.database.query.deleteFrom('pins').execute()
  await server.database.query.updateTable('organisations').set({ pin_login_active: 0, pin_login_changed_at: null }).execute()
  desk = new ConsolePage(page)
  await page.goto(`${server.url}/console/`)
})
test.afterEach(() => server.stop())

test('ACT-1 DEV-3 a new admin is led from an empty shop to the first register, which is ticked off by itself', async ({ page }) => {
  await desk.signIn(server.admin)
  await desk.expectTitle('Set up your shop')
  await desk.expectSays('Set-up: 3 steps to go')
  await page.getByRole('button', { name: 'Add a person' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Zoë Brandt')
  await page.getByRole('radio', { name: 'PIN only' }).check()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('radio', { name: 'Generate it' }).check()
  await page.getByLabel('Your own password', { exact: true }).fill(server.admin.password)
  await page.getByRole('button', { name: 'Save the PIN' }).click()
  await desk.expectSays('It is shown this once')
  await page.keyboard.press('Escape')
  await desk.expectSays('Set-up: 2 steps to go')
  await page.getByRole('button', { name: 'Activate', exact: true }).click()
  await desk.expectSays('Waiting for the first register')
  await expect(page.getByText(`${server.url}/`, { exact: true })).toBeVisible()
  await openApprovedTill(server, 'Till 1')
  await desk.expectSays('The first register is approved')
  await desk.expectSays('Everything is set up')
  await page.getByRole('button', { name: 'See the registers' }).click()
  await desk.expectTitle('Log in with PIN code')
  await expect(page.getByText('Set-up:')).toHaveCount(0)
})

test('ACT-1 the set-up can wait: a quiet strip leads back to it, until it is done once and for all', async ({ page }) => {
  await desk.signIn(server.manager)
  await page.getByRole('button', { name: 'Later' }).click()
  await desk.expectTitle('Log in with PIN code')
  await expect(page.getByText('Set-up: 3 steps to go')).toBeVisible()
  await page.getByRole('link', { name: 'Go on with it' }).click()
  await desk.expectTitle('Set up your shop')
  const admin = await signInAtConsole(server)
  const confirm = { password: server.admin.password }
  await admin.send('PUT', `/v1/users/${server.manager.id}/pin`, { generate: true, confirm })
  await admin.send('PUT', '/v1/pin-login', { active: true })
  await openApprovedTill(server, 'Till 1')
  await admin.send('DELETE', `/v1/devices/${await admin.deviceNamed('Till 1')}`, { confirm })
  await admin.send('PUT', '/v1/pin-login', { active: false, confirm })
  await page.goto(`${server.url}/console/#/users`)
  await desk.expectTitle('Users')
  await expect(page.getByText('Set-up:')).toHaveCount(0)
  await page.goto('about:blank')
  await page.goto(`${server.url}/console/`)
  await desk.expectTitle('Log in with PIN code')
})

test('ACT-1 staff see nothing of it', async ({ page }) => {
  await desk.signIn(server.staffWithPassword)
  await desk.expectTitle('Edit account')
  await expect(page.getByText('Set-up:')).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`TRM-6 axe finds nothing on the set-up, and nothing scrolls sideways, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await desk.signIn(server.admin)
    for (const title of ['Set up your shop', 'Users']) {
      if (title === 'Users') await page.goto(`${server.url}/console/#/users`)
      await desk.expectTitle(title)
      await desk.expectSays('Set-up: 3 steps to go')
      for (const viewport of [
        { width: 1280, height: 800 },
        { width: 360, height: 760 },
      ]) {
        await page.setViewportSize(viewport)
        await desk.expectNoSidewaysScroll()
        expect(await faultsOf(page)).toEqual([])
      }
    }
  })
}
