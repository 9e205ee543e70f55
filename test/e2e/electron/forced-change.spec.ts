import { expect, test } from '@playwright/test'
import { alone } from '../../support/alone.ts'
import { electronRuntime } from '../../support/electron-runtime.ts'
import { launchTerminal, newHome, type RunningTerminal } from '../../support/electron-terminal.ts'
import { filesBelow } from '../../support/electron-traces.ts'
import { keepersOf } from '../../support/heap.ts'
import { cashiersOf } from '../../support/pages/cashiers.ts'
import { firstNameOf } from '../../support/pages/first-name.ts'
import { wrongPins } from '../../support/pages/open-terminal.ts'
import { TerminalPage } from '../../support/pages/terminal-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'

const { version } = electronRuntime()
const home = newHome()
let server: TestServer
let running: RunningTerminal | undefined

test.beforeAll(async () => {
  server = await startTestServer({ renderer: true })
})
test.afterAll(async () => {
  await running?.quit()
  await server.stop()
  home.remove()
})

test(`FRC-1 FRC-2 TRM-4 in the real window: a new PIN is demanded, chosen, opens, and stays nowhere (Electron ${version})`, async () => {
  const [amara] = cashiersOf(server)
  running = await launchTerminal(home, server.url)
  const page = new TerminalPage(running.page)
  await page.signInWithPassword(server.manager)
  await page.approve('Register 2')
  await page.signOut()
  await server.database.query.updateTable('organisations').set({ pin_change_given: 1, security_images: 'required' }).execute()
  await page.tapPin(amara.pin)
  await page.expectSays('Choose your picture')
  await page.page.getByRole('radio', { name: 'Snail' }).check({ force: true })
  await page.press('Next')
  await page.page.getByLabel('Your words').fill('Twelve apples')
  await page.page.keyboard.press('Enter')
  const [chosen = ''] = wrongPins(server, 1)
  await page.expectSays('Choose a new PIN')
  await page.tapPin(chosen)
  await page.expectSays('The same once more')
  await page.tapPin(chosen)
  await page.expectHome(firstNameOf(amara))
  expect(await keepersOf(running.page, chosen)).toEqual([])
  const logs = (await filesBelow(home.folder)).filter(({ file }) => /\.(log|json)$/.test(file))
  expect(logs.filter(({ text }) => alone(chosen).test(text))).toEqual([])
})
