import { expect, test } from '@playwright/test'
import { afterChores } from '../../support/after-chores.ts'
import { openConsole } from '../../support/console.ts'
import { startMailServer, type TestMailServer } from '../../support/mail-server.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'

let mails: TestMailServer
let server: TestServer
let desk: ConsolePage
let refuses: boolean

test.beforeEach(async ({ page }) => {
  refuses = false
  mails = await startMailServer({ refuse: () => (refuses ? { code: 550, text: '5.1.1 unknown' } : null) })
  server = await startTestServer({ renderer: true, smtp: mails.config })
  desk = new ConsolePage(page)
})
test.afterEach(async () => {
  await server.stop()
  await mails.close()
})

const addZoë = async () => {
  const manager = await openConsole(server, server.manager)
  const zoe = { displayName: 'Zoë Brandt', username: 'zoe', email: 'zoe@shop.example', role: 'staff', loginMethod: 'password_and_pin' }
  expect((await manager.send('POST', '/v1/users', zoe)).status).toBe(201)
}

test('MAIL-1 an admin changes the words of a mail with a preview, is told what is wrong, and goes back with one button', async ({
  page,
}) => {
  await page.goto(`${server.url}/console/#/mail`)
  await desk.signIn(server.admin)
  await page.getByRole('button', { name: /^Invitation/ }).click()
  const panel = page.getByRole('dialog', { name: 'Invitation' })
  const preview = panel.getByRole('region', { name: 'Preview with made-up values' })
  await panel.getByLabel('Subject').fill('Come in, {{name}}')
  await panel.getByLabel('Text', { exact: true }).fill('Hello {{nam}},\n\n{{link}}')
  await expect(preview).toContainText(`Come in, ${server.admin.displayName}`)
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(panel.getByLabel('Text', { exact: true })).toHaveAccessibleDescription(/\{\{nam\}\} is no place that this mail knows/)
  await panel.getByLabel('Text', { exact: true }).fill('Hello {{name}},\n\nhere you go: <b>now</b>\n\n{{link}}')
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(panel.getByLabel('Text', { exact: true })).toHaveAccessibleDescription(/no markup or script/)
  await panel.getByLabel('Text', { exact: true }).fill('Hello {{name}},\n\nhere you go:\n\n{{link}}')
  await expect(preview.getByText('Choose a password')).toBeVisible()
  await panel.getByRole('button', { name: 'As plain text' }).click()
  await expect(preview).toContainText(/here you go:\s+http:\/\/\S+\/console\/#\//)
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(panel.getByText('Saved. Mails from now on say this.')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await addZoë()
  await expect
    .poll(
      afterChores(server, () => mails.received[0]?.mail.subject),
      { timeout: 8_000 },
    )
    .toBe('Come in, Zoë Brandt')
  await panel.getByRole('button', { name: 'Back to Tillpass’s words' }).click()
  await expect(panel.getByLabel('Subject')).toHaveValue('Choose your password for {{organisation}}')
  await expect(panel.getByRole('button', { name: 'Back to Tillpass’s words' })).toHaveCount(0)
})

test('MAIL-1 words that a colleague saved meanwhile are told of before they are written over', async ({ page, browser }) => {
  await page.goto(`${server.url}/console/#/mail`)
  await desk.signIn(server.admin)
  await page
    .getByRole('button', { name: /^New PIN/ })
    .first()
    .click()
  await page.getByLabel('Subject').fill('Mine')
  const theirs = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await theirs.goto(`${server.url}/console/#/mail`)
  await new ConsolePage(theirs).signIn(server.manager)
  await theirs
    .getByRole('button', { name: /^New PIN/ })
    .first()
    .click()
  await theirs.getByLabel('Subject').fill('Theirs')
  await theirs.getByRole('button', { name: 'Save' }).click()
  await expect(theirs.getByText('Saved. Mails from now on say this.')).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await desk.expectSays(/Somebody else changed these words meanwhile/)
  await page.getByRole('button', { name: 'Save' }).click()
  await desk.expectSays('Saved. Mails from now on say this.')
  const [row] = await server.database.query.selectFrom('mail_templates').select('subject').execute()
  expect(row?.subject).toBe('Mine')
})

test('MAIL-2 a mail that was refused stands there with why, and is sent again with one button', async ({ page }) => {
  refuses = true
  await addZoë()
  await server.doChores()
  await page.goto(`${server.url}/console/#/mail`)
  await desk.signIn(server.admin)
  await desk.expectSays(/The mail server refused the address or the mail/)
  await desk.expectSays(/550 5\.1\.1/)
  expect(await faultsOf(page)).toEqual([])
  refuses = false
  await page.getByRole('button', { name: 'Send again: the mail to Zoë Brandt' }).click()
  await desk.expectSays('Every mail was delivered or is on its way.')
  await expect
    .poll(
      afterChores(server, () => mails.received.length),
      { timeout: 8_000 },
    )
    .toBe(1)
})

test('ACC-1 who forgot the password asks for a mail, and chooses a new one by its link', async ({ page }) => {
  const columns = { email: 'mo@shop.example', email_verified_at: 1 }
  await server.database.query.updateTable('users').set(columns).where('id', '=', server.manager.id).execute()
  await page.goto(`${server.url}/console/`)
  await page.getByRole('button', { name: 'Forgot your password?' }).click()
  await page.getByLabel('User name').fill(server.manager.username)
  await page.getByRole('button', { name: 'Send me the link' }).click()
  await expect
    .poll(
      afterChores(server, () => mails.received.length),
      { timeout: 8_000 },
    )
    .toBe(1)
  expect(await faultsOf(page)).toEqual([])
  await page.goto(/https?:\S+#\/invitation\/\S+/.exec(mails.received[0]?.mail.text ?? '')?.[0] ?? '')
  await page.reload()
  await page.getByLabel('New password', { exact: true }).fill('a password of my own')
  await page.getByLabel('The same once more').fill('a password of my own')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Your menu/ })).toBeVisible()
})
