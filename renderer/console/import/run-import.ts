import type { ErrorCode } from '../../../contract/errors.ts'
import type { ImportResult } from '../../../contract/http/user-imports.ts'
import type { ImportRow } from '../../../contract/import-row.ts'
import type { Answer } from '../api/send.ts'

/** Rows of one request: a register that is tapped on meanwhile waits for no more than these. */
export const batchSize = 25

export interface ImportRun {
  rows: readonly ImportRow[]
  send: (rows: readonly ImportRow[]) => Promise<Answer<{ results: ImportResult[] }>>
  /** Milliseconds. */
  wait: (milliseconds: number) => Promise<void>
  isCancelled: () => boolean
  onResults: (results: readonly ImportResult[]) => void
  /** The server cannot be reached; the same batch is sent again until it can. */
  onAway: (away: boolean) => void
}

/** How it ended. `over`: the session or the import's time has. */
export type RunEnd = 'finished' | 'cancelled' | 'over' | 'pinsTooLate' | 'failed'

/** Sends the rows batch by batch. A batch whose answer was lost is sent again as it was: the server knows its rows (USR-6). */
export async function runImport(run: ImportRun): Promise<RunEnd> {
  for (let at = 0; at < run.rows.length; at += batchSize) {
    const end = await sendBatch(run, run.rows.slice(at, at + batchSize))
    if (end !== null) return end
  }
  return 'finished'
}

async function sendBatch(run: ImportRun, batch: readonly ImportRow[]): Promise<RunEnd | null> {
  for (let tries = 0; !run.isCancelled(); tries += 1) {
    const answer = await run.send(batch)
    if (answer.kind === 'done') {
      run.onAway(false)
      run.onResults(answer.data.results)
      return null
    }
    const end = answer.kind === 'away' ? null : endOf(answer.problem.code)
    if (end !== null) return end
    run.onAway(true)
    await run.wait(Math.min(1_000 * 2 ** tries, 10_000))
  }
  return 'cancelled'
}

/** Null: a server that cannot just now may do it a little later. */
function endOf(code: ErrorCode): RunEnd | null {
  switch (code) {
    case 'unavailable':
    case 'try_later':
      return null
    case 'not_signed_in':
    case 'not_found':
      return 'over'
    case 'pins_not_importable':
      return 'pinsTooLate'
    default:
      return 'failed'
  }
}
