import { expect, test } from '@playwright/test'
import { electronRuntime } from '../../support/electron-runtime.ts'
import { launchTerminal, newHome, type RunningTerminal } from '../../support/electron-terminal.ts'

const { version } = electronRuntime()
const home = newHome()
let terminal: RunningTerminal | undefined

test.afterEach(() => terminal?.quit())
test.afterAll(() => home.remove())

test(`TRM-3 the window says that the server is away, and tries again by itself (Electron ${version})`, async () => {
  // Port 9 is discard: nobody answers there.
  terminal = await launchTerminal(home, 'http://127.0.0.1:9')
  await terminal.page.screenshot({ path: '/tmp/shot.png' })
  await expect(terminal.page.getByRole('heading', { name: 'No connection' })).toBeVisible()
  await terminal.page.screenshot({ path: '/tmp/shot.png' })
})
