import { assertNever } from '../../contract/errors.ts'
import { createOrganisation } from '../boot/create-organisation.ts'
import { readRootKey, RootKeyError } from '../boot/root-key-file.ts'
import { systemEffects } from '../boot/system-effects.ts'
import { ConfigError, readConfig, type Config } from '../config.ts'
import { createKeyRing, type KeyRing } from '../crypto/key-ring.ts'
import type { Database } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/open-database.ts'
import { parseCommand, type Command } from './parse-command.ts'
import { readPassword } from './read-password.ts'
import { resetPassword } from './reset-password.ts'
import { usage } from './usage.ts'

/** What the command needs of its process. */
export interface CommandLine {
  words: readonly string[]
  environment: Record<string, string | undefined>
  input: NodeJS.ReadableStream
  /** Standard output: JSON, or help. */
  print: (text: string) => void
  /** Standard error: questions, and the one sentence on what is wrong. */
  complain: (text: string) => void
}

type Doing = Exclude<Command, { do: 'help' | 'complain' }>

/** Exit statuses: done, refused, called wrongly. */
const status = { done: 0, refused: 1, wrong: 2 } as const

/** Runs the command. @returns the exit status. */
export async function runTillpass(line: CommandLine): Promise<number> {
  const command = parseCommand(line.words)
  switch (command.do) {
    case 'help':
      line.print(usage)
      return status.done
    case 'complain':
      line.complain(`${command.sentence}\n`)
      return status.wrong
    default:
      return withPassword(line, command)
  }
}

async function withPassword(line: CommandLine, command: Doing): Promise<number> {
  const read = await readPassword(line.input, line.complain)
  if ('wrong' in read) {
    line.complain(`${read.wrong} It is read from standard input.\n`)
    return status.wrong
  }
  return withDatabase(line, (database, config) => run(line, { database, config }, command, read.password))
}

/** Opens the database by the server's settings, brings it up to date, and closes it again. */
async function withDatabase(line: CommandLine, work: (database: Database, config: Config) => Promise<number>): Promise<number> {
  try {
    const config = readConfig(line.environment)
    const database = openDatabase(config.database, () => undefined)
    try {
      await migrate(database)
      return await work(database, config)
    } finally {
      await database.close()
    }
  } catch (error: unknown) {
    return refuse(line, saysItself(error) ? error.message : `The database could not be used: ${reasonOf(error)}`)
  }
}

function saysItself(error: unknown): error is Error {
  return error instanceof ConfigError || error instanceof RootKeyError
}

/** The innermost reason: what the driver said. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : reasonOf(error.cause)
}

async function run(line: CommandLine, opened: { database: Database; config: Config }, command: Doing, password: string): Promise<number> {
  const deps = { database: opened.database, effects: systemEffects }
  switch (command.do) {
    case 'create-organisation': {
      const admin = { username: command.admin, displayName: command.admin, password }
      const created = await createOrganisation(deps, { slug: command.slug, name: command.name, admin })
      return created === null ? refuse(line, `An organisation ${command.slug} is there already.`) : tell(line, created)
    }
    case 'reset-password': {
      const outcome = await resetPassword({ ...deps, keys: await keysOf(opened.config) }, { ...command, password })
      if (outcome.kind !== 'done') return refuse(line, sentences[outcome.kind](command))
      return tell(line, { userId: outcome.userId, sessionsEnded: outcome.sessionsEnded })
    }
    default:
      return assertNever(command)
  }
}

async function keysOf({ rootKeyFile }: Config): Promise<KeyRing | null> {
  const rootKey = await readRootKey(rootKeyFile)
  return rootKey === null ? null : createKeyRing(rootKey)
}

type Reset = Extract<Command, { do: 'reset-password' }>

const sentences = {
  no_such_organisation: ({ organisation }: Reset) => `There is no organisation ${organisation}.`,
  no_such_user: ({ organisation, username }: Reset) => `There is no user ${username} in ${organisation}.`,
  pin_only: ({ username }: Reset) => `${username} signs in by PIN only and has no password to reset.`,
} as const

function tell(line: CommandLine, result: object): number {
  line.print(`${JSON.stringify(result)}\n`)
  return status.done
}

function refuse(line: CommandLine, sentence: string): number {
  line.complain(`${sentence}\n`)
  return status.refused
}
