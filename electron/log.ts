import log from 'electron-log/main'
import type { ClientTrouble } from '../client/effects/client-deps.ts'

/** Every line that the shell may log: codes and versions, so that no PIN, token or key can slip in (LOG-2). */
export type LogLine =
  | { event: 'started'; version: string; electron: string }
  | { event: 'stopped' }
  | { event: 'window_gone'; reason: string }
  | { event: ClientTrouble }

/** Writes one line to the log file in the user's data folder. */
export function writeLog(line: LogLine): void {
  log.info(JSON.stringify(line))
}

/** The log file is kept small and the console quiet. Once, before the first line. */
export function prepareLog(): void {
  log.transports.file.maxSize = 1024 * 1024
  log.transports.console.level = false
}
