import { expect, type Page, test } from '@playwright/test'
import { openConsole } from '../../support/console.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { openApprovedTill, type Till } from '../../support/till.ts'

let server: TestServer
let desk: ConsolePage
let till: Till

test.beforeEach(async ({ page }) => {
  server = await startTestServer({ renderer: true })
  desk = new ConsolePage(page)
  till = await openApprovedTill(server)
})
test.afterEach(() => server.stop())

const { mine, other } = { mine: '48302', other: '60417' }

/** Amara as somebody who never had a PIN. */
async function takePinAway(): Promise<void> {
  const { id } = server.staffWithPassword
  await server.database.query.deleteFrom('pin_claims').where('user_id', '=', id).execute()
  await server.database.query.deleteFrom('pins').where('user_id', '=', id).execute()
}

/** By the user icon to the own PIN, as a person gets there. */
async function openPin(page: Page): Promise<void> {
  await page.goto(`${server.url}/console/`)
  await desk.signIn(server.staffWithPassword)
  await page.getByRole('button', { name: /^Your menu/ }).click()
  await page.getByRole('menuitem', { name: 'Edit account' }).click()
  await page.getByRole('link', { name: /own$|recover it$|about your PIN$/ }).click()
  await desk.expectTitle('User PIN')
}

async function typeNew(page: Page, pin: string, again = pin): Promise<void> {
  await page.getByLabel('New PIN', { exact: true }).fill(pin)
  await page.getByLabel('Once more').fill(again)
  await page.getByRole('button', { name: 'Save my PIN' }).click()
}

const tapsIn = async (pin: string) => (await till.tap(pin)).session?.user.id === server.staffWithPassword.id

test('SELF-1 who has no PIN creates one, typed twice, and is told that it works', async ({ page }) => {
  await takePinAway()
  await openPin(page)
  await desk.expectSays('You have no PIN yet')
  await desk.expectSays('Share it with nobody')
  await page.getByRole('button', { name: 'Create a PIN', exact: true }).click()
  await page.getByRole('button', { name: 'Type my own' }).click()
  await typeNew(page, mine, other)
  await expect(page.getByLabel('Once more')).toHaveAccessibleDescription(/differ/)
  await typeNew(page, '12121')
  await expect(page.getByLabel('New PIN', { exact: true })).toHaveAccessibleDescription(/Too simple/)
  await typeNew(page, '48３02')
  await expect(page.getByLabel('New PIN', { exact: true })).toHaveAccessibleDescription(/digits and nothing else/)
  await typeNew(page, mine)
  await expect(page.getByRole('status').filter({ hasText: 'Your PIN is saved. It logs in at once.' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'You have a PIN' })).toBeVisible()
  expect(await tapsIn(mine)).toBe(true)
})

test('SELF-1 POL-9 the three PINs come first, one is chosen with the keyboard, and stands there once more to be learnt', async ({
  page,
}) => {
  await takePinAway()
  await openPin(page)
  await page.getByRole('button', { name: 'Create a PIN', exact: true }).click()
  await expect(page.getByRole('radio')).toHaveCount(3)
  await page.getByRole('button', { name: 'Save my PIN' }).click()
  await desk.expectSays('Choose one of the three first.')
  await page.getByRole('radio').first().focus()
  await page.keyboard.press('ArrowDown')
  const chosen = await page.getByRole('radio', { checked: true }).inputValue()
  await page.keyboard.press('Enter')
  await desk.expectSays('Your new PIN is saved')
  await expect(page.getByText(chosen, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'I know it by heart' }).click()
  await expect(page.getByText(chosen, { exact: true })).toHaveCount(0)
  expect(await tapsIn(chosen)).toBe(true)
})

