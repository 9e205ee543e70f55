import { expect, test } from '@playwright/test'
import { electronRuntime } from '../../support/electron-runtime.ts'
import { launchTerminal, newHome, type RunningTerminal } from '../../support/electron-terminal.ts'
import { firstNameOf } from '../../support/pages/first-name.ts'
import { TerminalPage } from '../../support/pages/terminal-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'

const { version } = electronRuntime()
const home = newHome()
const chosen = '60417'
let server: TestServer
let running: RunningTerminal | undefined

test.beforeAll(async () => {
  server = await startTestServer({ renderer: true })
  await server.database.query.updateTable('organisations').set({ pin_max_length: 5 }).execute()
})
test.afterAll(async () => {
  await running?.quit()
  await server.stop()
  home.remove()
})

test(`SELF-5 in the real window: the own PIN is changed from the user menu, and works from the next tap on (Electron ${version})`, async () => {
  running = await launchTerminal(home, server.url)
  const page = new TerminalPage(running.page)
  const { pin, displayName } = server.staffWithPassword
  await page.signInWithPassword(server.manager)
  await page.approve('Register 2')
  await page.signOut()
  await page.tapPin(pin)
  await page.expectHome(firstNameOf(server.staffWithPassword))
  await page.press(displayName)
  await running.page.getByRole('menuitem', { name: 'Change PIN' }).click()
  await expect(running.page.getByRole('heading', { name: 'Enter your current PIN' })).toBeVisible()
  await page.tapPin(pin)
  await expect(running.page.getByRole('heading', { name: 'Choose a new PIN' })).toBeVisible()
  await page.tapPin(chosen)
  await expect(running.page.getByRole('heading', { name: 'The same once more' })).toBeVisible()
  await page.tapPin(chosen)
  await expect(running.page.getByRole('heading', { name: /^Your new PIN works/ })).toBeVisible()
  await page.signOut()
  await page.tapPin(chosen)
  await page.expectHome(firstNameOf(server.staffWithPassword))
})
