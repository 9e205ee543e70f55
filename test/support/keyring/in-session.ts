import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'

const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url))

export type KeyringState = 'unlocked' | 'locked' | 'absent'
export type Probe = 'load' | 'create' | 'spoil' | 'show'

const lineSchema = z.object({
  kind: z.string(),
  thumbprint: z.string().optional(),
  trouble: z.string().optional(),
  text: z.string().nullable().optional(),
})
export type ProbeLine = z.infer<typeof lineSchema>

/** A keyring of a test's own; the user's is never touched. */
export interface TestKeyring {
  folder: string
  /** Asks the real credential store in a session where the keyring is in this state. */
  probe(state: KeyringState, ...probes: Probe[]): Promise<ProbeLine[]>
  remove(): Promise<void>
}

/** An empty keyring. */
export async function newKeyring(): Promise<TestKeyring> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tillpass-keyring-'))
  return {
    folder,
    // A daemon on its way out may still put something there.
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10 }),
    probe: async (state, ...probes) => {
      const words = [state, folder, process.execPath, beside('probe-store.ts'), ...probes]
      const { stdout } = await promisify(execFile)(beside('session.sh'), words, { timeout: 30_000 })
      return stdout
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => lineSchema.parse(JSON.parse(line)))
    },
  }
}
