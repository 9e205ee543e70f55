import { expect, test } from '@playwright/test'
import { electronRuntime } from '../../support/electron-runtime.ts'
import { launchTerminal, newHome, type RunningTerminal } from '../../support/electron-terminal.ts'
import { TerminalPage } from '../../support/pages/terminal-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'

const { version } = electronRuntime()
const home = newHome()
let server: TestServer
let running: RunningTerminal | undefined

test.beforeAll(async () => {
  server = await startTestServer({ renderer: true })
  await server.database.query.updateTable('users').set({ pin_for_signing: 1 }).where('id', '=', server.manager.id).execute()
})
test.afterAll(async () => {
  await running?.quit()
  await server.stop()
  home.remove()
})

test(`SIGN-1 DEV-8 in the real window: a manager renames the register and revokes its approval, signed with PIN and password (Electron ${version})`, async () => {
  running = await launchTerminal(home, server.url)
  const page = new TerminalPage(running.page)
  const { pin, password, displayName } = server.manager
  const title = (name: string) => expect(page.page.getByRole('heading', { name })).toBeVisible()
  await page.signInWithPassword(server.manager)
  await page.approve('Register 2')
  await page.signOut()
  await page.tapPin(pin)
  await page.press(displayName)
  await page.page.getByRole('menuitem', { name: 'This register' }).click()
  await page.press('Edit name')
  await page.page.getByLabel('Name of this register').fill('Kasse am Eingang')
  await page.page.keyboard.press('Enter')
  await title('Sign with your PIN')
  await page.tapPin(pin)
  await page.expectSays('The name is saved.')
  await page.expectSays('Kasse am Eingang')
  await page.press('Revoke approval')
  await title('Revoke the approval?')
  await page.press('Revoke approval')
  await title('Sign with your PIN')
  await page.press('Use password instead')
  await page.page.getByLabel('Password', { exact: true }).fill(password)
  await page.page.keyboard.press('Enter')
  await title('Not approved any more')
  const device = await server.database.query.selectFrom('devices').select(['name', 'status']).executeTakeFirstOrThrow()
  expect(device).toEqual({ name: 'Kasse am Eingang', status: 'revoked' })
})
