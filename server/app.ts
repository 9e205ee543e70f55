import { startChores, type RunningChores } from './boot/chores.ts'
import { prepareDatabase } from './boot/prepare-database.ts'
import { openRootKey } from './boot/root-key.ts'
import { systemEffects } from './boot/system-effects.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import type { EventBus } from './events/event-bus.ts'
import { createLocalBus } from './events/local-bus.ts'
import { openPostgresBus } from './events/postgres-bus.ts'
import type { Effects } from './features/effects.ts'
import { healthRoutes } from './features/health/health-routes.ts'
import { isReady } from './features/health/health-service.ts'
import { createMetrics } from './features/health/metrics.ts'
import { createAddressLimit } from './http/address-limit.ts'
import { createCallLimit } from './http/call-limit.ts'
import { createNonces } from './http/dpop/nonces.ts'
import { createHttpApp } from './http/http-app.ts'
import { closeGently, listen } from './http/listen.ts'
import { servePages } from './http/pages.ts'
import { loggedError, type Log } from './log.ts'
import { wireFeatures, type Foundation } from './wire-features.ts'
import { wireMail } from './wire-mail.ts'
import { wireStreams } from './wire-streams.ts'

export interface StartOptions {
  config: Config
  log: Log
  /** Folder of the built pages; null serves the API alone. */
  pages: string | null
  effects?: Effects
  /** Requests of one address in a minute that prove nothing (GRD-7). */
  strangersPerMinute?: number
  /** Sign-ins with a password from one address in a minute (GRD-8). */
  signInsPerMinute?: number
  /** Questions of one address about links to choose a password, in a minute (ACC-2). */
  linksPerMinute?: number
  /** Calls of one application in a minute (FRC-5). */
  appCallsPerMinute?: number
  /** Gets the port, which the system chose where the configuration says 0. */
  onListening?(port: number): void
}

export interface RunningServer extends Foundation {
  /** Where terminals and browsers reach it. */
  url: URL
  /** Does now what otherwise comes by itself, every few seconds. */
  doChores: RunningChores['doAll']
  /** Lets requests under way finish, tells open terminals, closes the database; within five seconds. */
  stop(): Promise<void>
}

/** Closes what was opened, the last first; so a start that fails half way leaves nothing behind. */
type Closers = (() => Promise<void>)[]

/** Starts the server: database, root key, events, features, HTTP. @throws StartError, RootKeyError with one sentence for the operator. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const closers: Closers = []
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    const foundation = await openFoundation(options, closers)
    const served = await serve(options, foundation, closers)
    options.log.info({ event: 'started', address: served.url.origin, database: foundation.database.kind })
    return { ...foundation, ...served, stop }
  } catch (error: unknown) {
    await stop()
    throw error
  }
}

async function openFoundation({ config, log, effects = systemEffects }: StartOptions, closers: Closers): Promise<Foundation> {
  const database = await prepareDatabase(config.database, log)
  closers.push(() => database.close())
  const { keys, created } = await openRootKey({ file: config.rootKeyFile, database, now: effects.now() })
  if (created) log.info({ event: 'root_key_created', file: config.rootKeyFile })
  return { database, effects, keys, events: await openBus(config, database, log, closers) }
}

async function openBus(config: Config, database: Database, log: Log, closers: Closers): Promise<EventBus> {
  const local = createLocalBus((error) =>
    log.error({ event: 'failed', requestId: null, during: 'telling an event', error: loggedError(error) }),
  )
  if (config.database.kind === 'sqlite') return local
  const bus = await openPostgresBus({ url: config.database.url, database, local, log })
  closers.push(() => bus.close())
  return bus
}

async function serve(options: StartOptions, foundation: Foundation, closers: Closers): Promise<Pick<RunningServer, 'url' | 'doChores'>> {
  const { config, log } = options
  const { database } = foundation
  const streams = wireStreams(foundation)
  const metrics = createMetrics({ database, now: () => foundation.effects.now() })
  let url = config.publicUrl
  const publicUrl = (): URL => url ?? new URL('http://localhost')
  const mail = wireMail(foundation, config.smtp, publicUrl)
  if (config.smtp?.security === 'none') log.warn({ event: 'mail_not_encrypted' })
  const features = wireFeatures(foundation, {
    publicUrl,
    signIns: createAddressLimit(options.signInsPerMinute ?? 30),
    links: createAddressLimit(options.linksPerMinute ?? 30),
    mail,
  })
  const app = await createHttpApp({
    ...foundation,
    nonces: createNonces(foundation),
    publicUrl,
    strangers: createAddressLimit(options.strangersPerMinute ?? 60),
    appCalls: createCallLimit(options.appCallsPerMinute ?? 600),
    metricsToken: config.metricsToken,
    log,
    trustProxy: config.trustProxy,
    onAnswered: (answered) => metrics.note(answered),
    routes: [...features.routes, ...streams.routes, ...healthRoutes({ isReady: () => isReady(foundation), metrics: () => metrics.text() })],
  })
  if (options.pages !== null) await servePages(app, options.pages)
  const chores = startChores([...features.chores, ...mail.chores, streams.chore], log)
  closers.push(
    () => chores.stop(),
    () => mail.stop(),
    () => closeGently(app),
    () => {
      streams.closeAll()
      return Promise.resolve()
    },
  )
  const port = await listen(app, config)
  options.onListening?.(port)
  url ??= new URL(`http://localhost:${port}`)
  return { url, doChores: () => chores.doAll() }
}
