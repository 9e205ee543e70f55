import { expect, type Page, test } from '@playwright/test'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { firstNameOf } from '../../support/pages/first-name.ts'
import { openApproved, wrongPins } from '../../support/pages/open-terminal.ts'
import type { TerminalPage } from '../../support/pages/terminal-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { tabTo } from './tab-to.ts'

/** As the gallery's (TRM-6). */
const aa = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']
let server: TestServer

test.beforeEach(async () => {
  server = await startTestServer({ renderer: true })
  await changeLead({ pin_for_signing: 1 })
})
test.afterEach(() => server.stop())

const lead = () => server.manager
const changeLead = (columns: object) => server.database.query.updateTable('users').set(columns).where('id', '=', lead().id).execute()
const device = () => server.database.query.selectFrom('devices').select(['name', 'status']).executeTakeFirstOrThrow()
const signatures = async (type: string) => {
  const rows = await server.database.query.selectFrom('audit_events').select(['actor_id', 'details']).where('type', '=', type).execute()
  return rows.map(({ actor_id: by, details }) => ({ by, ...(JSON.parse(details) as object) }))
}
const isFit = async (page: Page) => {
  expect(await faultsOf(page, { tags: aa })).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true)
}
const title = (page: Page, name: string) => expect(page.getByRole('heading', { name })).toBeVisible()
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
/** An approved register at which the lead is signed in with the PIN, and "This register" of it. */
const openIt = async (page: Page): Promise<TerminalPage> => {
  const terminal = await openApproved(page, server)
  await terminal.tapPin(lead().pin)
  await page.getByRole('button', { name: lead().displayName }).click()
  await page.getByRole('menuitem', { name: 'This register' }).click()
  await title(page, 'This register')
  return terminal
}
const traces = (page: Page) =>
  page.evaluate(() => document.documentElement.outerHTML + JSON.stringify(localStorage) + JSON.stringify(sessionStorage))

test('SIGN-1 FRC-4 a manager renames this register: signed with the own PIN, image and phrase beside it, and no PIN left in the page', async ({
  page,
}) => {
  await server.database.query.updateTable('organisations').set({ security_images: 'optional' }).execute()
  await changeLead({ security_image: 'snail', personal_phrase: 'Slow and steady' })
  const terminal = await openIt(page)
  await terminal.expectSays('Register 2')
  await terminal.expectSays(new RegExp(`by ${lead().displayName}`))
  await isFit(page)
  await button(page, 'Edit name').click()
  await expect(page.getByLabel('Name of this register')).toHaveValue('Register 2')
  await isFit(page)
  await page.getByLabel('Name of this register').fill('Kasse am Eingang')
  await page.keyboard.press('Enter')
  await title(page, 'Sign with your PIN')
  await terminal.expectSays('Slow and steady')
  await terminal.expectSays('Your signature names this register Kasse am Eingang.')
  await isFit(page)
  const [wrong = ''] = wrongPins(server, 1)
  await terminal.tapPin(wrong)
  await terminal.expectSays('4 more tries, then the password.')
  expect((await device()).name).toBe('Register 2')
  await terminal.tapPin(lead().pin)
  await terminal.expectSays('The name is saved.')
  await terminal.expectSays('Kasse am Eingang')
  for (const pin of [wrong, lead().pin]) expect(await traces(page)).not.toMatch(new RegExp(`\\b${pin}\\b`))
  expect(await signatures('device.renamed')).toEqual([{ by: lead().id, from: 'Register 2', to: 'Kasse am Eingang', signedWith: 'pin' }])
  await button(page, 'Back').click()
  await terminal.expectHome(firstNameOf(lead()))
})

test('SIGN-1 DEV-3 DEV-10 TRM-6 with the keyboard alone the approval is revoked: the session is over, and PINs work no more', async ({
  page,
}) => {
  const terminal = await openIt(page)
  for (const [name, next] of [
    ['Revoke approval', 'Revoke the approval?'],
    ['Revoke approval', 'Sign with your PIN'],
  ] as const) {
    await tabTo(button(page, name))
    await page.keyboard.press('Enter')
    await title(page, next)
    await isFit(page)
  }
  await terminal.typePin(lead().pin)
  await title(page, 'Not approved any more')
  expect((await device()).status).toBe('revoked')
  expect(await signatures('device.revoked')).toEqual([{ by: lead().id, signedWith: 'pin' }])
  await button(page, 'Go on with a password').click()
  await terminal.signInWithPassword(lead())
  await terminal.approve('Register 2')
  await terminal.expectHome(firstNameOf(lead()))
  expect((await device()).status).toBe('approved')
})

