import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { ensureBuilt } from './build/ensure-built.ts'
import { findElectron, type ElectronRuntime } from './electron/find-electron.ts'
import { hasDisplay, launchTerminal } from './electron/launch-terminal.ts'
import { interruption, stopChild } from './process/stop-child.ts'
import { publicAddress, isReady, startDemoServer } from './start/demo-server.ts'

const closed = 'The terminal was closed; the server goes on. Ctrl-C stops it.'
const failed = 'The terminal did not stay open: `npm run terminal` shows why. The browser does as well.'

/** `npm start`, or `npm run demo:chain` for a chain with a year behind it: server, demo and terminal; Ctrl-C stops them all. The server prints addresses and, once, the demo's credentials. */
process.exitCode = await run(interruption())

async function run(interrupt: AbortSignal): Promise<number> {
  const isBuilt = await ensureBuilt()
  if (interrupt.aborted) return 0
  return isBuilt ? serve(interrupt) : 1
}

/** Serves until the server ends. An interrupt is no failure. */
async function serve(interrupt: AbortSignal): Promise<number> {
  const server = startDemoServer(process.argv[2] === 'chain' ? 'chain' : 'shop')
  const children = [server]
  interrupt.addEventListener('abort', () => void stopAll(children))
  const ended = once(server, 'exit')
  if (await isReady(server)) children.push(...(await openTerminal(interrupt)))
  await ended
  await stopAll(children)
  return interrupt.aborted ? 0 : (server.exitCode ?? 1)
}

/** Opens the terminal where a display and a runtime are there; without them the browser does as well. */
async function openTerminal(interrupt: AbortSignal): Promise<ChildProcess[]> {
  if (!hasDisplay()) return []
  const runtime = await findElectron()
  if (interrupt.aborted) return []
  if (runtime === undefined) console.log('No Electron runtime could be had: open the terminal in a browser.')
  return runtime === undefined ? [] : [launchDemoTerminal(runtime, interrupt)]
}

function launchDemoTerminal(runtime: ElectronRuntime, interrupt: AbortSignal): ChildProcess {
  const env = { TILLPASS_SERVER_URL: publicAddress(), TILLPASS_DEMO_MEMORY_KEY: '1' }
  const terminal = launchTerminal(runtime, { env, isQuiet: true })
  terminal.once('exit', (code) => {
    if (!interrupt.aborted) console.log(code === 0 ? closed : failed)
  })
  return terminal
}

async function stopAll(children: readonly ChildProcess[]): Promise<void> {
  await Promise.all(children.map((child) => stopChild(child)))
}
