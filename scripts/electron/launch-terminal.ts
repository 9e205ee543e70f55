import { spawn, type ChildProcess } from 'node:child_process'
import { inRepository, repository } from '../repository.ts'
import type { ElectronRuntime } from './find-electron.ts'

export interface Launch {
  env: Record<string, string>
  /** Whether what Chromium says of this machine's graphics and buses is shown. */
  isQuiet: boolean
}

/** Opens the Electron terminal in a process group of its own: an interrupt reaches it through us, once. */
export function launchTerminal(runtime: ElectronRuntime, { env, isQuiet }: Launch): ChildProcess {
  const words = [...preloadForOld(runtime), ...sandboxWords(), repository]
  return spawn(runtime.executable, words, {
    cwd: repository,
    env: { ...process.env, ...env },
    stdio: isQuiet ? 'ignore' : 'inherit',
    detached: true,
  })
}

/** Whether a window can be shown here. */
export function hasDisplay(): boolean {
  return (
    process.platform !== 'linux' ||
    [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((name) => name !== undefined && name !== '')
  )
}

/** The product targets today's Electron; what the old one lacks, a test's preload adds. */
function preloadForOld(runtime: ElectronRuntime): string[] {
  return Number.parseInt(runtime.version, 10) < 25 ? ['-r', inRepository('test', 'support', 'electron-22-preload.cjs')] : []
}

/** Chromium's sandbox refuses to start as root. */
function sandboxWords(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}
