import { createLog, type Log } from '../../server/log.ts'

/** A log that a test can read; every level is kept. */
export function keptLog(): { log: Log; text(): string; lines(): Record<string, unknown>[] } {
  const written: string[] = []
  return {
    log: createLog('debug', { write: (line) => void written.push(line) }),
    text: () => written.join(''),
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
  }
}
