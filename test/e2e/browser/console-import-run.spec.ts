import { expect, test } from '@playwright/test'
import { countUsers, fileOf, ImportPage } from '../../support/pages/import-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'

let server: TestServer
let desk: ImportPage

test.beforeEach(async ({ page }) => {
  server = await startTestServer({ renderer: true })
  desk = new ImportPage(page)
})
test.afterEach(() => server.stop())

test('USR-6 an import can be cancelled: what is in stays, is said, and the rest comes in with the same file', async ({ page }) => {
  await desk.begin(server)
  const before = await countUsers(server)
  let batches = 0
  const held: (() => void)[] = []
  await page.route('**/v1/user-imports/*/rows', async (route) => {
    batches += 1
    if (batches === 3) await new Promise<void>((go) => held.push(go))
    await route.continue()
  })
  await desk.chooseFile(fileOf(200))
  await desk.sign('Import 200 people', server.admin)
  await expect(page.getByRole('progressbar')).toHaveAttribute('value', '50')
  await page.getByRole('link', { name: 'Users' }).first().click()
  await desk.expectSays('Stop the import?')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  held.forEach((go) => go())
  await desk.expectSays('You cancelled the import.')
  await desk.expectSays('75 people are added')
  await desk.expectSays('125 rows were not reached.')
  expect(await countUsers(server)).toBe(before + 75)
  await desk.save()
  await page.getByRole('button', { name: 'Another file' }).click()
  await desk.chooseFile(fileOf(200))
  await desk.sign('Import 200 people', server.admin)
  await desk.expectSays('125 people are added')
  await desk.expectSays('75 were there already.')
  expect(await countUsers(server)).toBe(before + 200)
  await desk.save()
})

test('USR-6 a lost answer and a server that is away cost nothing: the import goes on by itself and adds nobody twice', async ({ page }) => {
  await desk.begin(server)
  const before = await countUsers(server)
  let batches = 0
  await page.route('**/v1/user-imports/*/rows', async (route) => {
    batches += 1
    if (batches === 2) await route.fetch()
    if (batches === 2 || batches === 3) await route.abort()
    else await route.continue()
  })
  await desk.chooseFile(fileOf(60))
  await desk.sign('Import 60 people', server.admin)
  await desk.expectSays('The import goes on by itself when it is back.')
  await desk.expectSays('60 people are added')
  expect(await countUsers(server)).toBe(before + 60)
  const text = await desk.save()
  expect(text.match(/Added,'?\d{5}\r\n/g)).toHaveLength(60)
})

test('USR-6 a session that ends in the middle keeps the page; signed again, the import goes on where it was', async ({ page }) => {
  await desk.begin(server)
  const before = await countUsers(server)
  let batches = 0
  await page.route('**/v1/user-imports/*/rows', async (route) => {
    batches += 1
    if (batches === 2) await server.database.query.updateTable('sessions').set({ ended_at: 1, end_reason: 'expired' }).execute()
    await route.continue()
  })
  await desk.chooseFile(fileOf(60))
  await desk.sign('Import 60 people', server.admin)
  await desk.expectSays('Your session has ended.')
  await desk.signIn(server.admin)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await desk.expectSays('Your session, or the time for this import, is over.')
  await desk.sign('Go on with 35 rows', server.admin)
  await desk.expectSays('60 people are added')
  expect(await countUsers(server)).toBe(before + 60)
  await page.getByRole('link', { name: 'Users' }).first().click()
  await desk.expectSays('Leave without saving the PINs?')
  await desk.answer('Leave')
  await desk.expectTitle('Users')
})
