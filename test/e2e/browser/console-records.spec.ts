import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { formerCode } from '../../../contract/records/former-user.ts'
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
  await page.goto(`${server.url}/console/#/records`)
})
test.afterEach(() => server.stop())

const sentence = (text: string) => desk.page.getByRole('listitem').filter({ hasText: text })

test('LOG-1 says what happened, finds it by person, device, kind and time, and keeps the filters in the address', async ({ page }) => {
  const till = await openApprovedTill(server)
  const amara = server.staffWithPassword
  await till.tap(amara.pin)
  await till.tap(unknownPin())
  await desk.signIn(server.manager)
  await expect(sentence(`${amara.displayName} signed in with a PIN.`)).toBeVisible()
  await expect(sentence('Somebody typed a PIN that belongs to nobody.')).toBeVisible()
  await page.getByRole('button', { name: 'Who: Anyone' }).click()
  await page.getByLabel('Find a person').fill(amara.displayName.slice(0, 5))
  await page.getByRole('dialog', { name: 'Who' }).getByRole('button', { name: amara.displayName }).click()
  await expect(sentence('Somebody typed a PIN')).toHaveCount(0)
  await expect(sentence(`${amara.displayName} signed in with a PIN.`)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: `Who: ${amara.displayName}` })).toBeVisible()
  await expect(sentence('Somebody typed a PIN')).toHaveCount(0)
  await page.goBack()
  await expect(sentence('Somebody typed a PIN')).toBeVisible()
  await page.getByRole('button', { name: 'What: Any event' }).click()
  await page.getByRole('button', { name: 'Refused and held back' }).click()
  await expect(sentence('signed in with a PIN.')).toHaveCount(0)
  await expect(sentence('Somebody typed a PIN')).toBeVisible()
  await page.getByRole('button', { name: 'When: Any time' }).click()
  await page.getByLabel('To', { exact: true }).fill('2020-01-31')
  await desk.expectSays('Nothing on record matches these filters.')
  await expect(page.getByRole('button', { name: 'When: Until 31 Jan 2020' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(sentence('signed in with a PIN.')).toBeVisible()
})

test('LOG-1 unfolds what is known of an event in place, and leads to more of the same device', async ({ page }) => {
  const till = await openApprovedTill(server)
  await till.tap(unknownPin())
  await desk.signIn(server.manager)
  const row = sentence('Somebody typed a PIN that belongs to nobody.')
  await row.getByRole('button').press('Enter')
  await expect(row).toContainText('127.0.0.1')
  await expect(row).toContainText('Counts as a try')
  await expect(row).not.toContainText(unknownPin())
  await row.getByRole('link', { name: /^Only records of/ }).click()
  await expect(page.getByRole('button', { name: /^Device: (?!Any)/ })).toBeVisible()
  await expect(sentence('signed in to the console.')).toHaveCount(0)
  await expect(sentence('Somebody typed a PIN')).toBeVisible()
})

test('LOG-1 exports what the filters show as a file, and says on record who took it', async ({ page }) => {
  await desk.signIn(server.manager)
  await page.getByRole('button', { name: 'When: Any time' }).click()
  await page.getByRole('button', { name: 'Today' }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export these as CSV' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toMatch(/^records-[a-z-]+-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/)
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toContain('Time,What happened,Who,')
  expect(text).toContain(`${server.manager.displayName} signed in to the console.`)
  await expect(sentence(`${server.manager.displayName} exported records as a file.`)).toBeVisible()
})

test('LOG-3 says a pseudonym where a removed user was', async ({ page }) => {
  const till = await openApprovedTill(server)
  const amara = server.staffWithPassword
  await till.tap(amara.pin)
  await (await openConsole(server, server.admin)).send('DELETE', `/v1/users/${amara.id}`, signedBy(server.admin))
  await desk.signIn(server.manager)
  await expect(sentence(`Former user ${formerCode(amara.id)} signed in with a PIN.`)).toBeVisible()
  await expect(page.getByText(amara.displayName)).toHaveCount(0)
  const { id } = await server.database.query.selectFrom('devices').select('id').executeTakeFirstOrThrow()
  await page.goto(`${server.url}/console/#/devices/${id}`)
  await expect(desk.row(`Former user ${formerCode(amara.id)}`)).toBeVisible()
  await expect(page.getByText(amara.displayName)).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`TRM-6 axe finds nothing on the records, and nothing scrolls sideways, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await (await openApprovedTill(server)).tap(unknownPin())
    await desk.signIn(server.admin)
    const good = async () => {
      for (const [width, height] of [
        [1440, 900],
        [360, 740],
      ] as const) {
        await page.setViewportSize({ width, height })
        await desk.expectNoSidewaysScroll()
        expect(await faultsOf(page)).toEqual([])
      }
    }
    await sentence('Somebody typed a PIN').getByRole('button').click()
    await good()
    for (const filter of ['When: Any time', 'Who: Anyone', 'What: Any event']) {
      await page.getByRole('button', { name: filter }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await good()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
  })
}

function unknownPin(): string {
  const taken = new Set([server.admin, server.manager, ...server.staff].map(({ pin }) => pin))
  return ['48207', '31905', '60418', '72953'].find((pin) => !taken.has(pin)) ?? '90817'
}
