import { expect, test } from '@playwright/test'
import { startPretendServer } from '../../support/client/pretend-server.ts'
import { electronRuntime } from '../../support/electron-runtime.ts'
import { launchTerminal, newHome, type RunningTerminal } from '../../support/electron-terminal.ts'

const { version } = electronRuntime()
const home = newHome()
let terminal: RunningTerminal | undefined

test.afterEach(() => terminal?.quit())
test.afterAll(() => home.remove())

test(`TRM-3 the window says that the server is away, and is there by itself when it answers (Electron ${version})`, async () => {
  const server = await startPretendServer()
  server.instead = (response) => void response.destroy()
  terminal = await launchTerminal(home, server.url)
  await expect(terminal.page.getByRole('heading', { name: 'No connection' })).toBeVisible()
  server.instead = null
  await expect(terminal.page.getByRole('heading', { name: 'Enter your PIN' })).toBeVisible({ timeout: 20_000 })
  await server.stop()
})

test(`an address over plain http beyond this machine is refused in words (Electron ${version})`, async () => {
  terminal = await launchTerminal(home, 'http://pin.example')
  await expect(terminal.page.getByText(/https/).first()).toBeVisible()
})
