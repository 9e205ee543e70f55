import { expect, type Page, test } from '@playwright/test'
import { afterChores } from '../../support/after-chores.ts'
import { startMailServer, type TestMailServer } from '../../support/mail-server.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { firstNameOf } from '../../support/pages/first-name.ts'
import { openApproved, openTerminal } from '../../support/pages/open-terminal.ts'
import { TerminalPage } from '../../support/pages/terminal-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'

/** As the gallery's (TRM-6). */
const aa = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']
const address = 'amara@shop.example'
let mails: TestMailServer
let server: TestServer

test.beforeEach(async () => {
  mails = await startMailServer()
  server = await startTestServer({ renderer: true, smtp: mails.config })
})
test.afterEach(async () => {
  await server.stop()
  await mails.close()
})

const isFit = async (page: Page) => {
  expect(await faultsOf(page, { tags: aa })).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true)
}
const says = (page: Page, words: string | RegExp) => expect(page.getByText(words).first()).toBeVisible()
const titleIs = (page: Page, name: string) => expect(page.getByRole('heading', { name })).toBeVisible()
const type = (page: Page, pin: string) => new TerminalPage(page).typePin(pin)
const openOwnPin = async (page: Page, name: string, item: string) => {
  await page.getByRole('button', { name }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
const traces = (page: Page) =>
  page.evaluate(() => document.documentElement.outerHTML + JSON.stringify(localStorage) + JSON.stringify(sessionStorage))
const staff = () => server.staffWithPassword
const pin = '60417'
const wrong = '71935'

test('SELF-5 TRM-4 who is in changes the PIN: the current one, the new one twice; it works and is nowhere in the page', async ({
  page,
}) => {
  const logged: string[] = []
  page.on('console', (message) => logged.push(message.text()))
  const { id, displayName } = staff()
  await server.database.query.updateTable('organisations').set({ security_images: 'optional' }).execute()
  const known = { security_image: 'snail', personal_phrase: 'Slow and steady' } as const
  await server.database.query.updateTable('users').set(known).where('id', '=', id).execute()
  const terminal = await openApproved(page, server)
  await terminal.tapPin(staff().pin)
  await openOwnPin(page, displayName, 'Change PIN')
  await titleIs(page, 'Enter your current PIN')
  await says(page, 'Slow and steady')
  await isFit(page)
  await type(page, wrong)
  await titleIs(page, 'Choose a new PIN')
  await type(page, pin)
  await titleIs(page, 'The same once more')
  await type(page, wrong)
  await says(page, 'The two were not the same.')
  await type(page, pin)
  await titleIs(page, 'The same once more')
  await type(page, pin)
  await says(page, '4 more tries, then it takes your password.')
  await type(page, staff().pin)
  await titleIs(page, 'Choose a new PIN')
  await type(page, pin)
  await titleIs(page, 'The same once more')
  await type(page, pin)
  await titleIs(page, `Your new PIN works, ${firstNameOf(staff())}`)
  await says(page, 'new from now on')
  for (const secret of [pin, wrong, staff().pin]) expect((await traces(page)) + logged.join()).not.toContain(secret)
  await terminal.signOut()
  await terminal.tapPin(pin)
  await terminal.expectHome(firstNameOf(staff()))
})

test('SELF-5 POL-9 the password replaces a forgotten PIN, and one of three is taken; at 360 px and by touch', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 760 }, hasTouch: true })
  const page = await context.newPage()
  const terminal = await openTerminal(page, server)
  await terminal.signInWithPassword(staff())
  await openOwnPin(page, staff().displayName, 'Create or change PIN')
  await page.getByRole('button', { name: 'Forgot it? Use password' }).click()
  await isFit(page)
  await expect(page.getByRole('button', { name: 'Next' })).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill('not hers')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Pick one of three' }).click()
  const offered = page.getByRole('list', { name: 'PINs to choose from' }).getByRole('button')
  await expect(offered).toHaveCount(3)
  await isFit(page)
  const first = (await offered.first().textContent()) ?? ''
  await offered.first().click()
  await type(page, first)
  await says(page, 'That password did not match.')
  await page.getByLabel('Password', { exact: true }).fill(staff().password)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Pick one of three' }).click()
  await expect(offered).toHaveCount(3)
  const second = (await offered.nth(1).textContent()) ?? ''
  await offered.nth(1).click()
  await type(page, second)
  await terminal.expectHome(firstNameOf(staff()))
  expect(await traces(page)).not.toContain(second)
  await context.close()
})

