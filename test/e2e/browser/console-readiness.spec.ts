import { expect, test } from '@playwright/test'
import { v7 } from 'uuid'
import { newUserRow } from '../../../server/features/users/new-user.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { openApprovedTill } from '../../support/till.ts'

/** So many people that guessing five digits passes 4 % in 30 days. */
const crowd = 140

let server: TestServer
test.beforeAll(async () => {
  server = await startTestServer({ renderer: true })
  await openApprovedTill(server, 'Register 1')
  await openApprovedTill(server, 'Register 2')
  const { query } = server.database
  await query.updateTable('organisations').set({ pin_login_active: 0 }).execute()
  await query
    .insertInto('users')
    .values(Array.from({ length: crowd }, (_, at) => personRow(at)))
    .execute()
})
test.afterAll(() => server.stop())

function personRow(at: number) {
  const who = {
    displayName: `Person ${at}`,
    username: null,
    email: null,
    role: 'staff',
    loginMethod: 'pin_only',
    passwordHash: null,
  } as const
  return newUserRow({ id: v7(), organisationId: server.organisation.id, now: Date.now(), ...who })
}

test('ACT-3 activating says what is not ready, and asks to accept a risk above 4 %', async ({ page }) => {
  await page.goto(`${server.url}/console/`)
  const desk = new ConsolePage(page)
  await desk.signIn(server.admin)
  await desk.expectSays('PIN login is off')
  await expect(page.getByRole('definition').filter({ hasText: String(crowd) })).toBeVisible()
  await expect(
    page.getByRole('definition').filter({ hasText: 'Person 0, Person 1, Person 10, Person 100, Person 101, and 135 more' }),
  ).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: 'Register 1 and Register 2' })).toBeVisible()
  await desk.expectSays('5 digits; 6 are advised')
  await expect(page.getByRole('definition').filter({ hasText: /^\d+(\.\d+)?%$/ })).toBeVisible()
  await page.getByRole('link', { name: 'Show in Users' }).first().click()
  await desk.expectTitle('Users')
  await page.goBack()
  const activate = page.getByRole('button', { name: 'Activate PIN login' })
  await expect(activate).toBeDisabled()
  await page.getByRole('checkbox', { name: /^With so many people, guessing on one register/ }).check()
  await activate.click()
  await desk.expectSays('PIN login is on')
  const events = await server.database.query
    .selectFrom('audit_events')
    .select('details')
    .where('type', '=', 'pin_login.activated')
    .execute()
  expect(events.at(-1)?.details).toContain('acceptedRisk')
})
