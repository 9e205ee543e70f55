import type { Database } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase, type DatabaseLocation } from '../db/open-database.ts'
import { isUnavailable } from '../db/unavailable.ts'
import { loggedError, type Log } from '../log.ts'
import { StartError } from './start-error.ts'

/** Opens the database and brings its tables up to date. @throws StartError where it is away or cannot be opened. */
export async function prepareDatabase(location: DatabaseLocation, log: Log): Promise<Database> {
  const database = open(location.kind === 'postgresql' ? { ...location, patient: true } : location, log)
  try {
    await migrate(database)
    if (location.kind === 'sqlite') return database
    await database.close()
    return open(location, log)
  } catch (error: unknown) {
    await closeQuietly(database, log)
    throw isUnavailable(error) || location.kind === 'postgresql' ? new StartError(sentenceOf(location, error), { cause: error }) : error
  }
}

function open(location: DatabaseLocation, log: Log): Database {
  try {
    return openDatabase(location, (error) => log.warn({ event: 'database_away', error: loggedError(error) }))
  } catch (error: unknown) {
    throw new StartError(sentenceOf(location, error), { cause: error })
  }
}

/** A database that never opened may not close either; the sentence about the first is what the operator needs. */
async function closeQuietly(database: Database, log: Log): Promise<void> {
  try {
    await database.close()
  } catch (error: unknown) {
    log.debug({ event: 'database_away', error: loggedError(error) })
  }
}

/** Names the place without user or password. */
function sentenceOf(location: DatabaseLocation, error: unknown): string {
  if (location.kind === 'sqlite') return `The database file ${location.file} cannot be opened or written; see who owns it and its folder.`
  const { host, pathname } = new URL(location.url)
  const where = `The database at ${host}${pathname} (DATABASE_URL)`
  return isUnavailable(error)
    ? `${where} does not answer; start it, or set another address.`
    : `${where} refused to be brought up to date: ${codeOf(error)}.`
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? `${error.message} (${error.code})` : codeOf(error.cause ?? 'unknown')
}
