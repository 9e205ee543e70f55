import { expect, test } from '@playwright/test'
import { firstNameOf } from '../../../support/pages/first-name.ts'
import { openSideBySide } from '../../../support/pages/side-by-side.ts'
import { startTestServer, type TestServer } from '../../../support/test-server.ts'

let server: TestServer
test.beforeEach(async () => {
  server = await startTestServer({ renderer: true })
})
test.afterEach(() => server.stop())

test('DEV-8 DEV-9 DEV-10 the manager renames a register, ends a session on it, revokes it and deletes it', async ({ browser }) => {
  const { desk, register } = await openSideBySide(browser, server)
  const { manager, staffWithPassword: amara } = server
  const { page } = desk

  await test.step('Amara works on an approved register', async () => {
    await register.signInWithPassword(manager)
    await register.approve('Register 1')
    await register.signOut()
    await register.tapPin(amara.pin)
    await register.expectHome(firstNameOf(amara))
  })

  await test.step('At the office PC the manager gives the register another name', async () => {
    await desk.signIn(manager)
    await desk.choose('Register 1', 'Edit name')
    await page.getByLabel('Name of this device').fill('Terrace tablet')
    await desk.signChange(manager)
    await desk.answer('Save')
    await expect(desk.row('Terrace tablet')).toBeVisible()
  })

  await test.step('Its page shows that Amara is signed in there now; the manager signs her out', async () => {
    await page.getByRole('link', { name: 'Terrace tablet' }).click()
    await expect(desk.row(amara.displayName)).toContainText('Signed in now')
    await page.getByRole('button', { name: `Sign ${amara.displayName} out` }).click()
    await desk.expectSays(/^The register shows its login screen at once/)
  })

  await test.step('Within one second the register shows its keypad', async () => {
    const ended = page.waitForResponse((response) => response.request().method() === 'DELETE')
    await desk.answer('Sign out')
    expect((await ended).status()).toBe(204)
    await expect(register.page.getByRole('group', { name: 'Digits' })).toBeVisible({ timeout: 1_000 })
    await expect(desk.row(amara.displayName)).toContainText('ended in the console')
  })

  await test.step('Amara taps in again; Revoke says that she is there, and within one second the register is not approved any more', async () => {
    await register.tapPin(amara.pin)
    await register.expectHome(firstNameOf(amara))
    await desk.choose('Terrace tablet', 'Revoke…')
    await desk.expectSays(new RegExp(`${amara.displayName}.* is signed in there now, and would be signed out at once`))
    await desk.signChange(manager)
    const revoked = page.waitForResponse((response) => response.url().endsWith('/revoke'))
    await desk.answer('Revoke')
    await revoked
    await expect(register.page.getByRole('heading', { name: 'Not approved any more' })).toBeVisible({ timeout: 1_000 })
  })

  await test.step('The page’s history tells all of it', async () => {
    await desk.expectSays('Revoked')
    await page.reload()
    await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem').first()).toBeVisible()
  })

  await test.step('Deleted, it is gone from the list', async () => {
    await desk.choose('Terrace tablet', 'Delete…')
    await desk.signChange(manager)
    await desk.answer('Delete')
    await desk.expectSays('No device yet.')
  })
})