test('SELF-5 POL-5 where people do not change their PINs, the menu says whom to ask', async ({ page }) => {
  await server.database.query.updateTable('organisations').set({ pins_changed_by_users: 0 }).execute()
  const terminal = await openApproved(page, server)
  await expect(page.getByRole('button', { name: 'Forgot PIN?' })).toHaveCount(0)
  await terminal.tapPin(staff().pin)
  await openOwnPin(page, staff().displayName, 'Change PIN')
  await says(page, 'PINs are set for you here.')
  await says(page, new RegExp(`Ask .*${server.manager.displayName}`))
  await isFit(page)
  await page.getByRole('button', { name: 'Back' }).click()
  await terminal.expectHome(firstNameOf(staff()))
})

test('SELF-4 SELF-7 who lost the PIN gets a code by mail, on a locked register too, which names nobody; the new PIN is typed at once', async ({
  page,
}) => {
  const [colleague] = server.staff.filter(({ id }) => id !== staff().id)
  if (colleague === undefined) throw new Error('there is one person only')
  await server.database.query.updateTable('users').set({ email: address, email_verified_at: 1 }).where('id', '=', colleague.id).execute()
  const terminal = await openApproved(page, server)
  await terminal.tapPin(staff().pin)
  await terminal.press(/^Lock/)
  await page.getByRole('button', { name: 'Forgot PIN?' }).click()
  await titleIs(page, 'Forgot your PIN?')
  await isFit(page)
  await page.getByLabel('User name or e-mail address').fill(address)
  await page.keyboard.press('Enter')
  await says(page, 'If that name has a confirmed address, a code is on its way.')
  await expect.poll(afterChores(server, () => mails.received.length)).toBe(1)
  const code = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/m.exec(mails.received[0]?.mail.text ?? '')?.[0] ?? ''
  await page.getByLabel('Code', { exact: true }).fill('0000-0000')
  await page.keyboard.press('Enter')
  await says(page, '4 more tries, then ask for a new code.')
  await isFit(page)
  await page.getByLabel('Code', { exact: true }).fill(code.toLowerCase())
  await page.keyboard.press('Enter')
  await titleIs(page, 'Choose one of three')
  expect(await traces(page)).not.toMatch(new RegExp(`${code}|${colleague.displayName}|${staff().displayName}`))
  await page.getByRole('button', { name: 'Type my own' }).click()
  await type(page, pin)
  await titleIs(page, 'The same once more')
  await type(page, pin)
  await says(page, 'Your new PIN works. Enter it now.')
  expect(await traces(page)).not.toContain(pin)
  await terminal.tapPin(pin)
  await terminal.expectHome(firstNameOf(colleague))
})

test('SELF-7 says the same of a name that nobody has, and ends after five wrong codes', async ({ page }) => {
  await openApproved(page, server)
  await page.getByRole('button', { name: 'Forgot PIN?' }).click()
  await page.getByLabel('User name or e-mail address').fill('nobody-here')
  await page.keyboard.press('Enter')
  await says(page, 'If that name has a confirmed address, a code is on its way.')
  for (const left of ['4 more', '3 more', '2 more', 'One more']) {
    await page.getByLabel('Code', { exact: true }).fill('0000-0000')
    await page.keyboard.press('Enter')
    await says(page, new RegExp(left))
  }
  await page.getByLabel('Code', { exact: true }).fill('0000-0000')
  await page.keyboard.press('Enter')
  await says(page, 'That code works no more.')
  await expect(page.getByLabel('User name or e-mail address')).toBeVisible()
})
