import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { stopChild } from '../../../scripts/process/stop-child.ts'
import { type PretendServer, startPretendServer } from '../../support/client/pretend-server.ts'
import { packTerminal, type PackedTerminal } from '../../support/electron-package.ts'
import { electronRuntime } from '../../support/electron-runtime.ts'
import { newHome } from '../../support/electron-terminal.ts'
import { openVirtualScreen } from '../../support/virtual-screen.ts'

const { version } = electronRuntime()
const folder = mkdtempSync(path.join(tmpdir(), 'tillpass-package-'))
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
let packed: PackedTerminal
let server: PretendServer

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(180_000)
  packed = await packTerminal(folder)
  server = await startPretendServer()
})
test.afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

test(`a package runs no code from outside: fuses (Electron ${version})`, async () => {
  const wire = await getCurrentFuseWire(packed.executable)
  const off = [FuseV1Options.RunAsNode, FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseV1Options.EnableNodeCliInspectArguments]
  expect(off.map((fuse) => wire[fuse])).toEqual([FuseState.DISABLE, FuseState.DISABLE, FuseState.DISABLE])
  const on = [FuseV1Options.EnableCookieEncryption, FuseV1Options.OnlyLoadAppFromAsar]
  expect(on.map((fuse) => wire[fuse])).toEqual([FuseState.ENABLE, FuseState.ENABLE])
})

test(`a package holds the terminal, keytar and nothing else (Electron ${version})`, async () => {
  const files = await packed.files()
  expect(files).toContain('dist/electron/preload.cjs')
  expect(files).toContain('dist/renderer/terminal/index.html')
  const packages = new Set(files.filter((file) => file.startsWith('node_modules/')).map((file) => file.split('/')[1]))
  expect([...packages]).toEqual(['keytar'])
  expect(files.filter((file) => /^(dist\/server|server|test|dist\/renderer\/console)\//.test(file))).toEqual([])
})

test(`DEV-6 a packed terminal fills the screen, proves its key to the server, and ends when asked (Electron ${version})`, async () => {
  const home = newHome()
  const screen = await openVirtualScreen({ width: 1600, height: 1000 })
  const environment = { ...process.env, XDG_CONFIG_HOME: home.folder, TILLPASS_SERVER_URL: server.url, DISPLAY: screen.display }
  const terminal = spawn(packed.executable, sandbox, { env: environment, stdio: 'ignore' })
  try {
    await expect.poll(() => server.paths(), { timeout: 20_000 }).toContain('GET /v1/terminal/events')
    expect(server.seen.find(({ path }) => path === '/v1/terminal')?.headers['dpop']).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    // The shop's sign reaches from the top to the bottom of a screen that is larger than the window in development.
    await expect.poll(() => [screen.pixel(4, 4), screen.pixel(4, -4)], { timeout: 10_000 }).toEqual(['#17493a', '#17493a'])
    // A terminal that stays would keep its next start out: there is one on a computer.
    terminal.kill('SIGTERM')
    await expect.poll(() => [terminal.exitCode, terminal.signalCode], { timeout: 10_000 }).toEqual([0, null])
  } finally {
    await stopChild(terminal, 0)
    await screen.close()
    home.remove()
  }
})

test(`DEV-6 a packed terminal refuses the demo's key in memory, in one sentence (Electron ${version})`, async () => {
  const home = newHome()
  const environment = { ...process.env, XDG_CONFIG_HOME: home.folder, TILLPASS_DEMO_MEMORY_KEY: '1' }
  const run = promisify(execFile)(packed.executable, sandbox, { env: environment, timeout: 20_000 })
  await expect(run).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('TILLPASS_DEMO_MEMORY_KEY') })
  home.remove()
})
