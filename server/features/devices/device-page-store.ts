import { sql, type RawBuilder } from 'kysely'
import type { Executor } from '../../db/database.ts'
import { listed, type ListedDevice } from './device-store.ts'

export type DeviceSort = 'approved' | 'name' | 'seen'

export interface DeviceKey {
  value: string | number
  id: string
}

const sorts = {
  approved: { by: sql<number>`devices.approved_at`, direction: 'desc', keyOf: (device: ListedDevice) => device.approved_at },
  name: { by: sql<string>`devices.name`, direction: 'asc', keyOf: (device: ListedDevice) => device.name },
  seen: {
    by: sql<number>`coalesce(devices.last_seen_at, 0)`,
    direction: 'desc',
    keyOf: (device: ListedDevice) => device.last_seen_at ?? 0,
  },
} as const satisfies Record<
  DeviceSort,
  { by: RawBuilder<unknown>; direction: 'asc' | 'desc'; keyOf: (device: ListedDevice) => string | number }
>

/** What a page of this sort ends with. */
export function sortKeyOf(sort: DeviceSort, device: ListedDevice): [string | number, string] {
  return [sorts[sort].keyOf(device), device.id]
}

/** Devices in the wanted order, after the given one. @param ids the only ones there may be, or null. @param count rows to read. */
export async function pageOfDevices(
  tx: Executor,
  organisationId: string,
  { sort, ids, count, after }: { sort: DeviceSort; ids: readonly string[] | null; count: number; after: DeviceKey | null },
): Promise<ListedDevice[]> {
  if (ids?.length === 0) return []
  const { by, direction } = sorts[sort]
  const beyond = sql.raw(direction === 'desc' ? '<' : '>')
  return listed(tx, organisationId)
    .$if(ids !== null, (query) => query.where('devices.id', 'in', ids ?? []))
    .$if(after !== null, (query) => query.where(sql<boolean>`(${by}, devices.id) ${beyond} (${after?.value ?? ''}, ${after?.id ?? ''})`))
    .orderBy(by, direction)
    .orderBy('devices.id', direction)
    .limit(count)
    .execute()
}
