import { randomBytes } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { v7 } from 'uuid'
import { openConsole } from '../../support/console.ts'
import { pauseDevice } from '../../support/pause-device.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { openApprovedTill } from '../../support/till.ts'
import { signedBy } from '../../support/signed-by.ts'

let server: TestServer
let desk: ConsolePage

test.beforeEach(async ({ page }) => {
  server = await startTestServer({ renderer: true })
  desk = new ConsolePage(page)
  await page.goto(`${server.url}/console/`)
})
test.afterEach(() => server.stop())

const deviceId = async () => (await server.database.query.selectFrom('devices').select('id').executeTakeFirstOrThrow()).id
const recorded = (type: 'device.lifted' | 'device.revoked' | 'device.renamed') =>
  server.database.query.selectFrom('audit_events').selectAll().where('type', '=', type).orderBy('id').execute()

async function openDevice(name = 'Register 1'): Promise<void> {
  await desk.signIn(server.manager)
  await desk.page.getByRole('link', { name }).click()
  await desk.expectTitle(name)
}

test('GRD-9 a paused device says why, what was tried and what chance that had, and PINs work again after a yes', async ({ page }) => {
  const till = await openApprovedTill(server, 'Register 1')
  await pauseDevice(server, await deviceId(), { today: 10, before: 4 })
  expect((await till.tap(server.staffWithPassword.pin)).status).toBe(403)
  await openDevice()
  await desk.expectSays(/after ten different wrong PINs in a row/)
  await desk.expectSays('14 of 128')
  await expect(page.getByRole('img', { name: '14 wrong PINs in 30 days, 10 of them in the last 24 hours.' })).toBeVisible()
  await desk.expectSays('Any admin or manager can lift it')
  await page.getByRole('button', { name: 'Lift the pause…' }).click()
  const question = page.getByRole('dialog')
  await expect(question).toContainText('Today 10 of 32 that a day allows.')
  await expect(question).toContainText(/these 14 tries would have hit anybody’s PIN was 0\.11%\. None did/)
  await expect(question).not.toContainText('only be lifted here')
  await page.getByRole('dialog').getByRole('button', { name: 'Lift', exact: true }).dblclick()
  await expect(page.getByRole('button', { name: 'Lift the pause…' })).toBeHidden()
  await desk.expectSays('32 more different wrong PINs fit into today’s 32')
  expect((await till.tap(server.staffWithPassword.pin)).status).toBe(201)
  expect(await recorded('device.lifted')).toMatchObject([
    {},
    { actor_id: server.manager.id, details: '{"where":"console","wrongToday":10}' },
  ])
})

test('GRD-9 a device that was lifted on itself twice in 30 days says that only the console can do it now', async ({ page }) => {
  await openApprovedTill(server, 'Register 1')
  await pauseDevice(server, await deviceId(), { today: 10, liftedThere: 2 })
  await openDevice()
  await desk.expectSays('It was lifted on the register twice in 30 days. Now it can only be lifted here.')
  await page.getByRole('button', { name: 'Lift the pause…' }).click()
  await expect(page.getByRole('dialog')).toContainText('Now it can only be lifted here.')
})

test('DEV-8 a name that cannot be is refused in words, and one from the right or with emoji stands as typed', async ({ page }) => {
  await openApprovedTill(server, 'Register 1')
  await desk.signIn(server.manager)
  await desk.choose('Register 1', 'Edit name')
  const name = page.getByLabel('Name of this device')
  for (const [typed, says] of [
    ['   ', 'Give it a name.'],
    ['x'.repeat(1_000), 'A name has at most 60 characters.'],
    ['Till\t1', 'Use letters, digits and other signs that can be seen.'],
    ['\u200B\u2060', 'Use letters, digits and other signs that can be seen.'],
  ] as const) {
    await name.fill(typed)
    await desk.answer('Save')
    await expect(name).toHaveAccessibleDescription(says)
  }
  for (const typed of ['قسم المخبز', '007 🥖 <i>bread</i>']) {
    await name.fill(typed)
    await desk.signChange(server.manager)
    await desk.answer('Save')
    await expect(desk.row(typed)).toBeVisible()
    await desk
      .row(typed)
      .getByRole('button', { name: /^More for/ })
      .click()
    await page.getByRole('menuitem', { name: 'Edit name' }).click()
  }
  expect(await recorded('device.renamed')).toHaveLength(2)
})

