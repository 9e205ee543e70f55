import { expect, test } from '@playwright/test'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { tabTo } from './tab-to.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { openApprovedTill } from '../../support/till.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startTestServer({ renderer: true })
})
test.afterAll(() => server.stop())

test('TRM-6 with the keyboard alone: sign in, activate, rename a device, end a session there', async ({ page }) => {
  const amara = server.staffWithPassword
  const till = await openApprovedTill(server, 'Register 1')
  await till.typePassword(amara)
  await server.database.query.updateTable('organisations').set({ pin_login_active: 0 }).execute()
  const desk = new ConsolePage(page)
  const { keyboard } = page

  await test.step('Sign in', async () => {
    await page.goto(`${server.url}/console/`)
    await tabTo(page.getByLabel('User name'))
    await keyboard.type(server.manager.username)
    await tabTo(page.getByLabel('Password', { exact: true }))
    await keyboard.type(server.manager.password)
    await keyboard.press('Enter')
    await desk.expectSays('PIN login is off')
  })

  await test.step('Activate', async () => {
    await tabTo(page.getByRole('button', { name: 'Activate PIN login' }))
    await keyboard.press('Enter')
    await desk.expectSays('PIN login is on')
  })

  await test.step('Rename a device; the way leads back to its three-dot menu', async () => {
    await tabTo(page.getByRole('button', { name: 'More for Register 1' }))
    await keyboard.press('Enter')
    await expect(page.getByRole('menuitem', { name: 'Edit name' })).toBeFocused()
    await keyboard.press('Enter')
    await expect(page.getByLabel('Name of this device')).toBeFocused()
    await keyboard.press('ControlOrMeta+A')
    await keyboard.type('Deli counter')
    await tabTo(page.getByLabel('Your own password', { exact: true }))
    await keyboard.type(server.manager.password)
    await keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'More for Deli counter' })).toBeFocused()
  })

  await test.step('Escape means no, and leads back too', async () => {
    await keyboard.press('Enter')
    await keyboard.press('ArrowDown')
    await expect(page.getByRole('menuitem', { name: 'Revoke…' })).toBeFocused()
    await keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'More for Deli counter' })).toBeFocused()
    // Its words stand in the row until it is gone.
    await expect(page.locator('dialog')).toHaveCount(0)
    await expect(desk.row('Deli counter').getByText('Approved')).toBeVisible()
  })

  await test.step('End a session', async () => {
    await tabTo(page.getByRole('link', { name: 'Deli counter' }))
    await keyboard.press('Enter')
    await desk.expectTitle('Deli counter')
    await tabTo(page.getByRole('button', { name: `Sign ${amara.displayName} out` }))
    await keyboard.press('Enter')
    await tabTo(page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }))
    await keyboard.press('Enter')
    await expect(desk.row(amara.displayName)).toContainText('ended in the console')
    expect((await till.send('GET', '/v1/session')).status).toBe(401)
  })
})
