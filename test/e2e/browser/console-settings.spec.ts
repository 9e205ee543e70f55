import { expect, type Page, test } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { openConsole } from '../../support/console.ts'
import { makePng, noise } from '../../support/make-png.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { ConsolePage } from '../../support/pages/console-page.ts'
import { openApproved } from '../../support/pages/open-terminal.ts'
import { SettingsPage, signOf } from '../../support/pages/settings-page.ts'
import { startTestServer, type TestServer, type WithPassword } from '../../support/test-server.ts'

let server: TestServer
let settings: SettingsPage

test.beforeEach(async ({ page }) => {
  server = await startTestServer({ renderer: true })
  settings = new SettingsPage(page)
})
test.afterEach(() => server.stop())

async function open(who: WithPassword, page: Page = settings.page): Promise<void> {
  await page.goto(`${server.url}/console/#/settings`)
  await new ConsolePage(page).signIn(who)
  await expect(page.getByLabel('Lock a register after')).toBeVisible()
}

const stored = async () => (await (await openConsole(server, server.admin)).send('GET', '/v1/settings')).body
const burgundy = 'rgb(122, 46, 59)'
const logoFile = (buffer: Buffer = makePng({ width: 1_200, height: 300 }), name = 'logo.png') => ({ name, mimeType: 'image/png', buffer })

test('name, colour, logo and languages that an admin saves stand on the register and the console at once', async ({ page, browser }) => {
  const shop = await browser.newContext({ locale: 'en-GB' })
  const register = await openApproved(await shop.newPage(), server)
  await open(server.admin)
  await settings.name().fill('Bakkerij Zon')
  await settings.colour().fill('7A2E3B')
  await settings.expectSays('White text on this colour: 9.2 to 1.')
  await settings.chooseLogo(logoFile())
  await expect(page.getByRole('figure').locator('img')).toHaveCount(2)
  await page.getByLabel('Nederlands').uncheck()
  await settings.choose('Registers begin in', 'Deutsch')
  await settings.choose('Lock a register after', '1 minute')
  await settings.expectSays('After 1 minute without a touch a register locks.')
  await settings.save()

  const fascia = signOf(page)
  await expect.poll(fascia.colour).toBe(burgundy)
  await expect(fascia.logo()).toBeVisible()
  await expect(page.getByRole('banner').getByText('Bakkerij Zon')).toBeVisible()

  const sign = signOf(register.page)
  await expect(register.page.getByText('Bakkerij Zon')).toBeVisible()
  await expect.poll(sign.colour).toBe(burgundy)
  await expect(sign.logo()).toHaveJSProperty('naturalWidth', 480)
  // The first language is where registers begin; the switch offers the shop's, and no other.
  await register.page.getByRole('button', { name: /^Sprache: Deutsch/ }).click()
  await expect(register.page.getByRole('radio')).toHaveCount(2)
  await register.page.getByRole('radio', { name: 'English' }).check()
  await expect(register.page.getByRole('button', { name: 'Use password instead' })).toBeAttached()
  await page.reload()
  await expect.poll(signOf(page).colour).toBe(burgundy)
  await shop.close()
})

test('TRM-8 the organisation may forbid browser devices: it says what stops, asks, and the register says so', async ({ page, browser }) => {
  const shop = await browser.newContext({ locale: 'en-GB' })
  const register = await openApproved(await shop.newPage(), server)
  const [amara] = server.staff
  await register.tapPin(amara?.pin ?? '')
  await open(server.admin)
  await settings.browsers().click()
  await settings.expectSays('One register runs in a browser and stops at once.')
  await settings.press('Save')
  await expect(page.getByRole('dialog')).toContainText('One register runs in a browser and stops at once.')
  await settings.press('Cancel')
  expect(await stored()).toMatchObject({ browserDevicesAllowed: true })
  await settings.press('Save')
  await settings.press('Forbid and save')
  await settings.expectSays('Saved.')
  await register.expectSays('This shop allows no registers in a browser.')
  await settings.browsers().click()
  await settings.save()
  await register.expectKeypad()
  await shop.close()
})

test('two people change settings at once: the second is told what the first one did, and loses nothing', async ({ page, browser }) => {
  const other = await browser.newContext({ locale: 'en-GB' })
  const colleague = new SettingsPage(await other.newPage())
  await open(server.admin)
  await open(server.admin, colleague.page)
  await settings.name().fill('Corner 2')
  await colleague.choose('Lock a register after', '5 minutes')
  await colleague.save()
  await settings.press('Save')
  await settings.expectSays('Somebody changed settings while you were at it.')
  await settings.expectSays('Lock a register after: 2 minutes became 5 minutes')
  await expect(settings.name()).toHaveValue('Corner 2')
  expect(await stored()).toMatchObject({ name: 'Corner Shop', idleSeconds: 300 })
  await settings.save()
  expect(await stored()).toMatchObject({ name: 'Corner 2', idleSeconds: 300 })
  await expect(page.getByText('Somebody changed settings')).toHaveCount(0)
  // Where nothing is being changed, a colleague's change shows by itself, also on the fascia.
  await expect(colleague.name()).toHaveValue('Corner 2')
  await expect(colleague.page.getByRole('banner').getByText('Corner 2')).toBeVisible()
  await other.close()
})

