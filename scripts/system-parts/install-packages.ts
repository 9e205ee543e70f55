import { execFileSync } from 'node:child_process'
import { commandExists } from '../process/command-exists.ts'
import { runCommand, type Outcome } from '../process/run-command.ts'
import { inRepository } from '../repository.ts'

const aptGet = ['apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=120']

/** Whether apt-get is here and we may use it: as root, or by sudo without a question. */
export function canInstall(): boolean {
  return commandExists('apt-get') && privilege() !== undefined
}

/** Installs Debian packages, quietly. */
export async function installPackages(packages: readonly string[]): Promise<Outcome> {
  const update = await apt('update')
  if (!update.ok) return update
  return apt('install', '--yes', '--no-install-recommends', ...packages)
}

function apt(...words: string[]): Promise<Outcome> {
  const [file = 'apt-get', ...rest] = [...(privilege() ?? []), 'env', 'DEBIAN_FRONTEND=noninteractive', ...aptGet, ...words]
  return runCommand({ file, words: rest, limit: 600, log: inRepository('test-results', 'gate', `apt-get-${words[0] ?? ''}.log`) })
}

function privilege(): string[] | undefined {
  if (process.getuid?.() === 0) return []
  try {
    execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' })
    return ['sudo', '-n']
  } catch {
    return undefined // neither root nor trusted
  }
}
