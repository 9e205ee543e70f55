import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { ensureBuilt } from './build/ensure-built.ts'
import { findElectron } from './electron/find-electron.ts'
import { hasDisplay, launchTerminal } from './electron/launch-terminal.ts'
import { interruption, stopChild } from './process/stop-child.ts'

/** `npm run terminal`: the Electron terminal alone, against the server that its settings or TILLPASS_SERVER_URL name. */
process.exitCode = await run(interruption())

async function run(interrupt: AbortSignal): Promise<number> {
  if (!hasDisplay()) return refuse('There is no display: set DISPLAY or WAYLAND_DISPLAY.')
  if (!(await ensureBuilt())) return refuse('The build failed.')
  const runtime = await findElectron()
  if (runtime === undefined) return refuse('There is no Electron runtime: run npx install-electron, or set ELECTRON_OVERRIDE_DIST_PATH.')
  if (interrupt.aborted) return 0
  return attend(launchTerminal(runtime, { env: {}, isQuiet: false }), interrupt)
}

/** Waits for the terminal's end. An interrupt is no failure. */
async function attend(terminal: ChildProcess, interrupt: AbortSignal): Promise<number> {
  interrupt.addEventListener('abort', () => void stopChild(terminal))
  await once(terminal, 'exit')
  return interrupt.aborted ? 0 : (terminal.exitCode ?? 1)
}

function refuse(reason: string): number {
  console.error(reason)
  return 1
}
