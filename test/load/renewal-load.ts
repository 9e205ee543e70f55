/**
 * New PINs for 10,000 people, and what a PIN login costs meanwhile (POL-4): `npm run test:renewal`, on SQLite and then on a PostgreSQL
 * that keeps what it commits. The server is a process of its own; its mails stay in the outbox. Milliseconds at the caller.
 */
// eslint-disable-next-line no-restricted-syntax -- a shop taps at a pace, and this is no test
import { setTimeout as pause } from 'node:timers/promises'
import { approve, createDevice } from '../support/device-caller.ts'
import { createBrowser } from '../support/browser-caller.ts'
import { boss, createRenewalShop } from '../support/renewal-shop.ts'
import { startPostgres } from '../support/postgres.ts'
import { startServerProcess } from '../support/server-process.ts'

const people = Number(process.argv[3] ?? 10_000)
const postgres = process.argv[2] === 'postgresql' ? await startPostgres({ durable: true }) : null
const shop = await createRenewalShop(people, postgres?.url('postgres'))
const server = await startServerProcess(shop.environment)
const console_ = createBrowser(server)
await console_.signIn(boss)
await console_.call('PUT', '/v1/pin-login', { body: { active: true, acceptRisk: true, confirm: { password: boss.password } } })
const till = await createDevice(server)
await approve(till, boss, 'Till 1')
const pin = [...shop.old.values()].at(-1) ?? ''

let left = people
/** Taps one after the other, as a busy shop does, until it is told to stop. */
async function tapUntil(over: () => boolean): Promise<number[]> {
  const taken: number[] = []
  while (!over()) {
    const began = performance.now()
    const { status, code } = await till.signInWithPin(pin)
    taken.push(performance.now() - began)
    // The last whose turn came: the old PIN is dead, and the measuring is over.
    if (code === 'pin_not_accepted' && left < people) return taken
    if (status !== 201) throw new Error(`a tap was answered ${status} ${code ?? ''}`)
    await pause(20)
  }
  return taken
}

const share = (taken: readonly number[], of: number) => [...taken].sort((a, b) => a - b)[Math.floor(of * (taken.length - 1))] ?? 0
const told = (taken: readonly number[]) =>
  `${taken.length} taps, half ${share(taken, 0.5).toFixed(1)}, 99 of 100 ${share(taken, 0.99).toFixed(1)}, worst ${share(taken, 1).toFixed(1)}`

await tapUntil(after(2_000))
const quiet = await tapUntil(after(10_000))
console.log(`quiet: ${told(quiet)}`)
const began = performance.now()
const started = await console_.call('POST', '/v1/pin-renewals', { body: { graceDays: 0, confirm: { password: boss.password } } })
if (started.status !== 201) throw new Error(JSON.stringify(started.body))
const watch = (async () => {
  while (left > 0) {
    await pause(1_000)
    left = ((await console_.call('GET', '/v1/pin-renewal')).body as { renewal: { counts: { waiting: number } } }).renewal.counts.waiting
  }
})()
const busy = await tapUntil(() => left === 0)
await watch
const seconds = (performance.now() - began) / 1_000
console.log(`busy:  ${told(busy)}`)
console.log(
  `${postgres === null ? 'SQLite' : 'PostgreSQL'}: ${people} people in ${seconds.toFixed(1)} s; p99 ${(share(busy, 0.99) / share(quiet, 0.99)).toFixed(2)} times the quiet one`,
)
await server.kill()
await shop.drop()
await postgres?.remove()
// The bound in seconds is SQLite's: a PostgreSQL on the same cores shares them with the server and with who taps.
const tooSlow = postgres === null && seconds > (60 * people) / 10_000
if (tooSlow || share(busy, 0.99) > 3 * share(quiet, 0.99)) process.exitCode = 1

function after(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds
  return () => performance.now() > end
}
