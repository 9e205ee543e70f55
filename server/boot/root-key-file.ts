import { randomBytes } from 'node:crypto'
import { open, readFile, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { makeFolder } from '../db/make-folder.ts'

/** The root key cannot be used; the message says why, and the way out. */
export class RootKeyError extends Error {
  override readonly name = 'RootKeyError'
}

const keyBytes = 32
const wholeKey = /^[A-Za-z0-9+/]{43}=$/

/** The key in the file, 32 bytes. Null: there is no file. @throws RootKeyError where others can read it or it holds something else. */
export async function readRootKey(file: string): Promise<Uint8Array | null> {
  const text = await readIfThere(file)
  if (text === null) return null
  await refuseReadableByOthers(file)
  if (!wholeKey.test(text.trim())) {
    throw new RootKeyError(
      `The root key file ${file} does not hold a root key (32 bytes in base64). Put it back from where it is kept safe.`,
    )
  }
  return Buffer.from(text.trim(), 'base64')
}

/** Makes a new key in a new file that only this system user can read, on disk before it returns. */
export async function createRootKey(file: string): Promise<Uint8Array> {
  const key = randomBytes(keyBytes)
  const handle = await openNew(file)
  try {
    await handle.writeFile(`${key.toString('base64')}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return key
}

async function openNew(file: string): Promise<FileHandle> {
  try {
    makeFolder(path.dirname(file))
    return await open(file, 'wx', 0o600)
  } catch (error: unknown) {
    throw new RootKeyError(
      `The root key file ${file} cannot be made; see who owns its folder, or name another in TILLPASS_ROOT_KEY_FILE.`,
      {
        cause: error,
      },
    )
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error: unknown) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new RootKeyError(`The root key file ${file} cannot be read. The system user of this server has to be its owner.`, {
      cause: error,
    })
  }
}

/** Windows has no such mode; there the folder's permissions guard the file. */
async function refuseReadableByOthers(file: string): Promise<void> {
  const { mode } = await stat(file)
  if (process.platform === 'win32' || (mode & 0o077) === 0) return
  throw new RootKeyError(`The root key file ${file} can be read by other users of this machine. Run: chmod 600 ${file}`)
}
