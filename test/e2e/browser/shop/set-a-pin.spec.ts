import { test } from '@playwright/test'
import { firstNameOf } from '../../../support/pages/first-name.ts'
import { openSideBySide } from '../../../support/pages/side-by-side.ts'
import { startTestServer, type TestServer } from '../../../support/test-server.ts'

let server: TestServer
test.beforeEach(async () => {
  server = await startTestServer({ renderer: true })
})
test.afterEach(() => server.stop())

test('USR-2 USR-3 PIN-1 the manager sets a PIN for each of two people; both tap in at once', async ({ browser }) => {
  const { desk, register } = await openSideBySide(browser, server)
  const { manager, staffWithPassword: amara } = server
  const { page } = desk
  const typed =
    ['48207', '31905', '60418'].find((pin) => [...server.staff, server.admin, manager].every((person) => person.pin !== pin)) ?? ''

  await test.step('The register is approved and waits with the keypad', async () => {
    await register.signInWithPassword(manager)
    await register.approve('Register 1')
    await register.signOut()
    await register.expectKeypad()
  })

  await test.step('At the office PC the manager adds Zoë, who works with a PIN only', async () => {
    await desk.signIn(manager)
    await desk.open('Users')
    await page.getByRole('button', { name: 'Add a user' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Zoë Brandt')
    await page.getByRole('radio', { name: 'PIN only' }).check()
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await desk.expectSays('Zoë Brandt is added.')
  })

  await test.step('Zoë’s PIN is typed twice and signed with the manager’s own password', async () => {
    await page.getByLabel('New PIN', { exact: true }).last().fill(typed)
    await page.getByLabel('Once more').fill(typed)
    await page.getByLabel('Your own password', { exact: true }).fill(manager.password)
    await page.getByRole('button', { name: 'Save the PIN' }).click()
    await desk.expectSays('It logs in at once.')
    await page.keyboard.press('Escape')
  })

  await test.step('Zoë taps it on the register and is in', async () => {
    await register.tapPin(typed)
    await register.expectHome('Zoë')
    await register.signOut()
  })

  await test.step('Amara gets a new PIN that is generated and shown once', async () => {
    await page.getByRole('button', { name: amara.displayName }).click()
    await page.getByRole('button', { name: 'PIN', exact: true }).click()
    await page.getByRole('radio', { name: 'Generate it' }).check()
    await page.getByLabel('Your own password', { exact: true }).fill(manager.password)
    await page.getByRole('button', { name: 'Save the PIN' }).click()
  })

  await test.step('The old PIN is refused from now on, the new one is Amara’s', async () => {
    const generated = await page.getByText(/^\d{5}$/).innerText()
    await register.tapPin(amara.pin)
    await register.expectSays('That PIN did not match.')
    await register.tapPin(generated)
    await register.expectHome(firstNameOf(amara))
  })
})
