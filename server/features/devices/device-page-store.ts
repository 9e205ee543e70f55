import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { DeviceSort } from '../../../contract/http/devices.ts'
import type { Executor } from '../../db/database.ts'
import { hasWords } from '../../db/search-key.ts'
import { listed, type ListedDevice } from './device-store.ts'

interface Sort {
  by: readonly RawBuilder<unknown>[]
  direction: 'asc' | 'desc'
  /** What a page ends with, before the ID. */
  keyOf: (device: ListedDevice) => (string | number)[]
}

/** Paused devices wait for somebody, revoked ones for nobody. */
const rank = sql`case when devices.status = 'revoked' then 2 when guessing.paused_at is not null then 0 else 1 end`
const rankOf = ({ status, paused_at }: ListedDevice) => (status === 'revoked' ? 2 : paused_at === null ? 1 : 0)

const sorts: Record<DeviceSort, Sort> = {
  approved: { by: [sql`devices.approved_at`], direction: 'desc', keyOf: (device) => [device.approved_at] },
  name: { by: [sql`devices.name_key`], direction: 'asc', keyOf: (device) => [device.name_key] },
  seen: { by: [sql`coalesce(devices.last_seen_at, 0)`], direction: 'desc', keyOf: (device) => [device.last_seen_at ?? 0] },
  status: { by: [rank, sql`devices.name_key`], direction: 'asc', keyOf: (device) => [rankOf(device), device.name_key] },
}

/** What a page of this sort ends with. */
export function sortKeyOf(sort: DeviceSort, device: ListedDevice): (string | number)[] {
  return [...sorts[sort].keyOf(device), device.id]
}

interface DevicePageOf {
  sort: DeviceSort
  /** Words as typed. */
  q: string | undefined
  /** Rows to read. */
  count: number
  /** What the page before ended with. */
  after: readonly (string | number)[] | null
}

/** Devices in the wanted order, after the given one. */
export async function pageOfDevices(tx: Executor, organisationId: string, { sort, q = '', count, after }: DevicePageOf) {
  const { by, direction } = sorts[sort]
  const columns = [...by, sql`devices.id`]
  const ordered = columns.reduce((query, column) => query.orderBy(column, direction), listed(tx, organisationId))
  return ordered
    .where((where) => where.and(hasWords('devices.search_key', q)))
    .$if(after !== null, (query) => query.where(beyond(columns, direction, after ?? [])))
    .limit(count)
    .execute()
}

/** A row value walks the index from there on. */
function beyond(columns: readonly RawBuilder<unknown>[], direction: Sort['direction'], key: readonly (string | number)[]) {
  const than = sql.raw(direction === 'desc' ? '<' : '>')
  return sql<SqlBool>`(${sql.join(columns)}) ${than} (${sql.join(key)})`
}

/** How many devices are in which state, and how many have every typed word in their names. */
export async function countDevices(tx: Executor, organisationId: string, q = '') {
  const has = hasWords('devices.search_key', q)
  const rows = await tx.query
    .selectFrom('devices')
    .leftJoin('guessing', 'guessing.device_id', 'devices.id')
    .select(rank.$castTo<number>().as('rank'))
    .select((select) => select.fn.countAll<number>().as('count'))
    .select((select) => select.fn.sum<number>(select.case().when(select.and(has)).then(1).else(0).end()).as('found'))
    .where('devices.organisation_id', '=', organisationId)
    .groupBy('rank')
    .execute()
  const count = (wanted: number) => rows.find((row) => row.rank === wanted)?.count ?? 0
  const found = rows.reduce((sum, row) => sum + row.found, 0)
  return { approved: count(1), paused: count(0), revoked: count(2), found }
}
