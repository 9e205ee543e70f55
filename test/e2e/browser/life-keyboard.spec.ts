import { expect, type Page, test } from '@playwright/test'
import { openConsole } from '../../support/console.ts'
import { startMailServer, type TestMailServer } from '../../support/mail-server.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { firstNameOf } from '../../support/pages/first-name.ts'
import { openApproved, wrongPins } from '../../support/pages/open-terminal.ts'
import { expectFocus, tabTo } from './tab-to.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { openApprovedTill } from '../../support/till.ts'

const address = 'amara@shop.example'
let mails: TestMailServer
let server: TestServer

test.use({ viewport: { width: 360, height: 760 } })
test.beforeEach(async () => {
  mails = await startMailServer()
  server = await startTestServer({ renderer: true, smtp: mails.config })
})
test.afterEach(async () => {
  await server.stop()
  await mails.close()
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const press = async (page: Page, name: string) => {
  await tabTo(button(page, name))
  await page.keyboard.press('Enter')
}
/** Twice the text on the narrowest screen: nothing is wider than that. */
const fits = async (page: Page) => {
  await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'))
  await new ConsolePage(page).expectNoSidewaysScroll()
  await page.evaluate(() => void (document.documentElement.style.fontSize = ''))
}
const mailed = async (what: RegExp) => {
  const found = () => mails.received.flatMap(({ mail }) => what.exec(mail.text ?? '')?.[0] ?? [])
  await expect.poll(found, { timeout: 10_000 }).not.toEqual([])
  return found().at(-1) ?? ''
}

test('TRM-6 SELF-2 with the keyboard alone the own PIN is changed: no step of it loses the focus, and 200 % text fits', async ({
  page,
}) => {
  const { pin } = server.staffWithPassword
  await page.goto(`${server.url}/console/#/account/pin`)
  await new ConsolePage(page).signIn(server.staffWithPassword)
  await press(page, 'Change the PIN')
  await expect(page.getByLabel('Current PIN')).toBeFocused()
  await fits(page)
  await page.keyboard.type(pin === '48302' ? '60417' : '48302')
  await tabTo(page.getByRole('radio').first())
  await page.keyboard.press('ArrowDown')
  const chosen = await page.getByRole('radio', { checked: true }).inputValue()
  await press(page, 'Save my PIN')
  await expect(page.getByLabel('Current PIN')).toHaveAccessibleDescription(/did not match/)
  await expect(button(page, 'Save my PIN')).toBeFocused()
  await fits(page)
  await page.keyboard.press('Shift+Tab')
  await page.getByLabel('Current PIN').focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await expect(page.getByText(chosen, { exact: true })).toBeVisible()
  await expectFocus(page)
  await fits(page)
  await press(page, 'I know it by heart')
  await expectFocus(page)
  await press(page, 'Change the PIN')
  await press(page, 'Type my own')
  await press(page, 'I forgot my PIN')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(button(page, 'I forgot my PIN')).toBeFocused()
  await page.keyboard.press('Enter')
  await press(page, 'Go on')
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  await press(page, 'Cancel')
  await expectFocus(page)
  expect((await (await openApprovedTill(server)).tap(chosen)).session?.user.id).toBe(server.staffWithPassword.id)
})

test('TRM-6 a question that was left opens again at the very next key', async ({ page }) => {
  await page.goto(`${server.url}/console/#/account/pin`)
  await new ConsolePage(page).signIn(server.staffWithPassword)
  await press(page, 'I forgot my PIN')
  await page.getByRole('dialog').evaluate(async (dialog) => {
    dialog.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
    await Promise.resolve()
    if (document.activeElement instanceof HTMLElement) document.activeElement.click()
  })
  await page.waitForFunction(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  await expect(button(page, 'Go on')).toBeVisible()
})

test('TRM-6 SELF-7 with the keyboard alone a code from the mail leads to a new PIN', async ({ page }) => {
  const { id } = server.staffWithPassword
  await server.database.query.updateTable('users').set({ email: address, email_verified_at: 1 }).where('id', '=', id).execute()
  await page.goto(`${server.url}/console/`)
  await press(page, 'Forgot your PIN?')
  await expect(page.getByLabel('User name or e-mail')).toBeFocused()
  await fits(page)
  await page.keyboard.type(address)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Code from the mail')).toBeFocused()
  await fits(page)
  await page.keyboard.type(await mailed(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/m))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio')).toHaveCount(3)
  await expectFocus(page)
  await fits(page)
  await tabTo(page.getByRole('radio').first())
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Your new PIN is saved.' })).toBeVisible()
  await expectFocus(page)
  await press(page, 'Back to the sign-in')
  await expect(page.getByLabel('User name')).toBeFocused()
})

test('TRM-6 MAIL-3 with the keyboard alone the link shows the PIN and hides it', async ({ page }) => {
  await server.database.query.updateTable('organisations').set({ pins_for_new_users: 1, pins_by_mail: 1, pins_by_link: 1 }).execute()
  const admin = await openConsole(server, server.admin)
  const mia = { displayName: 'Mia Brandt', email: 'mia@shop.example', role: 'staff', loginMethod: 'pin_only' }
  expect((await admin.send('POST', '/v1/users', mia)).status).toBe(201)
  await page.goto(await mailed(/https?:\S+#\/new-pin\/\S+/))
  await fits(page)
  await press(page, 'Show my PIN')
  await expect(page.getByText(/^\d{5}$/)).toBeVisible()
  await expectFocus(page)
  await fits(page)
  await press(page, 'I know it: hide it')
  await expect(page.getByRole('heading', { name: 'Your PIN is hidden' })).toBeVisible()
  await expectFocus(page)
})

test('TRM-6 FRC-2 with the keyboard alone a register’s new PIN is chosen, with picture and words', async ({ page }) => {
  const amara = server.staffWithPassword
  const terminal = await openApproved(page, server)
  await server.database.query.updateTable('organisations').set({ pin_change_given: 1, security_images: 'required' }).execute()
  await terminal.typePin(amara.pin)
  await terminal.expectSays('Choose your picture')
  await fits(page)
  await tabTo(page.getByRole('radio').first())
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio').nth(1)).toBeChecked()
  await press(page, 'Next')
  // As on every screen that types: the field has the focus, and the heading stands before it.
  await expect(page.getByRole('heading', { level: 1, name: 'Write your own words' })).toBeVisible()
  await expect(page.getByLabel('Your words')).toBeFocused()
  await fits(page)
  await page.keyboard.type('Twelve apples')
  await page.keyboard.press('Enter')
  await terminal.expectSays('Choose a new PIN')
  await fits(page)
  const [chosen = ''] = wrongPins(server, 1)
  await terminal.tapPin(chosen)
  await terminal.expectSays('The same once more')
  await terminal.tapPin(chosen)
  await terminal.expectHome(firstNameOf(amara))
})

test('TRM-6 Escape asks before it throws away what was written in a question; a password alone is not asked about', async ({ page }) => {
  await openApprovedTill(server, 'Register 1')
  const desk = new ConsolePage(page)
  await page.goto(`${server.url}/console/#/pin-login`)
  await desk.signIn(server.manager)
  await desk.choose('Register 1', 'Edit name')
  await page.getByLabel('Your own password', { exact: true }).fill('typed')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await desk.choose('Register 1', 'Edit name')
  await page.getByLabel('Name of this device').fill('Deli counter')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Name of this device')).toHaveValue('Deli counter')
  await expect(page.getByLabel('Name of this device')).toBeFocused()
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog').getByRole('button').last().press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(desk.row('Register 1')).toBeVisible()
})