test('SIGN-1 after five wrong PINs the password signs; at 360 px, by touch', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 760 }, hasTouch: true, locale: 'en-GB' })
  const page = await context.newPage()
  const terminal = await openIt(page)
  await isFit(page)
  await button(page, 'Revoke approval').click()
  await isFit(page)
  await button(page, 'Revoke approval').click()
  for (const [at, pin] of wrongPins(server, 5).entries()) {
    await terminal.tapPin(pin)
    await terminal.expectSays(at === 4 ? 'Five PINs did not match.' : new RegExp(at === 3 ? 'One more try' : `${4 - at} more tries`))
  }
  await isFit(page)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await button(page, 'Sign').click()
  await terminal.expectSays('That password did not match.')
  expect((await device()).status).toBe('approved')
  await page.getByLabel('Password', { exact: true }).fill(lead().password)
  await button(page, 'Sign').click()
  await title(page, 'Not approved any more')
  expect(await signatures('device.revoked')).toEqual([{ by: lead().id, signedWith: 'password' }])
  await context.close()
})

test('SIGN-1 the password is one tap away, and all there is for whose PIN may not sign', async ({ page }) => {
  const terminal = await openIt(page)
  await button(page, 'Edit name').click()
  await page.getByLabel('Name of this register').fill('Till 7')
  await page.keyboard.press('Enter')
  await button(page, 'Use password instead').click()
  await page.getByLabel('Password', { exact: true }).fill(lead().password)
  await page.keyboard.press('Enter')
  await terminal.expectSays('The name is saved.')
  await button(page, 'Edit name').click()
  await page.getByLabel('Name of this register').fill('Till 8')
  await page.keyboard.press('Enter')
  await title(page, 'Sign with your PIN')
  await changeLead({ pin_for_signing: 0 })
  await terminal.tapPin(lead().pin)
  await terminal.expectSays('Your PIN does not sign here.')
  await page.getByLabel('Password', { exact: true }).fill(lead().password)
  await page.keyboard.press('Enter')
  await terminal.expectSays('The name is saved.')
  expect((await signatures('device.renamed')).map((signed) => ({ ...signed, by: undefined }))).toEqual([
    { from: 'Register 2', to: 'Till 7', signedWith: 'password' },
    { from: 'Till 7', to: 'Till 8', signedWith: 'password' },
  ])
})

test('DEV-1 SIGN-1 staff do not see it, and a lead who was demoted is refused at the server', async ({ page }) => {
  const terminal = await openIt(page)
  await button(page, 'Revoke approval').click()
  await button(page, 'Revoke approval').click()
  await title(page, 'Sign with your PIN')
  await changeLead({ role: 'staff' })
  await terminal.tapPin(lead().pin)
  await terminal.expectSays('This is for admins and managers alone.')
  expect(await device()).toEqual({ name: 'Register 2', status: 'approved' })
  await button(page, 'Back').click()
  await terminal.press(/^Lock/)
  await terminal.tapPin(server.staffWithPassword.pin)
  await terminal.expectHome(firstNameOf(server.staffWithPassword))
  await page.getByRole('button', { name: server.staffWithPassword.displayName }).click()
  await expect(page.getByRole('menuitem', { name: /^Log in with PIN code/ })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'This register' })).toHaveCount(0)
})

test('SIGN-1 TRM-2 a lock amid the signature clears what was typed, and changes nothing', async ({ page }) => {
  const terminal = await openIt(page)
  await button(page, 'Revoke approval').click()
  await button(page, 'Revoke approval').click()
  await title(page, 'Sign with your PIN')
  await expect(async () => {
    await page.keyboard.press('4')
    await expect(page.getByLabel('1 of 5 digits typed')).toBeVisible({ timeout: 200 })
  }).toPass()
  // Nobody touches anything for as long as the shop allows.
  await page.clock.install()
  await page.evaluate(() => window.dispatchEvent(new Event('pointermove')))
  await page.clock.runFor(600_000)
  await terminal.expectSays(`Locked`)
  await terminal.tapPin(lead().pin)
  await terminal.expectHome(firstNameOf(lead()))
  expect(await device()).toEqual({ name: 'Register 2', status: 'approved' })
})
