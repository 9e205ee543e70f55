import { existsSync } from 'node:fs'
import path from 'node:path'
import { startServer, type RunningServer } from '../app.ts'
import { ConfigError, readConfig } from '../config.ts'
import { isUnavailable } from '../db/unavailable.ts'
import { createLog } from '../log.ts'
import { RootKeyError } from './root-key-file.ts'
import { StartError } from './start-error.ts'

export interface RunOptions {
  /** Variables by name. */
  environment: Record<string, string | undefined>
  /** Gets the running server, e.g. to fill it for a demo. */
  whenStarted?: (server: RunningServer) => Promise<void>
}

/**
 * Runs the server until SIGINT or SIGTERM. What stops its start is one sentence on standard error.
 * @returns the exit status.
 */
export async function runServer({ environment, whenStarted }: RunOptions): Promise<number> {
  const interrupted = interruption()
  try {
    const config = readConfig(environment)
    const log = createLog(config.logLevel)
    const server = await startServer({ config, log, pages: pagesFolder() })
    await whenStarted?.(server)
    await interrupted
    log.info({ event: 'stopping' })
    await server.stop()
    return 0
  } catch (error: unknown) {
    const sentence = sentenceOf(error)
    if (sentence === null) throw error
    process.stderr.write(`${sentence}\n`)
    return 1
  }
}

/** What the operator can do something about, in a sentence; null for a mistake of ours. */
function sentenceOf(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof StartError || error instanceof RootKeyError) return error.message
  return isUnavailable(error) ? 'The database (DATABASE_URL) stopped answering while the server started.' : null
}

function interruption(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}

/** The built pages: beside the built server, or in `dist` where the server runs from its source. Null: not built. */
function pagesFolder(): string | null {
  const places = ['../renderer', '../../dist/renderer'].map((place) => path.resolve(import.meta.dirname, place))
  return places.find((place) => existsSync(path.join(place, 'terminal', 'index.html'))) ?? null
}
