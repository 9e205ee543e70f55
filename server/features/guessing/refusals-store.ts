import type { Executor } from '../../db/database.ts'
import type { GuessingRefusalRow } from '../../db/guarding-rows.ts'

/** How long a refused PIN's tag is kept: a repetition within it counts once (GRD-4). Milliseconds. */
export const refusalSpan = 5 * 60_000

/** Refusals on a device that are still kept. */
export async function recentRefusals(tx: Executor, deviceId: string, now: number): Promise<GuessingRefusalRow[]> {
  return tx.query
    .selectFrom('guessing_refusals')
    .selectAll()
    .where('device_id', '=', deviceId)
    .where('refused_at', '>', now - refusalSpan)
    .execute()
}

/** Keeps a refused tag; one that outlived its span and was not swept yet is replaced. */
export async function keepRefusal(tx: Executor, refusal: GuessingRefusalRow): Promise<void> {
  await tx.query
    .insertInto('guessing_refusals')
    .values(refusal)
    .onConflict((conflict) =>
      conflict.columns(['device_id', 'tag']).doUpdateSet({ refused_at: refusal.refused_at, charged_at: refusal.charged_at }),
    )
    .execute()
}

/** A forgiven refusal made no charge any more. */
export async function uncharge(tx: Executor, deviceId: string, tag: Uint8Array): Promise<void> {
  await tx.query
    .updateTable('guessing_refusals')
    .set({ charged_at: null })
    .where('device_id', '=', deviceId)
    .where('tag', '=', tag)
    .execute()
}

/** Erases tags that outlived their span. */
export async function forgetRefusals(tx: Executor, now: number): Promise<void> {
  await tx.query
    .deleteFrom('guessing_refusals')
    .where('refused_at', '<=', now - refusalSpan)
    .execute()
}
