import { expect, type Page, test } from '@playwright/test'
import { afterChores } from '../../support/after-chores.ts'
import { startMailServer, type TestMailServer } from '../../support/mail-server.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'

let mails: TestMailServer
let server: TestServer
let desk: ConsolePage

test.beforeEach(async ({ page }) => {
  mails = await startMailServer()
  server = await startTestServer({ renderer: true, smtp: mails.config })
  desk = new ConsolePage(page)
})
test.afterEach(async () => {
  await server.stop()
  await mails.close()
})

const rules = (columns: { pins_for_new_users?: 1; pins_by_mail?: 1; pins_by_link?: 1 }) =>
  server.database.query.updateTable('organisations').set(columns).execute()

async function openUsers(page: Page): Promise<void> {
  await page.goto(`${server.url}/console/#/users`)
  await desk.signIn(server.admin)
}

async function add(page: Page, name: string, email?: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a user' }).click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  if (email !== undefined) await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('radio', { name: /^PIN only/ }).check()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
}

/** The latest link to a new PIN; an address is asked to be confirmed by a mail of its own. */
async function mailedLink(): Promise<string> {
  const links = () => mails.received.flatMap(({ mail }) => /https?:\S+#\/new-pin\/\S+/.exec(mail.text ?? '')?.[0] ?? [])
  await expect.poll(afterChores(server, links), { timeout: 8_000 }).not.toEqual([])
  return links().at(-1) ?? ''
}

test('POL-6 POL-7 the PIN of somebody new goes to them by mail, and the office sees no digit of it', async ({ page }) => {
  await page.goto(`${server.url}/console/#/pin-rules`)
  await desk.signIn(server.admin)
  await expect(page.getByRole('switch', { name: 'Send new PIN by e-mail' })).not.toBeChecked()
  await page.getByRole('switch', { name: 'Generate a PIN for new users' }).click()
  await expect(page.getByRole('switch', { name: 'Send new PIN by e-mail' })).toBeChecked()
  await page.getByLabel('Your own password').fill(server.admin.password)
  await page.getByRole('button', { name: 'Save the rules' }).click()
  await desk.expectSays('The PIN rules are saved.')
  await page.getByRole('link', { name: 'Users' }).click()
  await add(page, 'Mia Brandt', 'mia@shop.example')
  await desk.expectSays('The new PIN is on its way to Mia Brandt (mia@shop.example).')
  expect(await faultsOf(page)).toEqual([])
  const mail = () => mails.received.find((one) => one.mail.subject === `Your new PIN for ${server.organisation.name}`)?.mail
  await expect.poll(afterChores(server, mail), { timeout: 8_000 }).toBeDefined()
  const pin = /^\d{5}$/m.exec(mail()?.text ?? '')?.[0] ?? 'none'
  expect(await page.locator('body').innerText()).not.toContain(pin)
})

test('POL-7 without an address the office sees the PIN, and why', async ({ page }) => {
  await rules({ pins_for_new_users: 1, pins_by_mail: 1 })
  await openUsers(page)
  await add(page, 'Ben Stone')
  await desk.expectSays('There is no e-mail address to send this PIN to, so hand it over yourself.')
  await expect(page.getByRole('status').getByText(/^\d{5}$/)).toBeVisible()
})

test('MAIL-3 the link shows the PIN when its button is pressed, once, and leaves neither it nor the token behind', async ({
  page,
  browser,
}) => {
  await rules({ pins_for_new_users: 1, pins_by_mail: 1, pins_by_link: 1 })
  await openUsers(page)
  await add(page, 'Mia Brandt', 'mia@shop.example')
  await desk.expectSays(/on its way to Mia Brandt/)
  const link = await mailedLink()
  const token = link.split('/new-pin/')[1] ?? '?'

  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 360, height: 760 } })
  const scanner = await context.newPage()
  await scanner.goto(link)
  await expect(scanner.getByRole('button', { name: 'Show my PIN' })).toBeVisible()
  await scanner.close()

  const phone = await context.newPage()
  const asked: string[] = []
  phone.on('request', (request) => asked.push(request.url() + String(request.headers()['referer'])))
  await phone.goto(link)
  await expect(phone.getByRole('heading', { name: 'Your new PIN is here' })).toBeVisible()
  await desk.expectNoSidewaysScroll()
  expect(await faultsOf(phone)).toEqual([])
  await phone.getByRole('button', { name: 'Show my PIN' }).press('Enter')
  const shown = phone.getByText(/^\d{5}$/)
  await expect(shown).toBeVisible()
  const pin = await shown.innerText()
  await new ConsolePage(phone).expectNoSidewaysScroll()
  expect(await faultsOf(phone)).toEqual([])
  expect(phone.url()).not.toContain(token)
  expect(asked.filter((address) => address.includes(token))).toEqual([])
  expect(await phone.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])')).not.toContain(pin)
  await phone.getByRole('button', { name: 'I know it: hide it' }).click()
  await expect(phone.getByRole('heading', { name: 'Your PIN is hidden' })).toBeVisible()
  await expect(shown).toHaveCount(0)

  await phone.goto('about:blank')
  await phone.goto(link)
  await expect(phone.getByRole('heading', { name: 'This link works no more' })).toBeVisible()
  await context.close()
})

test('MAIL-3 the PIN disappears after a minute, and stays another for who asks', async ({ page }) => {
  await rules({ pins_for_new_users: 1, pins_by_mail: 1, pins_by_link: 1 })
  await openUsers(page)
  await add(page, 'Mia Brandt', 'mia@shop.example')
  await desk.expectSays(/on its way to Mia Brandt/)
  const link = await mailedLink()
  await page.clock.install()
  await page.goto('about:blank')
  await page.goto(link)
  await page.getByRole('button', { name: 'Show my PIN' }).click()
  await expect(page.getByText(/^\d{5}$/)).toBeVisible()
  await page.clock.runFor(50_000)
  await page.getByRole('button', { name: 'One more minute' }).click()
  await page.clock.runFor(50_000)
  await expect(page.getByText(/^\d{5}$/)).toBeVisible()
  await page.clock.runFor(15_000)
  await expect(page.getByRole('heading', { name: 'Your PIN is hidden' })).toBeVisible()
  await expect(page.getByText(/^\d{5}$/)).toHaveCount(0)
})
