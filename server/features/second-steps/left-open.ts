import type { Database, Executor } from '../../db/database.ts'
import type { SecondStepTokenRow } from '../../db/second-step-rows.ts'
import { recordEvents } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'
import { forgetStepCounters, takeOverTokens } from './second-step-store.ts'

/** Tokens of one transaction. */
const batch = 100

/** Puts on record that passwords were right and no PIN followed (LOG-1): who types one knows it, and may be somebody else. */
export async function recordLeftOpen(tx: Executor, { now, newId }: Effects, tokens: readonly SecondStepTokenRow[]): Promise<void> {
  await recordEvents(
    tx,
    newId,
    tokens.map(({ organisation_id, user_id, device_id, ip, surface }) => ({
      type: 'second_step.left_open',
      organisationId: organisation_id,
      at: now(),
      actorId: user_id,
      subjectId: null,
      deviceId: device_id,
      sessionId: null,
      ip,
      details: { surface },
    })),
  )
}

/** Ends tokens that are over, on record, and forgets counters that nobody touched for long. */
export async function sweepSteps({ database, effects }: { database: Database; effects: Effects }): Promise<void> {
  const now = effects.now()
  for (let taken = batch; taken === batch;) {
    taken = await database.transaction(async (tx) => {
      const over = await takeOverTokens(tx, now, batch)
      await recordLeftOpen(tx, effects, over)
      return over.length
    })
  }
  await forgetStepCounters(database, now)
}
