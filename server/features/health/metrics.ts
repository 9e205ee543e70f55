import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { signInWithPin } from '../../../contract/http/sessions.ts'
import type { Database } from '../../db/database.ts'
import type { Answered } from '../../http/http-app.ts'

export interface Metrics {
  note(answered: Answered): void
  text(): Promise<{ text: string; contentType: string }>
}

/** Numbers for the operator; labels are route patterns and codes, never values or people. */
export function createMetrics({ database, now }: { database: Database; now: () => number }): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'tillpass_' })
  const durations = new Histogram({
    name: 'tillpass_http_request_duration_seconds',
    help: 'Time from a request to its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const taps = new Counter({
    name: 'tillpass_taps_total',
    help: 'PINs that were typed, by what came of them',
    labelNames: ['outcome'],
    registers: [registry],
  })
  gaugeRows(registry, 'tillpass_devices_waiting', 'Devices that take no PIN until a wait is over', () => countWaiting(database, now()))
  gaugeRows(registry, 'tillpass_devices_paused', 'Devices that take no PIN until somebody lifts them', () => countPaused(database))
  gaugeRows(registry, 'tillpass_wishes_put_off', 'Wishes for a code or link by mail that could not be answered yet', () =>
    countPutOff(database),
  )
  gaugePool(registry, database)
  return {
    note: ({ method, route, status, code, ms }) => {
      durations.observe({ method, route, status }, ms / 1_000)
      if (method === signInWithPin.method && route === signInWithPin.path) taps.inc({ outcome: code ?? 'opened' })
    },
    text: async () => ({ text: await registry.metrics(), contentType: registry.contentType }),
  }
}

function gaugeRows(registry: Registry, name: string, help: string, count: () => Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await count())
    },
  })
}

function gaugePool(registry: Registry, database: Database): void {
  new Gauge({
    name: 'tillpass_database_connections',
    help: 'Connections to the database, by what they do',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(database.usage() ?? {})) this.set({ state }, Number(count))
    },
  })
}

async function countWaiting({ query }: Database, now: number): Promise<number> {
  const { count } = await query
    .selectFrom('guessing')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('wait_until', '>', now)
    .executeTakeFirstOrThrow()
  return count
}

async function countPaused({ query }: Database): Promise<number> {
  const { count } = await query
    .selectFrom('guessing')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('paused_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return count
}

async function countPutOff({ query }: Database): Promise<number> {
  const codes = query.selectFrom('pin_codes').select('tries').where('tries', '>', 0).where('wanted', 'is not', null)
  const resets = query.selectFrom('reset_requests').select('tries').where('tries', '>', 0)
  return (await codes.unionAll(resets).execute()).length
}
