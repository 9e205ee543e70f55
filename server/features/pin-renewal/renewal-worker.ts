import { setTimeout as rest } from 'node:timers/promises'
import { isUnavailable } from '../../db/unavailable.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { Executor } from '../../db/database.ts'
import type { PinRenewalRow } from '../../db/pin-renewal-rows.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { noteFailure, onBehalf, renewPeople } from './renew-person.ts'
import type { RenewalDeps } from './renewal-deps.ts'
import { listRunning, lockRunning, setRenewalState } from './renewal-store.ts'
import { countRenewed, nextWaiting } from './renewed-store.ts'
import { sweepSlips } from './slip-store.ts'

export interface RenewalWorker {
  /** Goes on with what is under way, for some two seconds; a crash loses nothing but the batch it was at. */
  run: () => Promise<void>
  /** Ends graces that are over and erases slips of no use. */
  sweep: () => Promise<void>
}

/** How the work is cut, so that those who tap meanwhile hardly wait: people are a count, the rest is milliseconds. */
export interface Pace {
  /** One run: short enough that a server which is told to stop need not wait. */
  runFor: number
  /** People in the first transaction; fewer than these cost nearly as much. */
  leastInBatch: number
  mostInBatch: number
  /** Where a transaction took longer, the next one has half as many, else one more: somebody who taps meanwhile waits for it. */
  batchFor: number
  /** The most between two of them; about what a tap takes, so that it waits for one of them and not for each that comes. */
  mostRest: number
}

export const usualPace: Pace = { runFor: 1_900, leastInBatch: 4, mostInBatch: 16, batchFor: 15, mostRest: 11 }
/** Graces of one transaction. */
const gracesAtOnce = 100

/** Gives people new PINs, a few in each transaction (POL-4). On several nodes the organisation's row lets one of them at it at a time. */
export function createRenewalWorker(deps: RenewalDeps, pace = usualPace): RenewalWorker {
  return {
    run: async () => {
      const end = performance.now() + pace.runFor
      for (const renewal of await listRunning(deps.database)) await goOn({ ...deps, pace }, renewal, end)
    },
    sweep: () => sweep(deps),
  }
}

type AtPace = RenewalDeps & { pace: Pace }

async function goOn(deps: AtPace, renewal: PinRenewalRow, end: number): Promise<void> {
  const { database, events, pins } = deps
  const before = await pins.keypadOf(database, renewal.organisation_id)
  let after = ''
  let goes = true
  let atMost = deps.pace.leastInBatch
  while (goes && performance.now() < end) {
    const began = performance.now()
    const last = await batchOrOne(deps, renewal, after, atMost)
    // Everybody once, and then from the start again: somebody may have been unblocked.
    if (last === null && after === '') goes = await finish(deps, renewal)
    after = last ?? ''
    const took = performance.now() - began
    await rest(Math.min(took, deps.pace.mostRest))
    atMost = sizeAfter(atMost, took, deps.pace)
  }
  if (before !== (await pins.keypadOf(database, renewal.organisation_id)))
    events.publish({ type: 'organisation_changed', organisationId: renewal.organisation_id })
}

/** Half as many where it took too long, else some more. */
function sizeAfter(size: number, took: number, { batchFor, leastInBatch, mostInBatch }: Pace): number {
  return took > batchFor ? Math.max(leastInBatch, Math.floor(size / 2)) : Math.min(mostInBatch, size + 1)
}

/** One batch. Where it fails, one person alone, so that nobody's trouble stops the others. */
async function batchOrOne(deps: AtPace, renewal: PinRenewalRow, after: string, atMost: number): Promise<string | null> {
  try {
    return await batch(deps, renewal, after, atMost)
  } catch (error: unknown) {
    if (isUnavailable(error)) throw error
  }
  const [next] = await nextWaiting(deps.database, renewal, after, 1)
  if (next === undefined) return null
  try {
    return await batch(deps, renewal, after, 1)
  } catch (error: unknown) {
    if (isUnavailable(error)) throw error
    await deps.database.transaction((tx) => noteTrouble(deps, tx, renewal, { userId: next, after }))
    return next
  }
}

/** Not where it was cancelled meanwhile, nor where another node could do it: a PIN that waits on its slip is never written over. */
async function noteTrouble(
  { effects, pace }: AtPace,
  tx: Executor,
  renewal: PinRenewalRow,
  { userId, after }: { userId: string; after: string },
): Promise<void> {
  const running = await hold(tx, renewal)
  if (running === undefined || !(await nextWaiting(tx, running, after, pace.mostInBatch)).includes(userId)) return
  await noteFailure(tx, running, userId, { why: 'trouble', now: effects.now() })
}

/** @returns the last who was at it; null: there was nobody, or somebody paused or ended it. */
function batch(deps: AtPace, renewal: PinRenewalRow, after: string, atMost: number): Promise<string | null> {
  return deps.database.transaction(async (tx) => {
    const running = await hold(tx, renewal)
    if (running === undefined) return null
    const userIds = await nextWaiting(tx, running, after, atMost)
    if (userIds.length > 0) await renewPeople(deps, tx, running, userIds)
    return userIds.at(-1) ?? null
  })
}

/** The organisation first, as everybody does who gives PINs. */
async function hold(tx: Executor, { id, organisation_id }: PinRenewalRow): Promise<PinRenewalRow | undefined> {
  await lockOrganisation(tx, organisation_id)
  return lockRunning(tx, id)
}

/** @returns whether it goes on. */
function finish({ database, effects }: RenewalDeps, renewal: PinRenewalRow): Promise<boolean> {
  return database.transaction(async (tx) => {
    const running = await hold(tx, renewal)
    if (running === undefined) return false
    const { waiting, mailed, noMail: slips, failed } = await countRenewed(tx, running)
    if (waiting > 0) return true
    await setRenewalState(tx, running.id, 'done', effects.now())
    const by = { ...onBehalf(running, null, effects.now()), actorId: null }
    await recordEvent(tx, effects.newId, { type: 'pin_renewal.finished', ...by, details: { mailed, slips, failed } })
    return false
  })
}

async function sweep({ database, effects, events, pins }: RenewalDeps): Promise<void> {
  const now = effects.now()
  await sweepSlips(database, now)
  for (let ended = gracesAtOnce; ended === gracesAtOnce;) {
    const done = await database.transaction((tx) => pins.endOverGraces(tx, now, gracesAtOnce))
    for (const organisationId of done.keypads) events.publish({ type: 'organisation_changed', organisationId })
    ended = done.ended
  }
}
