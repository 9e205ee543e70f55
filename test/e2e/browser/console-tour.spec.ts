import { expect, type Page, test } from '@playwright/test'
import { signInAtConsole } from '../../support/console-admin.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { consoleViews, openView } from '../../support/pages/console-views.ts'
import { looks, narrow, rulesOfAxe, setText, wide, widerThanScreen } from './looks.ts'
import { openApprovedTill } from '../../support/till.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { plainStorage } from './browser-storage.ts'

let server: TestServer
let views: string[]

test.beforeAll(async () => {
  server = await startTestServer({ renderer: true })
  await openApprovedTill(server, register)
  views = [...consoleViews, `devices/${await (await signInAtConsole(server)).deviceNamed(register)}`]
})
test.afterAll(() => server.stop())

const register = 'A register with a name of sixty characters, no more, no less'

/** Signs in, whatever language the page speaks. */
async function signIn(page: Page): Promise<void> {
  await page.goto(`${server.url}/console/`)
  await page.locator('input[autocomplete="username"]').fill(server.admin.username)
  await page.locator('input[type="password"]').fill(server.admin.password)
  const answered = page.waitForResponse('**/v1/console/sessions')
  await page.locator('button[type="submit"]').click()
  expect((await answered).status()).toBe(201)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`TRM-6 axe finds nothing on any page of the console, wide and narrow, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await signIn(page)
    for (const view of views) {
      await openView(page, server.url, view)
      for (const viewport of [wide, narrow]) {
        await page.setViewportSize(viewport)
        expect.soft(await faultsOf(page, { tags: rulesOfAxe }), `${view} at ${viewport.width}`).toEqual([])
      }
    }
  })
}

for (const locale of ['en-GB', 'nl-NL', 'de-DE']) {
  test.describe(locale, () => {
    test.use({ locale })
    test(`TRM-6 no page of the console scrolls sideways at 360 px or at 200 % text, ${locale}`, async ({ page }) => {
      await signIn(page)
      for (const view of views) {
        await openView(page, server.url, view)
        for (const { viewport, text } of looks) {
          await page.setViewportSize(viewport)
          await setText(page, text)
          expect.soft(await widerThanScreen(page), `${view} at ${viewport.width} px, ${text} %`).toEqual([])
        }
      }
    })
  })
}

test('LOG-2 no page of the console holds a secret, breaks the policy for contents, or leaves anything in storage', async ({
  page,
  context,
}) => {
  const stopped: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) stopped.push(message.text())
  })
  await signIn(page)
  const cookies = await context.cookies()
  expect(cookies.length).toBeGreaterThan(0)
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
  for (const view of views) {
    await openView(page, server.url, view)
    const seen = (await page.content()) + (await plainStorage(page)) + page.url()
    for (const secret of [server.admin.password, server.admin.pin, ...cookies.map(({ value }) => value)]) expect(seen).not.toContain(secret)
  }
  expect(stopped).toEqual([])
})
