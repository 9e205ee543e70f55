import { expect, test } from '@playwright/test'
import { openConsole } from '../../support/console.ts'
import { electronRuntime } from '../../support/electron-runtime.ts'
import { launchTerminal, newHome, type RunningTerminal } from '../../support/electron-terminal.ts'
import { makePng, pngUrl } from '../../support/make-png.ts'
import { signOf } from '../../support/pages/settings-page.ts'
import { TerminalPage } from '../../support/pages/terminal-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'

const { version } = electronRuntime()
const home = newHome()
let server: TestServer
let running: RunningTerminal

test.beforeAll(async () => {
  server = await startTestServer({ renderer: true })
  running = await launchTerminal(home, server.url)
})
test.afterAll(async () => {
  await running.quit()
  await server.stop()
  home.remove()
})

test(`TRM-6 the shop's name, colour, logo and languages show on the keypad of the real window at once (Electron ${version})`, async () => {
  const terminal = new TerminalPage(running.page)
  await terminal.signInWithPassword(server.manager)
  await terminal.approve('Register 2')
  await terminal.signOut()
  await terminal.expectKeypad()
  const sign = signOf(running.page)
  await expect(sign.logo()).toHaveJSProperty('tagName', 'svg')

  const admin = await openConsole(server, server.admin)
  const change = { name: 'Bakkerij Zon', shopColour: '#7a2e3b', logo: pngUrl(makePng({ width: 300, height: 100 })), languages: ['de'] }
  expect((await admin.send('PATCH', '/v1/settings', change, { 'if-match': '"1"' })).status).toBe(200)
  await terminal.expectSays('Bakkerij Zon')
  await expect.poll(sign.colour).toBe('rgb(122, 46, 59)')
  await expect(sign.logo()).toHaveJSProperty('naturalWidth', 300)
  // The one language of the shop, and no switch where there is nothing to choose.
  await expect(running.page.getByRole('button', { name: 'Mit Passwort anmelden' })).toBeVisible()
  await expect(running.page.getByRole('button', { name: /^Sprache/ })).toHaveCount(0)
})
