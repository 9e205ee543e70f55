import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The Electron that tests run on. */
export interface ElectronRuntime {
  executable: string
  /** E.g. `22.3.25`. */
  version: string
  /** Words before the application's folder. */
  words: string[]
}

export const repository = fileURLToPath(new URL('../..', import.meta.url))

/** The runtime that the environment names, else the one in `node_modules`. Throws where neither is there: tests are not skipped here. */
export function electronRuntime(): ElectronRuntime {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(repository, 'node_modules/electron/dist')
  const executable = path.join(dist, 'electron')
  if (!existsSync(executable)) throw new Error(`no Electron runtime in ${dist}`)
  const version = readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
  return { executable, version, words: [...preloadFor(version), ...sandboxWords()] }
}

/** What Electron 22 lacks is added from outside, since the product has no branch for it. */
function preloadFor(version: string): string[] {
  return version.startsWith('22.') ? ['-r', path.join(repository, 'test/support/electron-22-preload.cjs')] : []
}

/** Chromium's sandbox refuses to start as root. */
function sandboxWords(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}
