/**
 * How long the console's lists take with 10,000 users and 2,000 devices, and what a tap costs while consoles listen, on both databases:
 * `node test/load/console-load.ts`. Milliseconds at the caller, so all of HTTP, guard and database is in them.
 */
import { startPostgres } from '../support/postgres.ts'
import { createBrowser } from '../support/browser-caller.ts'
import { openConsoleStream } from '../support/event-reader.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill } from '../support/till.ts'
import { fillDevices, fillUsers } from './fill-lists.ts'

const calls = [
  '/v1/users?limit=200',
  '/v1/users?limit=200&q=person+99',
  '/v1/users?limit=200&q=nobody',
  '/v1/users?limit=200&pin=set',
  '/v1/users/counts?q=person',
  ...['approved', 'name', 'seen', 'status'].map((sort) => `/v1/devices?limit=200&sort=${sort}`),
  '/v1/devices?limit=200&q=scanner+19',
  '/v1/devices/counts?q=scanner',
]
const listening = 24

function accepted({ status }: { status: number }): void {
  if (status >= 300) throw new Error(`answered ${status}`)
}

async function times(count: number, work: () => Promise<unknown>): Promise<string> {
  const taken: number[] = []
  for (let at = 0; at < count; at += 1) {
    const began = performance.now()
    await work()
    taken.push(performance.now() - began)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) => (taken[Math.floor(share * (count - 1))] ?? 0).toFixed(1).padStart(7)
  return `half ${at(0.5)}  95 of 100 ${at(0.95)}  worst ${at(1)}`
}

async function measure(name: string, server: TestServer): Promise<void> {
  const say = (what: string, took: string) => process.stdout.write(`${name.padEnd(11)} ${what.padEnd(40)} ${took}\n`)
  const till = await openApprovedTill(server, 'Bakery')
  const like = await server.database.query.selectFrom('devices').selectAll().executeTakeFirstOrThrow()
  await fillUsers(server.database, server.organisation.id, 10_000)
  await fillDevices(server.database, like, 1_999)
  const browser = createBrowser({ url: server.url, origin: server.node.origin })
  await browser.signIn(server.admin)
  for (const path of calls) say(path, await times(30, async () => accepted(await browser.call('GET', path))))
  const tap = async () => accepted(await till.tap(server.manager.pin))
  await times(20, tap)
  say('tap, nobody listens', await times(60, tap))
  const streams = []
  for (let at = 0; at < listening; at += 1) {
    if (at % 6 === 0) await browser.signIn(server.admin)
    streams.push(await openConsoleStream(browser, server.node.origin))
  }
  say(`tap, ${listening} consoles listen`, await times(60, tap))
  for (const stream of streams) stream.cancel()
}

const postgres = await startPostgres({ durable: true })
try {
  for (const [name, options] of [
    ['sqlite', {}],
    ['postgresql', { location: { kind: 'postgresql', url: postgres.url('postgres') } }],
  ] as const) {
    const server = await startTestServer(options)
    await measure(name, server)
    await server.stop()
  }
} finally {
  await postgres.remove()
}
