import { expect, type Page, test } from '@playwright/test'
import { afterChores } from '../../support/after-chores.ts'
import { startMailServer, type TestMailServer } from '../../support/mail-server.ts'
import { signInAtConsole } from '../../support/console-admin.ts'
import { faultsOf } from '../../support/pages/axe-faults.ts'
import { looks, narrow, rulesOfAxe, setText, wide, widerThanScreen } from './looks.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'

/*
 * The pages that stand outside a session: the sign-in with its ways back in, and what a mailed link opens, alive and dead. The tour of
 * the console never comes by here.
 */

let mails: TestMailServer
let server: TestServer
/** Each door: its address behind the fragment, and the buttons that lead on to it, by their place among the quiet ones. */
let doors: { name: string; hash: string; press: readonly number[] }[]

test.beforeAll(async () => {
  mails = await startMailServer()
  server = await startTestServer({ renderer: true, smtp: mails.config })
  const wishes = { pins_for_new_users: 1, pins_by_mail: 1, pins_by_link: 1 } as const
  await server.database.query.updateTable('organisations').set(wishes).execute()
  const admin = await signInAtConsole(server)
  const person = { displayName: 'Anna-Katharina von Hohenberg-Sonnleithner', role: 'staff', email: 'anna@shop.example' }
  await admin.send('POST', '/v1/users', { ...person, loginMethod: 'password_and_pin', username: 'anna' })
  const links = [await mailed('invitation'), await mailed('new-pin')]
  const gone = 'A'.repeat(43)
  doors = [
    { name: 'sign-in', hash: '', press: [] },
    { name: 'forgotten password', hash: '', press: [0] },
    { name: 'recovery code', hash: '', press: [0, 0] },
    { name: 'forgotten PIN', hash: '/pin-code', press: [] },
    ...links.map((hash) => ({ name: `${hash.split('/')[1] ?? ''}, alive`, hash, press: [] })),
    ...['invitation', 'new-pin', 'confirm-address'].map((kind) => ({ name: `${kind}, dead`, hash: `/${kind}/${gone}`, press: [] })),
  ]
})
test.afterAll(async () => {
  await server.stop()
  await mails.close()
})

/** What stands behind the fragment of the link in a mail of this kind. */
async function mailed(kind: string): Promise<string> {
  const link = () => mails.received.flatMap(({ mail }) => new RegExp(`#(/${kind}/[\\w-]+)`).exec(mail.text ?? '')?.[1] ?? [])[0]
  await expect.poll(afterChores(server, link)).toBeDefined()
  return link() ?? ''
}

async function openDoor(page: Page, { hash, press }: (typeof doors)[number]): Promise<void> {
  await page.goto('about:blank')
  await page.goto(`${server.url}/console/#${hash}`)
  await expect(page.locator('main h1')).toBeVisible()
  for (const at of press) await page.locator('main form > button[type="button"]').nth(at).click()
  await expect(page.locator('main h1')).toBeVisible()
}

for (const locale of ['en-GB', 'nl-NL', 'de-DE']) {
  test.describe(locale, () => {
    test.use({ locale })
    test(`TRM-6 no page outside a session scrolls sideways at 360 px or at 200 % text, ${locale}`, async ({ page }) => {
      for (const door of doors) {
        await openDoor(page, door)
        for (const { viewport, text } of looks) {
          await page.setViewportSize(viewport)
          await setText(page, text)
          expect.soft(await widerThanScreen(page), `${door.name} at ${viewport.width} px, ${text} %`).toEqual([])
        }
      }
    })
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`TRM-6 axe finds nothing on the pages outside a session, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const door of doors) {
      await openDoor(page, door)
      for (const viewport of [wide, narrow]) {
        await page.setViewportSize(viewport)
        expect.soft(await faultsOf(page, { tags: rulesOfAxe }), `${door.name} at ${viewport.width}`).toEqual([])
      }
    }
  })
}
