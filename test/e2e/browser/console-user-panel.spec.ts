import { expect, test } from '@playwright/test'
import { openConsole } from '../../support/console.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer, type WithPassword } from '../../support/test-server.ts'
import { openApprovedTill } from '../../support/till.ts'

let server: TestServer
let desk: ConsolePage

test.beforeEach(async ({ page }) => {
  server = await startTestServer({ renderer: true })
  desk = new ConsolePage(page)
  await page.goto(`${server.url}/console/#/users`)
})
test.afterEach(() => server.stop())

const openPanel = async (person: { displayName: string }) => {
  await desk.page.getByRole('button', { name: person.displayName, exact: true }).click()
  await expect(desk.page.getByRole('dialog', { name: person.displayName })).toBeVisible()
}
const press = (name: string) => desk.page.getByRole('button', { name, exact: true }).click()
const nameField = () => desk.page.getByLabel('Name', { exact: true })

test('USR-1 removing somebody asks first, ends the sessions, gives the PIN up and takes the row away', async ({ page }) => {
  const till = await openApprovedTill(server)
  const amara = server.staffWithPassword
  await till.tap(amara.pin)
  await desk.signIn(server.manager)
  await openPanel(amara)
  await press('Remove…')
  await desk.expectSays(`Remove ${amara.displayName} for good?`)
  await desk.expectSays('Open sessions end at once. The PIN is given up')
  await press('Cancel')
  expect((await till.send('GET', '/v1/session')).status).toBe(200)
  await press('Remove…')
  await press('Remove')
  await desk.expectSays('Type your password.')
  expect((await till.send('GET', '/v1/session')).status).toBe(200)
  await desk.signChange(server.manager)
  await page.getByRole('button', { name: 'Remove', exact: true }).dblclick()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(desk.row(amara.displayName)).toHaveCount(0)
  expect((await till.send('GET', '/v1/session')).status).toBe(401)
  expect((await till.tap(amara.pin)).status).toBe(401)
})

test('USR-5 the last admin with a password is told why nothing was removed, blocked or taken', async ({ page }) => {
  const last = 'This is the last admin with a password.'
  await desk.signIn(server.admin)
  await openPanel(server.admin)
  for (const word of ['Block', 'Remove']) {
    await press(`${word}…`)
    await desk.signChange(server.admin)
    await press(word)
    await desk.expectSays(last)
    await press('Cancel')
    await expect(page.getByText(last)).toHaveCount(0)
  }
  for (const choice of [/^Manager/, /^PIN only/]) {
    await page.getByRole('radio', { name: choice }).check()
    await desk.signChange(server.admin)
    await press('Save')
    await desk.expectSays(last)
    await page.getByRole('radio', { name: /^Admin/ }).check()
    await page.getByRole('radio', { name: /^Password and PIN/ }).check()
  }
  const { send } = await openConsole(server, server.admin)
  expect((await send('GET', `/v1/users/${server.admin.id}`)).body).toMatchObject({ role: 'admin', blocked: false, version: 1 })
})

test('USR-5 a manager reads what is known of an admin, with the reason why nothing can be changed', async ({ page }) => {
  await desk.signIn(server.manager)
  await openPanel(server.admin)
  const panel = page.getByRole('dialog')
  await expect(panel.getByText('Only an admin can change an admin.')).toBeVisible()
  await expect(panel.getByText(server.admin.username, { exact: true })).toBeVisible()
  await expect(panel.getByText('Password and PIN')).toBeVisible()
  await expect(panel.getByRole('button')).toHaveCount(1)
  await expect(panel.getByRole('textbox')).toHaveCount(0)
})

test('USR-2 editing chooses the login method and sets the PIN', async ({ page }) => {
  const till = await openApprovedTill(server)
  const amara = server.staffWithPassword
  await desk.signIn(server.manager)
  await openPanel(amara)
  await page.getByRole('radio', { name: /^PIN only/ }).check()
  await press('Save')
  await desk.expectSays('Saved.')
  expect((await openConsole(server, amara)).opened.status).toBe(401)
  await press('PIN')
  await page.getByRole('radio', { name: 'Generate it' }).check()
  await page.getByLabel('Your own password', { exact: true }).fill(server.manager.password)
  await press('Save the PIN')
  const pin = await page
    .getByRole('dialog')
    .getByText(/^\d{5}$/)
    .innerText()
  expect((await till.tap(pin)).session?.user.id).toBe(amara.id)
})

test('POL-5 off: not even a manager sets the own PIN among the users, and is told why', async ({ page }) => {
  await server.database.query.updateTable('organisations').set({ pins_changed_by_users: 0 }).execute()
  await desk.signIn(server.manager)
  await openPanel(server.manager)
  await press('PIN')
  await page.getByRole('radio', { name: 'Generate it' }).check()
  await page.getByLabel('Your own password', { exact: true }).fill(server.manager.password)
  await press('Save the PIN')
  await desk.expectSays('PINs are no longer set by their owners here.')
})

