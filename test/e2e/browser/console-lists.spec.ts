import { expect, test } from '@playwright/test'
import { fillDevices, fillUsers } from '../../load/fill-lists.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { openApprovedTill } from '../../support/till.ts'

const people = 3_000

let server: TestServer
let desk: ConsolePage

test.beforeEach(async ({ page }) => {
  server = await startTestServer({ renderer: true })
  desk = new ConsolePage(page)
})
test.afterEach(() => server.stop())

test('USR-1 a list of thousands draws what is near, says how long it is, and is found, narrowed and walked through', async ({ page }) => {
  await fillUsers(server.database, server.organisation.id, people)
  await page.goto(`${server.url}/console/#/users`)
  await desk.signIn(server.manager)
  await desk.expectSays('3,008 people, 8 with a PIN')
  const list = page.getByRole('table', { name: 'Users' })
  await expect(list).toHaveAttribute('aria-rowcount', String(people + 9))
  expect(await page.getByRole('row').count()).toBeLessThan(80)
  await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
  const last = page.getByRole('button', { name: `Person ${people - 1}` })
  await expect(last).toBeVisible()
  await expect(page.getByRole('row').filter({ has: last })).toHaveAttribute('aria-rowindex', String(people + 7))
  await last.focus()
  for (const name of [`Person ${people - 2}`, `Person ${people - 3}`]) {
    await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('button', { name })).toBeFocused()
  }
  await page.getByLabel('Search name, user name, e-mail').fill('PERSON 2999')
  await desk.expectSays('One found')
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByLabel('PIN', { exact: true }).selectOption('With PIN')
  await desk.expectSays('Nobody is found by that.')
  await page.getByLabel('Search name, user name, e-mail').fill('')
  await desk.expectSays('8 found')
  await page.getByLabel('Role').selectOption('Manager')
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect(desk.row(server.manager.displayName)).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
})

test('USR-1 a late answer to what was typed before never takes the place of the right one', async ({ page }) => {
  await page.goto(`${server.url}/console/#/users`)
  await desk.signIn(server.manager)
  await desk.expectSays('8 people')
  const answered: string[] = []
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/v1/users?q=ama*', async (route) => {
    await held
    await route.continue()
    answered.push('late')
  })
  const search = page.getByLabel('Search name, user name, e-mail')
  const asked = page.waitForRequest('**/v1/users?q=ama*')
  await search.fill('ama')
  await asked
  await search.fill('ines')
  await expect(page.getByRole('row')).toHaveCount(2)
  const late = page.waitForResponse('**/v1/users?q=ama*')
  release()
  await (await late).finished()
  await expect.poll(() => answered).toEqual(['late'])
  await expect(desk.row('Inês Carvalho')).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(2)
})

test('DEV-7 two thousand devices are counted, found and put in order by the server', async ({ page }) => {
  await openApprovedTill(server, 'Bakery')
  const like = await server.database.query.selectFrom('devices').selectAll().executeTakeFirstOrThrow()
  await fillDevices(server.database, like, 1_999)
  await page.goto(`${server.url}/console/`)
  await desk.signIn(server.admin)
  await expect(page.getByText('2000', { exact: true })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Devices' })).toHaveAttribute('aria-rowcount', '2001')
  const first = page.getByRole('row').nth(1)
  await expect(first).toContainText('Bakery')
  await page.getByLabel('Order').selectOption('By name')
  await expect(page.getByRole('row').nth(2)).toContainText('Scanner 0')
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending')
  await page.getByLabel('Search devices').fill('scanner 1998')
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByLabel('Search devices').fill('nothing')
  await desk.expectSays('No device has that in its name.')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByLabel('Search devices').fill('')
  await expect(page.getByRole('row').first()).toContainText('Bakery') // the head is not there
  await desk.expectNoSidewaysScroll()
  expect(await faultsOf(page)).toEqual([])
})
