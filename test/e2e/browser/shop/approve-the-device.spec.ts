import { expect, test } from '@playwright/test'
import { firstNameOf } from '../../../support/pages/first-name.ts'
import { openSideBySide } from '../../../support/pages/side-by-side.ts'
import { startTestServer, type TestServer } from '../../../support/test-server.ts'

let server: TestServer
test.beforeEach(async () => {
  server = await startTestServer({ renderer: true })
})
test.afterEach(() => server.stop())

test('DEV-3 DEV-5 DEV-7 nobody is signed in yet: after user name and password the register asks for its approval', async ({ browser }) => {
  const { desk, register } = await openSideBySide(browser, server)
  const { manager, staffWithPassword: amara } = server

  await test.step('The office PC knows no device yet', async () => {
    await desk.signIn(manager)
    await desk.expectSays('No device yet.')
  })

  await test.step('A cashier who signs in on the register is asked nothing', async () => {
    await register.signInWithPassword(amara)
    await register.expectHome(firstNameOf(amara))
    await register.signOut()
  })

  await test.step('The manager signs in on the register, is asked at once, gives it a name and confirms', async () => {
    await register.signInWithPassword(manager)
    await register.approve('Front counter')
    await register.expectHome(firstNameOf(manager))
  })

  await test.step('The office PC shows it, with who approved it', async () => {
    await expect(desk.row('Front counter').getByText('Approved')).toBeVisible({ timeout: 15_000 })
    await expect(desk.row('Front counter').getByText(manager.displayName)).toBeVisible()
  })

  await test.step('From the next sign-out on, the register shows the keypad', async () => {
    await register.signOut()
    await register.expectKeypad()
  })
})

test('DEV-2 DEV-5 DEV-7 signed in already: the user menu’s settings approve the register', async ({ browser }) => {
  const { desk, register } = await openSideBySide(browser, server)
  const { admin } = server

  await test.step('The owner signs in on the register and says "Not now"', async () => {
    await register.signInWithPassword(admin)
    await register.press('Not now')
    await register.expectHome(firstNameOf(admin))
  })

  await test.step('Later: user menu, Settings, Log in with PIN code, Approve, a name, confirm', async () => {
    await register.openPinLoginSettings(admin.displayName)
    await register.press('Approve this register')
    await register.approve('Back office')
    await register.signOut()
    await register.expectKeypad()
  })

  await test.step('The office PC shows it', async () => {
    await desk.signIn(admin)
    await expect(desk.row('Back office').getByText('Approved')).toBeVisible()
  })
})
