import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'

/**
 * Makes a folder, and those above it, for this system user alone. Node's own recursive way never ends where the system answers
 * "no such file" to a folder whose parent is there, as below /proc.
 * @throws what the system says where one of them cannot be made.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(path.dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error: unknown) {
    // Another process may have made it meanwhile.
    if (!existsSync(folder)) throw error
  }
}
