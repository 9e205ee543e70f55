import { expect, test } from '@playwright/test'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer, type WithPassword } from '../../support/test-server.ts'

let server: TestServer
let console_: ConsolePage

test.beforeEach(async ({ page }) => {
  server = await startTestServer({ renderer: true })
  console_ = new ConsolePage(page)
})
test.afterEach(() => server.stop())

async function open(who: WithPassword): Promise<void> {
  await console_.page.goto(`${server.url}/console/#/pin-rules`)
  await console_.signIn(who)
  await console_.expectTitle('PIN rules')
}

async function save(): Promise<void> {
  await console_.page.getByLabel('Your own password').fill(server.admin.password)
  await console_.page.getByRole('button', { name: 'Save the rules' }).click()
  await console_.expectSays('The PIN rules are saved.')
}

test('POL-1 POL-3 an admin sets lengths and the own list, sees what they mean meanwhile, and signs', async ({ page }) => {
  await open(server.admin)
  await console_.expectSays(/^A random guess hits somebody with a chance of 1 in [\d,]+\.$/)
  await page.getByLabel('Shortest PIN').selectOption('6')
  await console_.expectSays(/a generated PIN has at least 6 digits/)
  await page.getByRole('radio', { name: /Shorter ones keep working/ }).check()
  await page.getByLabel('Your own list').fill('482139\nabc')
  await console_.expectSays('A PIN has 4 to 16 digits and nothing else.')
  await expect(page.getByRole('button', { name: 'Save the rules' })).toBeDisabled()
  await page.getByLabel('Your own list').fill('482139, 905172')
  await page.getByRole('button', { name: 'Save the rules' }).click()
  await console_.expectSays('Type your password.')
  await page.getByLabel('Your own password').fill('wrong')
  await page.getByRole('button', { name: 'Save the rules' }).click()
  await console_.expectSays('That is not your password.')
  await save()
  await page.reload()
  await expect(page.getByLabel('Shortest PIN')).toHaveValue('6')
  await expect(page.getByLabel('Your own list')).toHaveValue('482139\n905172')
  expect(await faultsOf(page)).toEqual([])
})

test('FRC-1 FRC-2 an admin chooses when a new PIN is demanded and whether picture and words are asked for, and signs', async ({ page }) => {
  await open(server.admin)
  await page.getByRole('switch', { name: 'Change a PIN that somebody else set' }).click()
  await page.getByRole('switch', { name: 'Change a PIN that is too short' }).click()
  await page.getByLabel('Change an old PIN').selectOption('90')
  await page.getByRole('radio', { name: /Asked for with a new PIN/ }).check()
  await save()
  await page.reload()
  await expect(page.getByRole('switch', { name: 'Change a PIN that somebody else set' })).toBeChecked()
  await expect(page.getByLabel('Change an old PIN')).toHaveValue('90')
  await expect(page.getByRole('radio', { name: /Asked for with a new PIN/ })).toBeChecked()
  const row = await server.database.query.selectFrom('organisations').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({ pin_change_given: 1, pin_change_shorter: 1, pin_change_days: 90, security_images: 'asked' })
  expect(await faultsOf(page)).toEqual([])
})

test('POL-9 where PINs are generated only, three are offered and one is chosen', async ({ page }) => {
  await open(server.admin)
  await page.getByRole('switch', { name: 'Generated PINs only' }).click()
  await save()
  await page.getByRole('link', { name: 'Users' }).click()
  await page.getByRole('button', { name: server.staffWithPassword.displayName }).click()
  await page.getByRole('button', { name: 'PIN', exact: true }).click()
  await page.getByRole('button', { name: 'Show three PINs' }).click()
  const group = page.getByRole('group', { name: 'Three PINs to choose from' })
  const offers = group.getByRole('radio')
  await expect(offers).toHaveCount(3)
  await offers.nth(1).check()
  const [, pin] = await group.locator('label').allInnerTexts()
  await page.getByLabel('Your own password').fill(server.admin.password)
  await page.getByRole('button', { name: 'Save the PIN' }).click()
  await expect(
    page
      .getByRole('status')
      .getByText(pin ?? '', { exact: true })
      .first(),
  ).toBeVisible()
})

test('POL-6 who is added where new users get a PIN has one, shown this once', async ({ page }) => {
  await open(server.admin)
  await page.getByRole('switch', { name: 'Generate a PIN for new users' }).click()
  await save()
  await page.getByRole('link', { name: 'Users' }).click()
  await page.getByRole('button', { name: 'Add a user' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Ben Visser')
  await page.getByRole('radio', { name: /^PIN only/ }).check()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(
    page
      .getByRole('status')
      .getByText(/^[0-9]{5}$/)
      .first(),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText(/^[0-9]{5}$/)).toHaveCount(0)
})

test('POL-1 a manager reads the rules, not the list, and cannot change them', async ({ page }) => {
  await open(server.manager)
  await expect(page.getByLabel('Shortest PIN')).toBeDisabled()
  await expect(page.getByRole('switch').first()).toBeDisabled()
  await expect(page.getByLabel('Your own list')).toHaveCount(0)
  await page.setViewportSize({ width: 360, height: 760 })
  await console_.expectNoSidewaysScroll()
})
