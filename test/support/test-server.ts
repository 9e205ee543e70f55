import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { startServer, type RunningServer } from '../../server/app.ts'
import { systemEffects } from '../../server/boot/system-effects.ts'
import { readConfig, type Config } from '../../server/config.ts'
import type { DatabaseKind } from '../../server/db/database.ts'
import type { DatabaseLocation } from '../../server/db/open-database.ts'
import { prepareDemo, seedDemo, type DemoCredentials, type DemoDeps, type PreparedPerson } from '../../server/demo/seed-demo.ts'
import { createLog, type Log } from '../../server/log.ts'
import type { SmtpConfig } from '../../server/smtp-url.ts'
import { fixedDice } from './fixed-dice.ts'
import { fixedPort } from './fixed-port.ts'
import { migratedFile } from './migrated-database.ts'

export interface TestServerOptions {
  /** `postgresql` needs a project of vitest that has one. */
  database?: DatabaseKind
  /** A database of the test's own in place of a new one; it has to be empty, and is not dropped. */
  location?: DatabaseLocation
  /** Epoch milliseconds; the machine's clock where none is given. */
  now?: () => number
  /** As TILLPASS_PUBLIC_URL; http://localhost with the server's port where none is given. */
  publicUrl?: string
  /** Serves dist/renderer too; it has to be built. */
  renderer?: boolean
  log?: Log
  metricsToken?: string
  /** As TILLPASS_TRUST_PROXY. */
  trustProxy?: string[]
  /** Requests of one address in a minute that prove nothing; practically unlimited where none is given. */
  strangersPerMinute?: number
  /** Sign-ins with a password from one address in a minute; practically unlimited where none is given. */
  signInsPerMinute?: number
  /** Questions of one address about links to choose a password, in a minute. */
  linksPerMinute?: number
  /** Calls of one application in a minute; practically unlimited where none is given. */
  appCallsPerMinute?: number
  /** Who takes the mails; none are sent where it is left out. */
  smtp?: SmtpConfig
}

export interface WithPassword {
  id: string
  displayName: string
  username: string
  password: string
  pin: string
}

export interface TestNode extends RunningServer {
  /** Where this node listens. */
  origin: string
}

export interface TestServer {
  /** Where terminals and browsers reach it: the public address. */
  url: string
  /** The first node's database. */
  database: RunningServer['database']
  node: TestNode
  /** What a command of the operator's needs to find the same data. */
  environment: Record<string, string>
  organisation: { id: string; slug: string; name: string }
  admin: WithPassword
  manager: WithPassword
  staffWithPassword: WithPassword
  /** Everybody else; user name and password are empty for who is PIN-only. */
  staff: WithPassword[]
  /** Does now what the first node otherwise does every few seconds: answers wishes for links and codes, sends mails, goes on with new PINs. */
  doChores(): Promise<void>
  /** Stops the node and starts one on the same data, as after an update or a crash. */
  restart(): Promise<TestNode>
  /** One more node on the same data; PostgreSQL only. */
  addNode(): Promise<TestNode>
  stop(): Promise<void>
}

/** A real server on a free port of this machine, with the demo's organisation: PIN login is active, PINs and passwords are known. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const place = await placeFor(options)
  const nodes: TestNode[] = []
  const add = async (port = 0): Promise<TestNode> => {
    const node = await startNode({ ...place.config, port }, options)
    nodes.push(node)
    return node
  }
  const node = await add(await fixedPort())
  const people = await seedDemo(withFixedPins(node), await demoPeople())
  if (people === null) throw new Error('the place for a test server was not empty')
  const server: TestServer = {
    url: node.url.origin,
    database: node.database,
    node,
    environment: environmentOf(place.config),
    ...(await whoIsThere(node, people)),
    doChores: () => server.node.doChores(),
    restart: async () => {
      const port = Number(new URL(server.node.origin).port)
      await server.node.stop()
      server.node = await add(port)
      server.database = server.node.database
      return server.node
    },
    addNode: () => add(),
    stop: async () => {
      for (const one of nodes) await one.stop()
      await place.drop()
    },
  }
  return server
}

/**
 * PINs that are the same in each run: drawn by chance, one of them would now and then be what a test types as a wrong or a new one.
 * These dice give none that a test names, nor any beside, nor the number of a port, which a log may show.
 */