test('a manager changes how the shop looks; what guards it can be read, with whom to ask', async ({ page }) => {
  await open(server.manager)
  await expect(page.getByText('Only an admin can change this.')).toHaveCount(3)
  for (const label of ['Lock a register after', 'Stay signed in on a register for', 'Keep records for']) {
    await expect(page.getByLabel(label)).toBeDisabled()
  }
  await expect(settings.browsers()).toBeDisabled()
  await settings.colour().fill('#112233')
  await settings.save()
  expect(await stored()).toMatchObject({ shopColour: '#112233' })
  await settings.press('Use Tillpass’s own colour')
  await settings.save()
  expect(await stored()).toMatchObject({ shopColour: null })
})

test('what is no logo is refused in words, whatever it is called, and the one before stays', async ({ page }) => {
  await open(server.admin)
  await settings.chooseLogo(logoFile())
  await settings.save()
  const before = await stored()
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const huge = test.info().outputPath('huge.png')
  writeFileSync(huge, Buffer.alloc(50 * 1024 * 1024, 1))
  const cut = makePng({ width: 300, height: 100, pixels: Buffer.alloc(9) })
  for (const [file, words] of [
    [logoFile(svg, 'logo.png'), 'An SVG can carry programs'],
    [logoFile(Buffer.from('%PDF-1.7 not a picture'), '<img src=x onerror=alert(1)>.png'), 'This is not a picture that can be used here.'],
    [logoFile(cut.subarray(0, 30), '../../etc/passwd.png'), 'This picture cannot be opened'],
    [huge, 'This file is larger than 10 MB.'],
  ] as const) {
    await settings.chooseLogo(file)
    await settings.expectSays(words)
    await expect(page.getByRole('figure').locator('img')).toHaveCount(2)
  }
  expect(await stored()).toEqual(before)
  // The message goes with the next picture; a photo is drawn small until it fits.
  await settings.chooseLogo(logoFile(makePng({ width: 900, height: 300, pixels: noise(900, 300) }), 'x'.repeat(250)))
  await expect(page.getByText('This file is larger')).toHaveCount(0)
  await settings.save()
  const width = await page
    .getByRole('figure')
    .locator('img')
    .first()
    .evaluate((image: HTMLImageElement) => image.naturalWidth)
  expect(width).toBeGreaterThan(90)
  expect(width).toBeLessThan(480)
  await settings.press('Remove logo')
  await settings.save()
  expect(await stored()).toMatchObject({ logo: null })
})

test('what cannot be saved is marked beside its field, and a server that is away costs nothing that was typed', async ({ page }) => {
  await open(server.admin)
  await settings.name().fill('  ')
  await settings.colour().fill('#12')
  await page.getByLabel('English').uncheck()
  await page.getByLabel('Nederlands').uncheck()
  await page.getByLabel('Deutsch').uncheck()
  await settings.press('Save')
  for (const words of ['Write a name of 1 to 80 characters.', 'Write a colour like #7a2e3b.', 'Choose at least one language.']) {
    await settings.expectSays(words)
  }
  await settings.press('Discard')
  await expect(settings.name()).toHaveValue('Corner Shop')
  await settings.name().fill('Corner 3')
  await page.route('**/v1/settings', (route) => route.abort())
  await settings.press('Save')
  await settings.expectSays('The server cannot be reached.')
  await expect(settings.name()).toHaveValue('Corner 3')
  await page.unroute('**/v1/settings')
  await settings.save()
  expect(await stored()).toMatchObject({ name: 'Corner 3' })
})

test('leaving with changes that are not saved asks first', async ({ page }) => {
  await open(server.admin)
  await settings.name().fill('Corner 4')
  const leave = () => page.getByRole('link', { name: 'Users' }).click()
  await leave()
  await expect(page.getByRole('dialog', { name: 'Discard what is not saved?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(settings.name()).toHaveValue('Corner 4')
  await leave()
  await new ConsolePage(page).answer('Discard')
  await new ConsolePage(page).expectTitle('Users')
  await page.goBack()
  await expect(settings.name()).toHaveValue('Corner Shop')
  await leave()
  await new ConsolePage(page).expectTitle('Users')
})

test('TRM-6 the settings are filled in and saved with the keyboard alone', async ({ page }) => {
  await open(server.admin)
  await settings.name().focus()
  await page.keyboard.press('End')
  await page.keyboard.type(' 5')
  for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Choose a picture' })).toBeFocused()
  await settings.browsers().focus()
  await page.keyboard.press('Space')
  await settings.name().focus()
  await page.keyboard.press('Enter')
  await settings.expectSays('Saved.')
  expect(await stored()).toMatchObject({ name: 'Corner Shop 5', browserDevicesAllowed: false })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`TRM-6 axe finds nothing on the settings, and nothing scrolls sideways at 360 px and 200 % text, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 360, height: 760 })
    await open(server.admin)
    await settings.colour().fill('#808080')
    await settings.expectSays('Dark text on this colour')
    await settings.chooseLogo(logoFile())
    expect(await faultsOf(page)).toEqual([])
    await settings.save()
    await new ConsolePage(page).expectNoSidewaysScroll()
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
    await new ConsolePage(page).expectNoSidewaysScroll()
    await page.evaluate("document.documentElement.style.fontSize = ''")
    await page.setViewportSize({ width: 1280, height: 800 })
    expect(await faultsOf(page)).toEqual([])
  })
}
