import { expect, test } from '@playwright/test'
import { openConsole } from '../../support/console.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { signedBy } from '../../support/signed-by.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { openApprovedTill } from '../../support/till.ts'

let server: TestServer
let desk: ConsolePage

test.beforeEach(async ({ page }) => {
  server = await startTestServer({ renderer: true })
  desk = new ConsolePage(page)
  await page.goto(`${server.url}/console/#/users`)
})
test.afterEach(() => server.stop())

async function typePin(pin: string, again = pin): Promise<void> {
  await desk.page.getByLabel('New PIN', { exact: true }).last().fill(pin)
  await desk.page.getByLabel('Once more').fill(again)
  await desk.page.getByLabel('Your own password', { exact: true }).fill(server.manager.password)
  await desk.page.getByRole('button', { name: 'Save the PIN' }).click()
}

const freePin = () => {
  const taken = new Set([server.admin, server.manager, ...server.staff].map(({ pin }) => pin))
  const free = ['48207', '31905', '60418', '72953'].find((pin) => !taken.has(pin))
  if (!free) throw new Error('no PIN is free')
  return free
}

test('USR-1 lists and finds users, whatever the case and accents, and blocks and unblocks one after a question', async ({ page }) => {
  const till = await openApprovedTill(server)
  const amara = server.staffWithPassword
  await desk.signIn(server.manager)
  await desk.expectSays('8 people, 8 with a PIN')
  await page.getByLabel('Search name, user name, e-mail').fill('INES car')
  await expect(desk.row('Inês Carvalho')).toBeVisible()
  await expect(desk.row(amara.displayName)).toBeHidden()
  await page.getByLabel('Search name, user name, e-mail').fill('')
  await page.getByRole('button', { name: amara.displayName }).click()
  await page.getByRole('button', { name: 'Block…' }).click()
  await desk.expectSays('Open sessions end at once.')
  await desk.signChange(server.manager)
  await page.getByRole('button', { name: 'Block', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Unblock…' })).toBeVisible()
  expect((await till.tap(amara.pin)).status).toBe(401)
  await page.getByRole('button', { name: 'Unblock…' }).click()
  await desk.signChange(server.manager)
  await page.getByRole('button', { name: 'Unblock', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Block…' })).toBeVisible()
  expect((await till.tap(amara.pin)).status).toBe(201)
})

test('SELF-7 another address of somebody is signed with the own password, since mails to it choose a new PIN', async ({ page }) => {
  await desk.signIn(server.manager)
  await page.getByRole('button', { name: server.staffWithPassword.displayName }).click()
  await page.getByRole('textbox', { name: 'E-mail' }).fill('amara@shop.example')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  // The other tab asks for it as well, out of sight.
  const password = page.getByRole('textbox', { name: 'Your own password' })
  await expect(password).toBeFocused()
  await expect(password).toHaveAccessibleDescription(/^Codes and links for a new PIN or password go to that address/)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await desk.expectSays('Type your password.')
  await password.fill('not hers')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await desk.expectSays('That is not your password.')
  expect(await faultsOf(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 760 })
  await password.fill(server.manager.password)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await desk.expectSays('Saved.')
  await expect(password).toBeHidden()
})

test('USR-2 and USR-3 adding somebody chooses the login method; the PIN is typed twice, signed with the own password, and logs in at once', async ({
  page,
}) => {
  const till = await openApprovedTill(server)
  await desk.signIn(server.manager)
  await page.getByRole('button', { name: 'Add a user' }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription('A name has 1 to 80 characters.')
  await page.getByLabel('Name', { exact: true }).fill('Zoë 🧡 Brandt')
  await page.getByRole('radio', { name: 'PIN only' }).check()
  await page.getByRole('button', { name: 'Add', exact: true }).dblclick()
  await desk.expectSays('Zoë 🧡 Brandt is added.')
  const pin = freePin()
  await typePin(pin, '48208')
  await desk.expectSays('The two PINs differ.')
  await typePin('34567')
  await desk.expectSays('Too simple. Every step from digit to digit is the same')
  await typePin(server.admin.pin)
  await desk.expectSays('This PIN cannot be used. Choose another.')
  await typePin(pin)
  await desk.expectSays('It logs in at once.')
  await page.keyboard.press('Escape')
  await expect(desk.row('Zoë 🧡 Brandt')).toHaveCount(1)
  expect((await till.tap(pin)).session?.user.displayName).toBe('Zoë 🧡 Brandt')
})

test('USR-3 a generated PIN is shown once, and a wrong own password changes nothing', async ({ page }) => {
  const till = await openApprovedTill(server)
  const amara = server.staffWithPassword
  await desk.signIn(server.manager)
  await page.getByRole('button', { name: amara.displayName }).click()
  await page.getByRole('button', { name: 'PIN', exact: true }).click()
  await page.getByRole('radio', { name: 'Generate it' }).check()
  const password = page.getByLabel('Your own password', { exact: true })
  await password.fill('not the password')
  await page.getByRole('button', { name: 'Save the PIN' }).click()
  await expect(password).toHaveAccessibleDescription('That is not your password.')
  await password.fill(server.manager.password)
  await page.getByRole('button', { name: 'Save the PIN' }).click()
  const pin = await page.getByText(/^\d{5}$/).innerText()
  expect((await till.tap(pin)).session?.user.displayName).toBe(amara.displayName)
  await page.keyboard.press('Escape')
  await expect(page.getByText(pin)).toHaveCount(0)
})

test('USR-1 who saves second is told what the first changed, and overwrites nothing of it', async ({ page }) => {
  const amara = server.staffWithPassword
  await desk.signIn(server.manager)
  await page.getByRole('button', { name: amara.displayName }).click()
  await page.getByLabel('Name', { exact: true }).fill('Amara O.')
  const { send } = await openConsole(server, server.admin)
  const { etag } = await send('GET', `/v1/users/${amara.id}`)
  await send('PATCH', `/v1/users/${amara.id}`, { role: 'manager', ...signedBy(server.admin) }, { 'if-match': etag })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await desk.expectSays('Somebody else changed this user meanwhile.')
  await desk.expectSays('Role: was Staff, is now Manager')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Amara O.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await desk.expectSays('Saved.')
  expect((await send('GET', `/v1/users/${amara.id}`)).body).toMatchObject({ displayName: 'Amara O.', role: 'manager' })
})

test('USR-5 a manager is offered no admin, and cannot change one', async ({ page }) => {
  await desk.signIn(server.manager)
  await page.getByRole('button', { name: server.admin.displayName }).click()
  await desk.expectSays('Only an admin can change an admin.')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add a user' }).click()
  await expect(page.getByRole('radio', { name: /^Staff/ })).toBeChecked()
  await expect(page.getByRole('radio', { name: /^Admin/ })).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`TRM-6 axe finds nothing on the pages for users, and nothing scrolls sideways, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await desk.signIn(server.admin)
    const good = async (ready: string) => {
      await desk.expectSays(ready)
      expect(await faultsOf(page)).toEqual([])
      await page.setViewportSize({ width: 360, height: 740 })
      await desk.expectNoSidewaysScroll()
      expect(await faultsOf(page)).toEqual([])
      await page.setViewportSize({ width: 1440, height: 900 })
    }
    await good('8 people')
    await page.getByRole('button', { name: server.staffWithPassword.displayName }).click()
    await good('May also use the console')
    await page.getByRole('button', { name: 'PIN', exact: true }).click()
    await good('Best typed by who will use it.')
    await page.getByRole('radio', { name: 'Generate it' }).check()
    await page.getByLabel('Your own password', { exact: true }).fill(server.admin.password)
    await page.getByRole('button', { name: 'Save the PIN' }).click()
    await good('It is shown this once')
  })
}
