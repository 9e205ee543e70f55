import { expect, type Page, test } from '@playwright/test'
import { afterChores } from '../../support/after-chores.ts'
import { startMailServer, type TestMailServer } from '../../support/mail-server.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'

const chosen = 'correct horse battery staple'
const address = 'lea@shop.example'

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

const setUser = (id: string, columns: { email: string | null; email_verified_at: number | null }) =>
  server.database.query.updateTable('users').set(columns).where('id', '=', id).execute()
const mailed = async (count: number) => {
  await expect.poll(afterChores(server, () => mails.received.length)).toBe(count)
  return mails.received[count - 1]?.mail.text ?? ''
}
const isFit = async (page: Page) => {
  expect(await faultsOf(page)).toEqual([])
  const narrow = await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
  expect(narrow).toBe(true)
}

test('SELF-7 an own address is changed with the password and confirmed by the link in the mail; opening it burns nothing', async ({
  page,
}) => {
  await page.goto(`${server.url}/console/#/account`)
  await new ConsolePage(page).signIn(server.manager)
  await page.getByRole('button', { name: 'Change the address' }).click()
  const asked = page.getByRole('dialog')
  await asked.getByLabel('Your address').fill('no address')
  await asked.getByLabel('Your own password').fill(server.manager.password)
  await asked.getByRole('button', { name: 'Save the address' }).click()
  await expect(asked.getByText('Write an address like name@example.com.')).toBeVisible()
  await asked.getByLabel('Your address').fill(address)
  await asked.getByRole('button', { name: 'Save the address' }).click()
  const mine = page.getByRole('region', { name: 'E-mail' })
  await expect(mine).toContainText('E-mail not confirmed')
  await isFit(page)
  const link = /https?:\/\/\S+#\/confirm-address\/[\w-]+/.exec(await mailed(1))?.[0] ?? ''
  for (let times = 0; times < 2; times += 1) {
    await page.goto('about:blank')
    await page.goto(link)
    await expect(page.getByText(address)).toBeVisible()
  }
  await page.setViewportSize({ width: 360, height: 760 })
  await isFit(page)
  await page.getByRole('button', { name: 'Yes, this is my address' }).click()
  await expect(page.getByRole('heading', { name: 'Your address is confirmed.' })).toBeVisible()
  await page.getByRole('button', { name: 'To the console' }).click()
  await page.goto(`${server.url}/console/#/account`)
  await expect(mine).toContainText('E-mail confirmed')
})

test('SELF-4 SELF-7 who lost the PIN types name and code, without a session, and chooses a new one', async ({ page }) => {
  const { id } = server.staff[0] ?? { id: '' }
  await setUser(id, { email: address, email_verified_at: 1 })
  await page.setViewportSize({ width: 360, height: 760 })
  await page.goto(`${server.url}/console/`)
  await page.getByRole('button', { name: 'Forgot your PIN?' }).click()
  await isFit(page)
  await page.getByLabel('User name or e-mail').fill(address)
  await page.getByRole('button', { name: 'Mail me the code' }).click()
  await expect(page.getByText('Look into your mail.')).toBeVisible()
  const code = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/m.exec(await mailed(1))?.[0] ?? ''
  await page.getByLabel('Code from the mail').fill('0000-0000')
  await page.keyboard.press('Enter')
  await expect(page.getByText('That is not the code. 4 more tries, then you need a new one.')).toBeVisible()
  await isFit(page)
  await page.getByLabel('Code from the mail').fill(code.toLowerCase())
  await page.keyboard.press('Enter')
  const first = page.getByRole('radio').first()
  await expect(first).toBeAttached()
  await isFit(page)
  await page.getByRole('button', { name: 'Type an own one' }).click()
  await page.getByLabel('New PIN').fill('58204')
  await page.getByLabel('Once more').fill('58204')
  await page.getByRole('button', { name: 'Save the PIN' }).click()
  await expect(page.getByRole('heading', { name: 'Your new PIN is saved.' })).toBeVisible()
  const { how } = await server.database.query.selectFrom('pins').select('how').where('user_id', '=', id).executeTakeFirstOrThrow()
  expect(how).toBe('typed')
})

test('ACC-1 ten codes are printed in the personal area, and one of them chooses a new password', async ({ page }) => {
  await page.goto(`${server.url}/console/#/account`)
  await new ConsolePage(page).signIn(server.manager)
  await page.getByRole('button', { name: 'Make codes to print' }).click()
  const asked = page.getByRole('dialog')
  await asked.getByLabel('Your own password').fill(server.manager.password)
  await asked.getByRole('button', { name: 'Make them' }).click()
  const codes = page.getByRole('region', { name: 'Recovery codes' })
  await expect(codes.getByRole('listitem')).toHaveCount(10)
  await isFit(page)
  const code = await codes.getByRole('listitem').first().innerText()
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('body > section').getByRole('listitem')).toHaveCount(10)
  await expect(page.getByRole('button', { name: 'Make codes to print' })).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.context().clearCookies()
  await page.goto('about:blank')
  await page.goto(`${server.url}/console/`)
  await page.getByRole('button', { name: 'Forgot your password?' }).click()
  await page.getByRole('button', { name: 'I have a printed code' }).click()
  await page.setViewportSize({ width: 360, height: 760 })
  await isFit(page)
  await page.getByLabel('User name').fill(server.manager.username)
  await page.getByLabel('Recovery code').fill(code)
  await page.getByLabel('New password', { exact: true }).fill(chosen)
  await page.getByLabel('The same once more').fill(chosen)
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await page.goto(`${server.url}/console/#/account`)
  await expect(page.getByText('9 codes are left')).toBeVisible()
})
