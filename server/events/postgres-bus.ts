import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Database } from '../db/database.ts'
import { loggedError, type Log } from '../log.ts'
import type { EventBus, ServerEvent } from './event-bus.ts'
import { readMessage } from './event-message.ts'
import { eventChannel, notifyNodes } from './notify-nodes.ts'

/** Waits before the next try to listen, in milliseconds; the last one stays. */
const backoff = [100, 500, 2_000, 5_000] as const

export interface PostgresBus extends EventBus {
  close(): Promise<void>
}

export interface PostgresBusDeps {
  url: string
  database: Database
  local: EventBus
  log: Log
}

/**
 * Events within this process and to every other node of the database, by LISTEN and NOTIFY. It listens on a connection of its
 * own; while that is away, others' events are missed, and once it is back everybody is told so.
 */
export async function openPostgresBus(deps: PostgresBusDeps): Promise<PostgresBus> {
  const node = randomUUID()
  const listener = createListener(deps, (payload) => {
    const event = readMessage(node, payload)
    if (event !== null) deps.local.publish(event)
  })
  await listener.start()
  return {
    publish: (...events) => {
      deps.local.publish(...events)
      void notify(deps, node, events)
    },
    subscribe: (hear: (event: ServerEvent) => void) => deps.local.subscribe(hear),
    close: () => listener.stop(),
  }
}

/** Other nodes ask the database with every call anyway; a message that is lost costs them the second, not the rule (DEV-10). */
async function notify({ database, log }: PostgresBusDeps, node: string, events: readonly ServerEvent[]): Promise<void> {
  try {
    await notifyNodes(database, node, events)
  } catch (error: unknown) {
    log.warn({ event: 'events_away', error: loggedError(error) })
  }
}

function createListener({ url, local, log }: PostgresBusDeps, hear: (payload: string) => void) {
  let client: pg.Client | null = null
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true })
    fresh.on('error', (error) => lose(fresh, error))
    fresh.on('end', () => lose(fresh, new Error('the connection ended')))
    fresh.on('notification', ({ payload }) => hear(payload ?? ''))
    client = fresh
    await fresh.connect()
    await fresh.query(`listen ${eventChannel}`)
  }
  const lose = (lost: pg.Client, error: Error): void => {
    if (stopped || client !== lost) return
    client = null
    log.warn({ event: 'events_away', error: loggedError(error) })
    retry(0)
  }
  const retry = (tries: number): void => {
    timer = setTimeout(() => void tryAgain(tries), backoff[Math.min(tries, backoff.length - 1)])
  }
  const tryAgain = async (tries: number): Promise<void> => {
    try {
      await connect()
    } catch {
      client = null // told once, when it was lost
      if (!stopped) retry(tries + 1)
      return
    }
    log.info({ event: 'events_back' })
    local.publish({ type: 'events_missed' })
  }
  return {
    start: connect,
    stop: async (): Promise<void> => {
      stopped = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}
