import { expect, test } from '@playwright/test'
import path from 'node:path'
import { type PretendServer, startPretendServer } from '../../support/client/pretend-server.ts'
import { electronRuntime, repository } from '../../support/electron-runtime.ts'
import { type LaunchOptions, launchTerminal, newHome, type RunningTerminal, type TerminalHome } from '../../support/electron-terminal.ts'
import { filesBelow } from '../../support/electron-traces.ts'
import { newKeyring } from '../../support/keyring/in-session.ts'

const { version } = electronRuntime()
const noKeychain = { DBUS_SESSION_BUS_ADDRESS: 'disabled:' }
let server: PretendServer
let home: TerminalHome
let terminal: RunningTerminal

test.beforeEach(async () => {
  server = await startPretendServer()
  home = newHome()
})
test.afterEach(async () => {
  await terminal.quit()
  await server.stop()
  home.remove()
})

async function start(options: LaunchOptions): Promise<void> {
  terminal = await launchTerminal(home, server.url, options)
}

async function expectTitle(name: string): Promise<void> {
  await expect(terminal.page.getByRole('heading', { name })).toBeVisible()
}

async function keysOnDisk(): Promise<string[]> {
  return (await filesBelow(home.folder)).filter(({ text }) => /"d":|"kty"/.test(text)).map(({ file }) => file)
}

test(`DEV-6 without a keychain the window says what to do, and no key is written anywhere (Electron ${version})`, async () => {
  await start({ environment: noKeychain })
  await expectTitle('No keychain here')
  await terminal.page.getByRole('button', { name: 'Look again' }).click()
  await expectTitle('No keychain here')
  expect(server.seen).toEqual([])
  expect(await keysOnDisk()).toEqual([])
})

test(`DEV-12 with a locked keyring the window says what to do, and no key is made (Electron ${version})`, async () => {
  const keyring = await newKeyring()
  await keyring.probe('unlocked', 'create')
  // The display is given to the window alone, so that no dialog of the keyring waits for somebody.
  const display = `DISPLAY=${process.env['DISPLAY'] ?? ''}`
  await start({ inside: [path.join(repository, 'test/support/keyring/session.sh'), 'locked', keyring.folder, 'env', display] })
  await expectTitle('The keychain is locked')
  expect(server.seen).toEqual([])
  expect(await keysOnDisk()).toEqual([])
  await keyring.remove()
})

test(`the demo keeps its key in memory there, with a banner that says so (Electron ${version})`, async () => {
  await start({ environment: { ...noKeychain, TILLPASS_DEMO_MEMORY_KEY: '1' } })
  await expectTitle('Enter your PIN')
  await expect(terminal.page.getByText('this register’s key is kept in memory')).toBeVisible()
  expect(await keysOnDisk()).toEqual([])
})