test('SELF-1 who signed in a while ago shows with the password that it is still them', async ({ page }) => {
  await takePinAway()
  await openPin(page)
  await page.getByRole('button', { name: 'Create a PIN', exact: true }).click()
  await page.getByRole('radio').first().check({ force: true })
  await server.database.query.updateTable('sessions').set({ started_at: 0 }).execute()
  await page.getByRole('button', { name: 'Save my PIN' }).click()
  await desk.expectSays('You signed in a while ago.')
  await page.getByLabel('Password', { exact: true }).fill('not hers')
  await page.getByRole('button', { name: 'Save my PIN' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription('That is not your password.')
  await page.getByLabel('Password', { exact: true }).fill(server.staffWithPassword.password)
  await page.getByRole('button', { name: 'Save my PIN' }).click()
  await desk.expectSays('Your new PIN is saved')
})

test('SELF-2 the PIN changes with the current one; a wrong one is told beside its field, with what is left', async ({ page }) => {
  const { pin } = server.staffWithPassword
  await openPin(page)
  await page.getByRole('button', { name: 'Change the PIN' }).click()
  await page.getByRole('button', { name: 'Type my own' }).click()
  await typeNew(page, mine)
  await expect(page.getByLabel('Current PIN')).toHaveAccessibleDescription('Type your current PIN.')
  await page.getByLabel('Current PIN').fill(other)
  await typeNew(page, mine)
  await expect(page.getByLabel('Current PIN')).toHaveAccessibleDescription(/did not match. 4 more tries/)
  await expect(page.getByLabel('New PIN', { exact: true })).toHaveValue(mine)
  await page.getByLabel('Current PIN').fill(pin)
  await typeNew(page, pin)
  await desk.expectSays('That is your PIN already.')
  await typeNew(page, mine)
  await desk.expectSays('Your PIN is saved. It logs in at once; the old one no longer does.')
  expect(await tapsIn(mine)).toBe(true)
  expect((await till.tap(pin)).status).toBe(401)
})

test('SELF-3 who forgot the PIN is led from the change form to signing in again, and sets a new one', async ({ page }) => {
  const { pin, password } = server.staffWithPassword
  await openPin(page)
  await page.getByRole('button', { name: 'Change the PIN' }).click()
  for (const left of [/4 more/, /3 more/, /2 more/, /One more/, /Now it takes your password/]) {
    await page.getByLabel('Current PIN').fill(other)
    await page.getByRole('radio').first().check({ force: true })
    await page.getByRole('button', { name: 'Save my PIN' }).click()
    await expect(page.getByLabel('Current PIN')).toHaveAccessibleDescription(left)
  }
  expect(await tapsIn(pin)).toBe(true)
  await page.getByRole('button', { name: 'I forgot my PIN' }).click()
  await expect(page.getByRole('dialog')).toContainText('The old one stops')
  await desk.answer('Go on')
  await page.getByRole('button', { name: 'Type my own' }).click()
  await page.getByLabel('Password', { exact: true }).fill('not hers')
  await typeNew(page, mine)
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription('That is not your password.')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await typeNew(page, mine)
  await desk.expectSays('Your PIN is saved.')
  expect(await tapsIn(mine)).toBe(true)
  expect((await till.tap(pin)).status).toBe(401)
})

test('SELF-6 "Generate PIN" on the personal area’s home gives a new one for the current one, shown once', async ({ page }) => {
  const { pin } = server.staffWithPassword
  await page.goto(`${server.url}/console/#/account`)
  await desk.signIn(server.staffWithPassword)
  await page.getByRole('button', { name: 'Generate PIN' }).click()
  await expect(page.getByRole('dialog')).toContainText('The old one stops then.')
  await desk.answer('Generate')
  await expect(page.getByLabel('Current PIN')).toHaveAccessibleDescription('Type your current PIN.')
  await page.getByLabel('Current PIN').fill(pin)
  await desk.answer('Generate')
  await desk.expectSays('Your new PIN is saved')
  const fresh = ((await page.locator('[role="status"] p[aria-label]').textContent()) ?? '').trim()
  expect(fresh).toMatch(/^[0-9]{5}$/)
  expect(await tapsIn(fresh)).toBe(true)
  expect((await till.tap(pin)).status).toBe(401)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Generate PIN' })).toBeVisible()
  await expect(page.getByText(fresh)).toHaveCount(0)
})

test('POL-5 off: the page lets nothing be done and names whom to ask, at once where it is open already', async ({ page }) => {
  await openPin(page)
  await page.getByRole('button', { name: 'Change the PIN' }).click()
  await expect(page.getByRole('radio')).toHaveCount(3)
  const admin = await openConsole(server, server.admin)
  const { etag } = await admin.send('GET', '/v1/pin-rules')
  const change = { usersMayChange: false, confirm: { password: server.admin.password } }
  expect((await admin.send('PATCH', '/v1/pin-rules', change, { 'if-match': etag })).status).toBe(200)
  await desk.expectSays(new RegExp(`PINs are set for you here\\. Ask .*${server.manager.displayName}`))
  for (const name of ['Change the PIN', 'I forgot my PIN', 'Create a PIN', 'Save my PIN', 'Type my own']) {
    await expect(page.getByRole('button', { name })).toHaveCount(0)
  }
  await page.goto(`${server.url}/console/#/account`)
  await desk.expectSays('PINs are set for you here.')
  await expect(page.getByRole('button', { name: 'Generate PIN' })).toHaveCount(0)
})

test('POL-9 where PINs are generated only, nothing is typed; where no try is left, the page says when again', async ({ page }) => {
  await server.database.query.updateTable('organisations').set({ pins_generated_only: 1 }).execute()
  await takePinAway()
  await openPin(page)
  await page.getByRole('button', { name: 'Create a PIN', exact: true }).click()
  await expect(page.getByRole('radio')).toHaveCount(3)
  await expect(page.getByRole('button', { name: 'Type my own' })).toHaveCount(0)
  for (const left of [/3 more/, /2 more/, /one more/, /The next one: /]) {
    await page.getByRole('button', { name: 'Three others' }).click()
    await desk.expectSays(left)
  }
  await expect(page.getByRole('button', { name: 'Three others' })).toBeDisabled()
  await page.getByRole('radio').nth(1).check({ force: true })
  await page.getByRole('button', { name: 'Save my PIN' }).click()
  await desk.expectSays('Your new PIN is saved')
  await expect(page.getByRole('button', { name: 'Change the PIN' })).toBeDisabled()
})

test('SELF-9 "Use PIN for signing" is off without a PIN, and turned on with the own password and a word of it', async ({ page }) => {
  await takePinAway()
  await openPin(page)
  const sign = page.getByRole('switch', { name: 'Use PIN for signing' })
  await expect(sign).toBeDisabled()
  await openConsole(server, server.staffWithPassword).then(({ send }) => send('PUT', '/v1/me/pin', { pin: mine }))
  await expect(sign).toBeEnabled()
  await sign.click()
  await page.getByLabel('Your own password').fill('not hers')
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByLabel('Your own password')).toHaveAccessibleDescription('That is not your password.')
  await page.getByLabel('Your own password').fill(server.staffWithPassword.password)
  await page.getByRole('button', { name: 'Turn on' }).click()
  await desk.expectSays('You now sign with your PIN too.')
  await expect(sign).toBeChecked()
  await sign.click()
  await desk.expectSays('You no longer sign with your PIN.')
})

for (const scheme of ['light', 'dark'] as const) {
  test(`TRM-6 the own PIN has no accessibility fault and fits 360 px, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 360, height: 760 })
    await openPin(page)
    const check = async () => {
      await desk.expectNoSidewaysScroll()
      expect(await faultsOf(page)).toEqual([])
    }
    await page.getByRole('button', { name: 'Change the PIN' }).click()
    await expect(page.getByRole('radio')).toHaveCount(3)
    await page.getByRole('radio').first().check({ force: true })
    await check()
    await page.getByRole('button', { name: 'Type my own' }).click()
    await page.getByRole('button', { name: 'I forgot my PIN' }).click()
    await check()
    await desk.answer('Go on')
    await check()
    await page.goto(`${server.url}/console/#/account`)
    await page.getByRole('button', { name: 'Generate PIN' }).click()
    await check()
  })
}
