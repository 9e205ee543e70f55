import { expect, test } from '@playwright/test'
import { firstNameOf } from '../../../support/pages/first-name.ts'
import { openSideBySide } from '../../../support/pages/side-by-side.ts'
import { startTestServer, type TestServer } from '../../../support/test-server.ts'

let server: TestServer
test.beforeEach(async () => {
  server = await startTestServer({ renderer: true })
})
test.afterEach(() => server.stop())

test('PIN-1 PIN-8 DEV-9 GRD-9 a cashier taps a PIN and is in, and the office PC sees who is there', async ({ browser }) => {
  const { desk, register } = await openSideBySide(browser, server)
  const { manager, staffWithPassword: amara } = server
  const nobodys =
    ['48207', '31905', '60418'].find((pin) => [...server.staff, server.admin, manager].every((person) => person.pin !== pin)) ?? ''

  await test.step('The register is approved and waits with the keypad', async () => {
    await register.signInWithPassword(manager)
    await register.approve('Register 1')
    await register.signOut()
    await register.expectKeypad()
  })

  await test.step('A PIN that is nobody’s does not match, and the register says how many tries are left', async () => {
    await register.tapPin(nobodys)
    await register.expectSays('That PIN did not match.')
    await register.expectSays('4 more tries, then a wait of one minute.')
  })

  await test.step('Amara taps her PIN, without choosing a name first, and is greeted by name', async () => {
    await register.tapPin(amara.pin)
    await register.expectHome(firstNameOf(amara))
  })

  await test.step('The office PC shows her as signed in there, and the one wrong PIN', async () => {
    await desk.signIn(manager)
    await desk.page.getByRole('link', { name: 'Register 1' }).click()
    await expect(desk.row(amara.displayName)).toContainText('Signed in now')
    await desk.expectSays('1 of 128')
  })

  await test.step('She signs out; the office PC shows when and how her session ended', async () => {
    await register.signOut()
    await register.expectKeypad()
    await expect(desk.row(amara.displayName)).toContainText('by the user', { timeout: 15_000 })
  })
})