test('DEV-8 who renames a device that somebody else renames meanwhile is told so before saving', async ({ page }) => {
  await openApprovedTill(server, 'Register 1')
  await openDevice()
  await desk.choose('Register 1', 'Edit name')
  await page.getByLabel('Name of this device').fill('Deli')
  const { send } = await openConsole(server, server.admin)
  await send('PATCH', `/v1/devices/${await deviceId()}`, { name: 'Bakery', ...signedBy(server.admin) })
  await expect(page.getByLabel('Name of this device')).toHaveAccessibleDescription(/It is called .*Bakery.* now/, { timeout: 15_000 })
  await expect(page.getByLabel('Name of this device')).toHaveValue('Deli')
  await desk.signChange(server.manager)
  await desk.answer('Save')
  await desk.expectTitle('Deli')
  expect((await recorded('device.renamed')).map(({ details }) => details)).toEqual([
    '{"from":"Register 1","to":"Bakery","signedWith":"password"}',
    '{"from":"Bakery","to":"Deli","signedWith":"password"}',
  ])
})

test('DEV-8 a double click on Revoke revokes once', async ({ page }) => {
  await openApprovedTill(server, 'Register 1')
  await openDevice()
  await desk.choose('Register 1', 'Revoke…')
  await desk.signChange(server.manager)
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).dblclick()
  await desk.expectSays('It must be approved again on the register.')
  expect(await recorded('device.revoked')).toHaveLength(1)
})

test('DEV-9 sessions come page after page, newest first', async ({ page }) => {
  await openApprovedTill(server, 'Register 1')
  const sessions = await server.database.query.selectFrom('sessions').selectAll().execute()
  const like = sessions.find(({ surface }) => surface === 'terminal')
  if (!like) throw new Error('the approval left no session')
  const older = (at: number) => ({
    ...like,
    id: v7(),
    started_at: like.started_at - (at + 1) * 1_000,
    ip: `10.0.0.${at}`,
    token_hash: randomBytes(32),
  })
  await server.database.query
    .insertInto('sessions')
    .values(Array.from({ length: 44 }, (_, at) => older(at)))
    .execute()
  await openDevice()
  const ips = () =>
    page
      .getByRole('row')
      .getByRole('cell')
      .filter({ hasText: /^(127|10)\.0\.0\.\d+$/ })
      .allInnerTexts()
  await expect.poll(async () => (await ips()).length).toBe(20)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect.poll(async () => (await ips()).length).toBe(40)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect.poll(ips).toEqual(['127.0.0.1', ...Array.from({ length: 44 }, (_, at) => `10.0.0.${at}`)])
  await expect(page.getByRole('button', { name: 'Show more' })).toBeHidden()
})

test('DEV-9 what could not be loaded says so, and comes with "Try again"', async ({ page }) => {
  await openApprovedTill(server, 'Register 1')
  await desk.signIn(server.manager)
  await desk.expectSays('PIN login is on')
  await page.route('**/v1/devices/*', (route) => route.abort())
  await page.getByRole('link', { name: 'Register 1' }).click()
  await desk.expectSays('This could not be loaded.')
  await page.unroute('**/v1/devices/*')
  await page.getByRole('button', { name: 'Try again' }).first().click()
  await desk.expectTitle('Register 1')
})

test('DEV-9 the device ID can be copied, and where the browser refuses the page says what to do', async ({ page }) => {
  await openApprovedTill(server, 'Register 1')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await openDevice()
  await page.getByRole('button', { name: 'Copy the device ID' }).click()
  await expect(page.getByText('Copied', { exact: true })).toBeAttached()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await deviceId())
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await page.getByRole('button', { name: 'Copy the device ID' }).click()
  await desk.expectSays('Copying is not allowed here. Mark the ID and copy it.')
})

test('DEV-9 another organisation’s device is not there', async ({ page }) => {
  await desk.signIn(server.manager)
  await desk.expectSays('PIN login is on')
  await page.goto(`${server.url}/console/#/devices/${v7()}`)
  await desk.expectSays('It is no longer there.')
})
