import { expect, test } from '@playwright/test'
import { firstNameOf } from '../../support/pages/first-name.ts'
import { openApproved, openTerminal, wrongPins } from '../../support/pages/open-terminal.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { cashiersOf } from '../../support/pages/cashiers.ts'

let server: TestServer

test.beforeAll(async () => {
  server = await startTestServer({ renderer: true })
})
test.afterAll(() => server.stop())

test('PIN-1 DEV-3 DEV-5 approve a register, sign out, tap a PIN, be in', async ({ page }) => {
  const [amara] = cashiersOf(server)
  const terminal = await openApproved(page, server)
  await terminal.tapPin(amara.pin)
  await terminal.expectHome(firstNameOf(amara))
  await terminal.expectSays('Register 2')
})

test('DEV-5 a reload shows the keypad, and nobody is in', async ({ page }) => {
  const [amara] = cashiersOf(server)
  const terminal = await openApproved(page, server)
  await terminal.tapPin(amara.pin)
  await terminal.expectHome(firstNameOf(amara))
  await page.reload()
  await terminal.expectKeypad()
})

test('GRD-9 a wrong PIN says in words how many tries are left, and the fifth brings a wait', async ({ page }) => {
  const terminal = await openApproved(page, server)
  const [first = '', ...others] = wrongPins(server, 5)
  await terminal.tapPin(first)
  await terminal.expectSays('That PIN did not match.')
  await terminal.expectSays('4 more tries, then a wait of one minute.')
  for (const pin of others) await terminal.tapPin(pin)
  await terminal.expectSays('One moment, please')
  await expect(page.getByRole('timer')).toContainText(/^.*0:5\d|1:00/)
  await terminal.expectSays('Nobody is locked out. Your password works right away.')
})

test('DEV-11 user name and password open a session from the keypad, and from a wait', async ({ page }) => {
  const [amara] = cashiersOf(server)
  const terminal = await openApproved(page, server)
  await terminal.press('Use password instead')
  await terminal.signInWithPassword(amara)
  await terminal.expectHome(firstNameOf(amara))
})

test('DEV-1 staff never see the offer to approve', async ({ page }) => {
  const [amara] = cashiersOf(server)
  const terminal = await openTerminal(page, server)
  await terminal.signInWithPassword(amara)
  await terminal.expectHome(firstNameOf(amara))
  await terminal.openPinLoginSettings(amara.displayName)
  await terminal.expectSays('An admin or manager who signs in here with a password can switch it on.')
  await expect(page.getByRole('button', { name: 'Approve this register' })).toHaveCount(0)
})

test('DEV-4 the offer comes back after "Not now", and never after "Don’t offer this again"; DEV-2 Settings still has it', async ({
  page,
}) => {
  const terminal = await openTerminal(page, server)
  await terminal.signInWithPassword(server.manager)
  await terminal.press('Not now')
  await terminal.expectHome(firstNameOf(server.manager))
  await terminal.signOut()
  await terminal.signInWithPassword(server.manager)
  await page.getByRole('checkbox', { name: /^Don’t offer this on this device again/ }).check()
  await terminal.press('Not now')
  await terminal.expectHome(firstNameOf(server.manager))
  await terminal.signOut()
  await terminal.signInWithPassword(server.admin)
  await terminal.expectHome(firstNameOf(server.admin))
  await terminal.openPinLoginSettings(server.admin.displayName)
  await terminal.press('Approve this register')
  await terminal.approve('Register 7')
  await terminal.signOut()
  await terminal.expectKeypad()
})

test('TRM-2 lock keeps the session for its user; a colleague’s PIN switches', async ({ page }) => {
  const [amara, linh] = cashiersOf(server)
  const terminal = await openApproved(page, server)
  await terminal.tapPin(amara.pin)
  await terminal.expectHome(firstNameOf(amara))
  await terminal.press(/^Lock/)
  await terminal.expectSays(`${firstNameOf(amara)}’s PIN carries on.`)
  await terminal.tapPin(amara.pin)
  await terminal.expectSays(`Welcome back, ${firstNameOf(amara)}`)
  await terminal.press(/^Switch user/)
  await terminal.tapPin(linh.pin)
  await terminal.expectHome(firstNameOf(linh))
})
