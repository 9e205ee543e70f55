import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { electronRuntime, repository } from './electron-runtime.ts'

/** A terminal that runs in the real Electron window, and everything it wrote. */
export interface RunningTerminal {
  app: ElectronApplication
  page: Page
  /** Standard output and error of all its processes so far. */
  output(): string
  quit(): Promise<void>
}

/** Where a terminal keeps its files: a second start with the same home is the same device. */
export interface TerminalHome {
  folder: string
  remove(): void
}

/** A home that nobody used before. */
export function newHome(): TerminalHome {
  const folder = mkdtempSync(path.join(tmpdir(), 'tillpass-terminal-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export interface LaunchOptions {
  /** On top of this process's own environment. */
  environment?: Record<string, string>
  /** A command that runs the terminal inside something, e.g. a session with a keyring of its own. */
  inside?: readonly [string, ...string[]]
}

/** Starts the built terminal against a server. */
export async function launchTerminal(home: TerminalHome, serverUrl: string, options: LaunchOptions = {}): Promise<RunningTerminal> {
  const { executable, words } = electronRuntime()
  const app = await _electron.launch({
    executablePath: options.inside ? wrapper(home, [...options.inside, executable]) : executable,
    args: [...words, repository],
    cwd: repository,
    env: { ...environmentOf(home, serverUrl), ...options.environment },
  })
  const written: string[] = []
  const child = app.process()
  child.stdout?.on('data', (chunk) => written.push(String(chunk)))
  child.stderr?.on('data', (chunk) => written.push(String(chunk)))
  const page = await app.firstWindow()
  return { app, page, output: () => written.join(''), quit: () => app.close() }
}

/**
 * Starts one that ends by itself, without Playwright, which stumbles over one that is gone before it looked.
 * @throws where it ended with anything but 0, or has not after 20 seconds.
 */
export async function terminalThatEnds(home: TerminalHome, serverUrl: string): Promise<void> {
  const { executable, words } = electronRuntime()
  const options = { cwd: repository, env: environmentOf(home, serverUrl), timeout: 20_000 }
  await promisify(execFile)(executable, [...words, repository], options)
}

/** Playwright puts words of its own first, so the command is wrapped into a file that takes them. */
function wrapper(home: TerminalHome, command: readonly string[]): string {
  const file = path.join(home.folder, 'launch.sh')
  const quoted = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')
  writeFileSync(file, `#!/bin/bash\nexec ${quoted} "$@"\n`, { mode: 0o700 })
  return file
}

function environmentOf(home: TerminalHome, serverUrl: string): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(own), XDG_CONFIG_HOME: home.folder, TILLPASS_SERVER_URL: serverUrl }
}
