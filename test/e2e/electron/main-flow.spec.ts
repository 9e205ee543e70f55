import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { loadKeytar } from '../../../electron/device/load-keytar.ts'
import { signInAtConsole } from '../../support/console-admin.ts'
import { alone } from '../../support/alone.ts'
import { electronRuntime } from '../../support/electron-runtime.ts'
import { launchTerminal, newHome, type RunningTerminal, terminalThatEnds } from '../../support/electron-terminal.ts'
import { filesBelow, heapOf, processTraces } from '../../support/electron-traces.ts'
import { keepersOf } from '../../support/heap.ts'
import { TerminalPage } from '../../support/pages/terminal-page.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'
import { signedBy } from '../../support/signed-by.ts'

const { version } = electronRuntime()
const home = newHome()
let server: TestServer
let running: RunningTerminal | undefined

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startTestServer({ renderer: true })
})
test.afterAll(async () => {
  await running?.quit()
  await server.stop()
  home.remove()
})

async function start(): Promise<{ page: TerminalPage; terminal: RunningTerminal }> {
  const terminal = (running = await launchTerminal(home, server.url))
  return { page: new TerminalPage(terminal.page), terminal }
}

async function quit(): Promise<void> {
  await running?.quit()
  running = undefined
}

function cashier() {
  const [first] = server.staff
  if (!first) throw new Error('the test organisation has staff')
  return { pin: first.pin, firstName: first.displayName.split(' ')[0] ?? '' }
}

async function tapPin(terminal: TerminalPage, title = 'Enter your PIN'): Promise<void> {
  await expect(terminal.page.getByRole('heading', { name: title })).toBeVisible({ timeout: 20_000 })
  await terminal.tapPin(cashier().pin)
}

/** The private half of the device's key, as the keyring has it. */
async function privateKey(): Promise<string> {
  const item = await (await loadKeytar()).getPassword('Tillpass device key', server.url)
  return z.object({ kty: z.literal('EC'), d: z.string().min(40) }).parse(JSON.parse(item ?? 'null')).d
}

test(`PIN-1 DEV-3 DEV-5 in the real window: approve, sign out, tap a PIN, be in (Electron ${version})`, async () => {
  const { page } = await start()
  await page.signInWithPassword(server.manager)
  await page.approve('Register 2')
  await page.signOut()
  await tapPin(page)
  await page.expectHome(cashier().firstName)
  await page.expectSays('Register 2')
})

test(`DEV-6 the private key is in the keyring and in no file, output, environment or renderer (Electron ${version})`, async () => {
  const terminal = running
  if (!terminal) throw new Error('the terminal of the test before is still there')
  const secret = await privateKey()
  const files = await filesBelow(home.folder)
  expect(files.map(({ file }) => file)).toContainEqual(expect.stringContaining('preferences.json'))
  expect(files.filter(({ text }) => text.includes(secret))).toEqual([])
  expect(terminal.output()).not.toContain(secret)
  expect(await processTraces(terminal.app.process().pid ?? 0)).not.toContain(secret)
  const heap = await heapOf(terminal.page)
  expect(heap).toContain(cashier().firstName)
  expect(heap).not.toContain(secret)
})

test(`TRM-4 LOG-2 no PIN is left in the window, its files or its log (Electron ${version})`, async () => {
  const terminal = running
  if (!terminal) throw new Error('the terminal of the test before is still there')
  const { pin } = cashier()
  expect(await keepersOf(terminal.page, pin)).toEqual([])
  const logs = (await filesBelow(home.folder)).filter(({ file }) => /\.(log|json)$/.test(file))
  expect(logs.filter(({ text }) => alone(pin).test(text))).toEqual([])
})

test(`only one terminal runs at a time (Electron ${version})`, async () => {
  await terminalThatEnds(home, server.url)
  await new TerminalPage((running as RunningTerminal).page).expectHome(cashier().firstName)
})

test(`DEV-5 DEV-6 quit and start again: the keypad comes first (Electron ${version})`, async () => {
  await quit()
  const { page } = await start()
  await page.expectKeypad()
  await tapPin(page)
  await page.expectHome(cashier().firstName)
})

test(`DEV-10 revoking the device shows so within one second (Electron ${version})`, async () => {
  const admin = await signInAtConsole(server)
  const id = await admin.deviceNamed('Register 2')
  const { page } = running as RunningTerminal
  const said = expect(page.getByRole('heading', { name: 'Not approved any more' })).toBeVisible({ timeout: 1_000 })
  await admin.send('POST', `/v1/devices/${id}/revoke`, signedBy(server.admin))
  await said
})

test(`DEV-8 a revoked device is approved again, under its key and record (Electron ${version})`, async () => {
  const page = new TerminalPage((running as RunningTerminal).page)
  await page.press('Go on with a password')
  await page.signInWithPassword(server.manager)
  await page.approve('Register 2')
  await page.signOut()
  await tapPin(page)
  await page.expectHome(cashier().firstName)
})

test(`TRM-2 TRM-3 a lock holds while the server is away, and the window is back by itself (Electron ${version})`, async () => {
  const page = new TerminalPage((running as RunningTerminal).page)
  await server.node.stop()
  await page.expectSays('No connection')
  await page.press(/^Lock/)
  await expect(page.page.getByRole('heading', { name: 'No connection' })).toBeVisible()
  await server.restart()
  await tapPin(page, 'Locked')
  await expect(page.page.getByRole('heading', { name: `Welcome back, ${cashier().firstName}` })).toBeVisible()
})
