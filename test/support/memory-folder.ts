import { accessSync, constants, statfsSync } from 'node:fs'

const memory = '/dev/shm'

/** What the databases of two tests at once need at most, with room to spare; in bytes. */
const needed = 2 * 1024 ** 3

/**
 * Lets this process and those that it starts keep their temporary files in memory, where Linux has room for them there: making a
 * database makes some hundred files, and that is what tests of stores would wait for most.
 */
export function keepTestsInMemory(): void {
  if (process.env['TMPDIR'] === undefined && hasRoom()) process.env['TMPDIR'] = memory
}

function hasRoom(): boolean {
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= needed
  } catch (error: unknown) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}