function withFixedPins({ database, keys, effects }: TestNode): DemoDeps {
  return { database, keys, effects: { ...effects, randomBytes: fixedDice('the corner shop 1709') } }
}

let prepared: Promise<PreparedPerson[]> | undefined

/** All servers of a process share their people's passwords, so that these are hashed once. */
function demoPeople(): Promise<PreparedPerson[]> {
  return (prepared ??= prepareDemo(systemEffects))
}

async function startNode(config: Config, options: TestServerOptions): Promise<TestNode> {
  let port = 0
  const server = await startServer({
    config: {
      ...config,
      publicUrl: options.publicUrl === undefined ? null : new URL(options.publicUrl),
      metricsToken: options.metricsToken ?? null,
      trustProxy: options.trustProxy ?? [],
      smtp: options.smtp ?? null,
    },
    log: options.log ?? createLog('silent'),
    pages: options.renderer === true ? path.resolve('dist/renderer') : null,
    effects: { ...systemEffects, now: options.now ?? systemEffects.now },
    strangersPerMinute: options.strangersPerMinute ?? 1_000_000,
    signInsPerMinute: options.signInsPerMinute ?? 1_000_000,
    linksPerMinute: options.linksPerMinute ?? 1_000_000,
    appCallsPerMinute: options.appCallsPerMinute ?? 1_000_000,
    onListening: (chosen) => (port = chosen),
  })
  return { ...server, origin: `http://127.0.0.1:${port}` }
}

/** Vitest's shared PostgreSQL is looked for where it is asked for, so that Playwright can use this too. */
async function placeFor({ database = 'sqlite', location }: TestServerOptions): Promise<{ config: Config; drop: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tillpass-server-'))
  const config = readConfig({ TILLPASS_DATA: folder })
  const dropFolder = () => rm(folder, { recursive: true, force: true })
  if (location !== undefined) return { config: { ...config, database: location }, drop: dropFolder }
  if (config.database.kind === 'sqlite' && database === 'sqlite') {
    writeFileSync(config.database.file, await migratedFile(), { mode: 0o600 })
    return { config, drop: dropFolder }
  }
  const { createMigratedLocation } = await import('./test-database.ts')
  const tables = await createMigratedLocation(database)
  return { config: { ...config, database: tables.location }, drop: () => tables.drop().finally(dropFolder) }
}

function environmentOf({ dataFolder, database }: Config): Record<string, string> {
  return { TILLPASS_DATA: dataFolder, ...(database.kind === 'postgresql' && { DATABASE_URL: database.url }) }
}

async function whoIsThere({ database }: RunningServer, people: readonly DemoCredentials[]) {
  const { id, slug, name } = await database.query.selectFrom('organisations').selectAll().executeTakeFirstOrThrow()
  const users = await database.query.selectFrom('users').select(['id', 'display_name']).execute()
  const named = people.map((person) => {
    const user = users.find(({ display_name }) => display_name === person.displayName)
    if (user === undefined) throw new Error(`${person.displayName} is not there`)
    return { ...person, id: user.id, username: person.username ?? '', password: person.password ?? '' }
  })
  const staff = named.filter(({ role }) => role === 'staff')
  const [admin, manager, staffWithPassword] = [first(named, 'admin'), first(named, 'manager'), first(named, 'staff')]
  return { organisation: { id, slug, name }, admin, manager, staffWithPassword, staff }
}

function first<Person extends WithPassword & { role: string }>(people: readonly Person[], role: string): Person {
  const person = people.find((one) => one.role === role && one.password !== '')
  if (person === undefined) throw new Error(`nobody is ${role} and has a password`)
  return person
}
