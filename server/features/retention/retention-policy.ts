import { settingBounds } from '../../../contract/settings-rules.ts'

const day = 24 * 60 * 60_000

/**
 * Until when what happened is erased, in epoch milliseconds. Never less is kept than the guessing rules look back (30 days, GRD-2), whatever
 * stands in the database.
 * @param days how long the organisation keeps it (LOG-3).
 */
export function erasedBefore(now: number, days: number): number {
  return now - Math.max(days, settingBounds.recordsDays.min) * day
}
