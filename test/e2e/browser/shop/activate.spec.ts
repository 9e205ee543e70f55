import { expect, test } from '@playwright/test'
import { firstNameOf } from '../../../support/pages/first-name.ts'
import { openSideBySide } from '../../../support/pages/side-by-side.ts'
import { startTestServer, type TestServer } from '../../../support/test-server.ts'

let server: TestServer
test.beforeEach(async () => {
  server = await startTestServer({ renderer: true })
})
test.afterEach(() => server.stop())

test('ACT-1 ACT-2 ACT-3 the shop’s owner activates PIN login at the office PC, and deactivates it again', async ({ browser }) => {
  await server.database.query.updateTable('organisations').set({ pin_login_active: 0 }).execute()
  const { desk, register } = await openSideBySide(browser, server)
  const { admin, manager, staffWithPassword: amara } = server

  await test.step('Before that, the register says where to activate it', async () => {
    await register.signInWithPassword(manager)
    await register.expectHome(firstNameOf(manager))
    await register.openPinLoginSettings(manager.displayName)
    await register.expectSays('Switch it on in the console: My account > Log in with PIN code > Activate.')
  })

  await test.step('The owner signs in at the office PC and reads what is not ready yet', async () => {
    await desk.signIn(admin)
    await desk.expectSays('PIN login is off')
    await desk.expectSays('People without e-mail')
    await desk.expectSays('Chance that guessing on one register hits a PIN in 30 days')
  })

  await test.step('One click activates it for the whole shop', async () => {
    await desk.page.getByRole('button', { name: 'Activate PIN login' }).click()
    await desk.expectSays('PIN login is on')
  })

  await test.step('Now the manager may approve the register; from the next sign-out on it shows the keypad', async () => {
    await register.press('Approve this register')
    await register.approve('Register 1')
    await register.signOut()
    await register.tapPin(amara.pin)
    await register.expectHome(firstNameOf(amara))
    await expect(desk.row('Register 1').getByText('Approved')).toBeVisible({ timeout: 15_000 })
  })

  await test.step('Deactivating says whom and what it stops, and asks for the own password', async () => {
    await desk.page.getByRole('button', { name: 'Deactivate…' }).click()
    await desk.expectSays('One person has no password and cannot work from that moment.')
    await desk.expectSays('One register takes no PIN from that moment.')
    await desk.page.getByLabel('Your own password', { exact: true }).fill(admin.password)
  })

  await test.step('The register shows user name and password within one second', async () => {
    const deactivated = desk.page.waitForResponse((response) => response.request().method() === 'PUT')
    await desk.answer('Deactivate')
    await deactivated
    await expect(register.page.getByLabel('User name')).toBeVisible({ timeout: 1_000 })
    await desk.expectSays('PIN login is off')
  })

  await test.step('Activated once more, the PINs and the approval work as before', async () => {
    await desk.page.getByRole('button', { name: 'Activate PIN login' }).click()
    await register.tapPin(amara.pin)
    await register.expectHome(firstNameOf(amara))
  })
})
