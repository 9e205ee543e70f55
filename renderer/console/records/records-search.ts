import { z } from 'zod'
import { eventGroups, typesIn } from '../../../contract/records/event-groups.ts'
import { midnight } from './use-record-times.ts'
import type { RecordFilter } from './use-records.ts'

/** Times people ask for. */
export const spans = ['today', 'week', 'month'] as const

/** The filters as they stand in the address, so that a page can be kept, shared and gone back to. What is not understood does not filter. */
export const recordsSearchSchema = z.object({
  who: z.uuid().optional().catch(undefined),
  device: z.uuid().optional().catch(undefined),
  what: z.enum(eventGroups).optional().catch(undefined),
  when: z.enum(spans).optional().catch(undefined),
  /** Days as `2026-11-21`, both within; the days of the reader's clock. */
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
})
export type RecordsSearch = z.infer<typeof recordsSearchSchema>

/** The same as the server takes it. */
export function filterOf({ who, device, what, when, from, to }: RecordsSearch, now: Date): RecordFilter {
  const begin = when === undefined ? from && dayAfter(from, 0) : midnight(now, when === 'today' ? 0 : when === 'week' ? -6 : -29)
  const end = when === undefined ? to && dayAfter(to, 1) : undefined
  return {
    ...(who && { person: who }),
    ...(device && { deviceId: device }),
    ...(what && { type: typesIn(what) }),
    ...(begin && { from: new Date(begin).toISOString() }),
    ...(end && { to: new Date(end).toISOString() }),
  }
}

/** Midnight here of a written day, or so many days later. */
function dayAfter(written: string, days: number): number {
  const [year = 0, month = 1, day = 1] = written.split('-').map(Number)
  return midnight(new Date(year, month - 1, day), days)
}