test('USR-4 "Use PIN for signing" is off at first, waits for a PIN, is turned on with the own password, and says so', async ({ page }) => {
  const signs = async (person: Pick<WithPassword, 'id'>) => {
    const { send } = await openConsole(server, server.admin)
    return (await send('GET', `/v1/users/${person.id}`)).body
  }
  const { send } = await openConsole(server, server.admin)
  const added = await send('POST', '/v1/users', { displayName: 'Zoë Nul', role: 'staff', loginMethod: 'pin_only' })
  const zoe = { displayName: 'Zoë Nul', id: (added.body as { id: string }).id }
  await desk.signIn(server.manager)
  await openPanel(zoe)
  await press('PIN')
  const turn = page.getByRole('switch', { name: 'Use PIN for signing' })
  await expect(turn).toBeDisabled()
  await expect(turn).toHaveAccessibleDescription('Needs a PIN first.')
  await page.getByRole('radio', { name: 'Generate it' }).check()
  await page.getByLabel('Your own password', { exact: true }).fill(server.manager.password)
  await press('Save the PIN')
  await expect(turn).toBeEnabled()
  await expect(turn).not.toBeChecked()
  await turn.click()
  const password = page.getByLabel('Your own password', { exact: true }).last()
  await press('Turn on')
  await expect(password).toHaveAccessibleDescription('Type your password.')
  await password.fill('not the password')
  await press('Turn on')
  await expect(password).toHaveAccessibleDescription('That is not your password.')
  expect(await signs(zoe)).toMatchObject({ pinForSigning: false })
  await password.fill(server.manager.password)
  await press('Turn on')
  await desk.expectSays('Zoë Nul now signs with the PIN too.')
  await expect(turn).toBeChecked()
  expect(await signs(zoe)).toMatchObject({ pinForSigning: true })
  await turn.click()
  await desk.expectSays('Zoë Nul no longer signs with the PIN.')
  expect(await signs(zoe)).toMatchObject({ pinForSigning: false })
})

test('USR-1 Escape and the cross ask before they drop what was typed, and drop nothing twice', async ({ page }) => {
  const amara = server.staffWithPassword
  const asks = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
  await desk.signIn(server.manager)
  await openPanel(amara)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await openPanel(amara)
  await nameField().fill('Amara O.')
  await page.keyboard.press('Escape')
  await expect(asks.getByRole('button', { name: 'Keep typing' })).toBeFocused()
  // The second Escape goes back to the form, where a browser would have closed it.
  for (let times = 0; times < 2; times += 1) await page.keyboard.press('Escape')
  await expect(asks).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(asks).toHaveCount(0)
  await expect(nameField()).toBeFocused()
  await expect(nameField()).toHaveValue('Amara O.')
  await press('Close')
  await press('Discard')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await openPanel(amara)
  await nameField().fill('Amara P.')
  await press('Save')
  await desk.expectSays('Saved.')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await press('Add a user')
  await nameField().fill('Zoë')
  await page.keyboard.press('Escape')
  await expect(asks).toBeVisible()
})

test('USR-1 a name may be written from the right or hold HTML, and one of 1,000 characters is refused in words', async ({ page }) => {
  await desk.signIn(server.manager)
  for (const name of ['<img src=x onerror=alert(1)>', 'ليلى حدّاد 🧡']) {
    await press('Add a user')
    await nameField().fill('x'.repeat(1_000))
    await page.getByRole('radio', { name: /^PIN only/ }).check()
    await press('Add')
    await expect(nameField()).toHaveAccessibleDescription('A name has 1 to 80 characters.')
    await nameField().fill(name)
    await press('Add')
    await desk.expectSays(/is added\./)
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(name)
    await page.keyboard.press('Escape')
    await expect(desk.row(name)).toHaveCount(1)
  }
  await expect(page.locator('img')).toHaveCount(0)
  await openPanel({ displayName: 'ليلى حدّاد 🧡' })
  await press('Block…')
  // Isolated, so that the sentence around it keeps its order (Unicode TR 9).
  await desk.expectSays('Block \u2068ليلى حدّاد 🧡\u2069?')
})

test('USR-3 a generated PIN is copied, and printed as a slip with nothing else on the paper', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const amara = server.staffWithPassword
  await desk.signIn(server.manager)
  await openPanel(amara)
  await press('PIN')
  await page.getByRole('radio', { name: 'Generate it' }).check()
  await page.getByLabel('Your own password', { exact: true }).fill(server.manager.password)
  await press('Save the PIN')
  const pin = await page
    .getByRole('dialog')
    .getByText(/^\d{5}$/)
    .innerText()
  await press('Copy')
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(pin)
  await page.emulateMedia({ media: 'print' })
  await page.evaluate("dispatchEvent(new Event('beforeprint'))")
  const onPaper = await page.locator('body').innerText()
  expect(onPaper.split('\n').filter(Boolean)).toEqual([
    server.organisation.name,
    amara.displayName,
    pin,
    'It is yours alone. Learn it, then tear this slip up.',
  ])
  expect((await page.pdf()).toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate("dispatchEvent(new Event('afterprint'))")
  await expect(page.getByText(pin)).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByText(pin)).toHaveCount(0)
})
