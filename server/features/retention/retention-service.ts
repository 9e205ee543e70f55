import { setImmediate } from 'node:timers/promises'
import type { Database, Executor } from '../../db/database.ts'
import type { Effects } from '../effects.ts'
import { erasedBefore } from './retention-policy.ts'
import { eraseEvents, eraseSessions, keptDays } from './retention-store.ts'

interface RetentionDeps {
  database: Database
  effects: Effects
}

/** Rows of one transaction: a tap that comes meanwhile waits for a few milliseconds. */
const batch = 500
/** Batches of one run, so that a server which is told to stop need not wait for years of records. */
const mostBatches = 40

type Erase = (tx: Executor, organisationId: string, before: number, atMost: number) => Promise<number>

/** Erases what is older than its organisation keeps it (LOG-3): events and ended sessions, at most some at a time; the next run goes on. */
export async function eraseOld({ database, effects }: RetentionDeps): Promise<void> {
  const now = effects.now()
  let left = mostBatches
  const eraseAll = async (erase: Erase, organisationId: string, days: number): Promise<void> => {
    for (let erased = batch; erased === batch && left > 0; left -= 1) {
      erased = await database.transaction((tx) => erase(tx, organisationId, erasedBefore(now, days), batch))
      await setImmediate()
    }
  }
  for (const { id, records_days, sessions_days } of await keptDays(database)) {
    await eraseAll(eraseEvents, id, records_days)
    await eraseAll(eraseSessions, id, sessions_days)
  }
}
