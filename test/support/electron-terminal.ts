import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
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
    env: { ...ownEnvironment(), XDG_CONFIG_HOME: home.folder, TILLPASS_SERVER_URL: serverUrl, ...options.environment },
  })
  const written: string[] = []
  const child = app.process()
  child.stdout?.on('data', (chunk) => written.push(String(chunk)))
  child.stderr?.on('data', (chunk) => written.push(String(chunk)))
  const page = await app.firstWindow()
  return { app, page, output: () => written.join(''), quit: () => app.close() }
}

/** Playwright puts words of its own first, so the command is wrapped into a file that takes them. */
function wrapper(home: TerminalHome, command: readonly string[]): string {
  const file = path.join(home.folder, 'launch.sh')
  const quoted = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')
  writeFileSync(file, `#!/bin/bash\nexec ${quoted} "$@"\n`, { mode: 0o700 })
  return file
}

function ownEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(entries)
}
