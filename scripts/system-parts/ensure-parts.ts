import { canInstall, installPackages } from './install-packages.ts'
import { hasDebianPostgres, systemParts } from './parts.ts'
import type { SystemPart } from './system-part.ts'

/** What is still missing, by part, once everything that could be installed is there. */
export type Missing = Map<string, string>

/** Installs what the given parts lack, where it may; returns what is missing after that. */
export async function ensureParts(names: ReadonlySet<string>): Promise<Missing> {
  const parts = systemParts.filter((part) => names.has(part.name))
  const wanted = parts.filter(isWanted).flatMap((part) => part.packages)
  if (wanted.length > 0 && canInstall()) {
    const outcome = await installPackages(wanted)
    if (!outcome.ok)
      console.log(`apt-get could not install ${wanted.join(' ')}:\n${outcome.output.trim().split('\n').slice(-3).join('\n')}`)
  }
  return new Map(parts.flatMap(missingOf))
}

/** Debian's PostgreSQL is wanted even where npm's would do. */
function isWanted(part: SystemPart): boolean {
  return part.missing() !== undefined || (part.name === 'postgresql' && !hasDebianPostgres())
}

function missingOf(part: SystemPart): [string, string][] {
  const missing = part.missing()
  return missing === undefined ? [] : [[part.name, `${missing} is missing (Debian: apt-get install ${part.packages.join(' ')})`]]
}
