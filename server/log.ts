import { pino, type DestinationStream } from 'pino'
import type { ErrorCode } from '../contract/errors.ts'

/**
 * Every line the server may log, with all it may hold: an allow-list, so no PIN, password, token, key, header, query or body
 * can end up there (LOG-2). Times in milliseconds.
 */
export type LogLine =
  | { event: 'started'; address: string; database: 'sqlite' | 'postgresql' }
  /** Mails will travel in the clear, since SMTP_URL says so. */
  | { event: 'mail_not_encrypted' }
  | { event: 'stopping' }
  | { event: 'root_key_created'; file: string }
  | { event: 'request'; requestId: string; method: string; route: string; status: number; code: ErrorCode | null; ms: number; ip: string }
  | { event: 'failed'; requestId: string | null; during: string; error: LoggedError }
  | { event: 'database_away' | 'events_away'; error: LoggedError }
  | { event: 'events_back' }

/** What is told of an exception: where it came from, not what it says, since a driver's message may quote a value. */
export interface LoggedError {
  name: string
  code: string | null
  at: string[]
  cause?: LoggedError
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'
export type Log = Record<LogLevel, (line: LogLine) => void>

/** One JSON line for each; on standard output unless a destination is given. */
export function createLog(level: LogLevel | 'silent', destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }
  const logger = destination === undefined ? pino(options) : pino(options, destination)
  return {
    debug: (line) => logger.debug(line),
    info: (line) => logger.info(line),
    warn: (line) => logger.warn(line),
    error: (line) => logger.error(line),
  }
}

/** The parts of an exception that may be logged. */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, code: null, at: [] }
  return {
    name: error.name,
    code: 'code' in error && typeof error.code === 'string' ? error.code : null,
    at: framesOf(error),
    ...(error.cause === undefined ? {} : { cause: loggedError(error.cause) }),
  }
}

/** The stack begins with the message, which may have lines of its own that look like frames. */
function framesOf({ message, stack = '' }: Error): string[] {
  const begin = stack.indexOf(message)
  const lines = begin === -1 ? [] : stack.slice(begin + message.length).split('\n')
  return lines
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
}
