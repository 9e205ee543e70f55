import { setTimeout as rest } from 'node:timers/promises'
import { isUnavailable } from '../../db/unavailable.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { Executor } from '../../db/database.ts'
import type { PinRenewalRow } from '../../db/pin-renewal-rows.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { noteFailure, onBehalf, renewPerson } from './renew-person.ts'
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

/** Milliseconds of one run: short enough that a server which is told to stop need not wait. */
const runFor = 1_900
/** People in one transaction, and milliseconds after which it takes no further one: somebody who taps meanwhile waits for one transaction. */
const mostInBatch = 5
const batchFor = 15
/** Most milliseconds between two of them, for those who tap. */
const mostRest = 5
/** Graces of one transaction. */
const gracesAtOnce = 100

/** Gives people new PINs, a few in each transaction (POL-4). On several nodes the organisation's row lets one of them at it at a time. */
export function createRenewalWorker(deps: RenewalDeps): RenewalWorker {
  return {
    run: async () => {
      const end = performance.now() + runFor
      for (const renewal of await listRunning(deps.database)) await goOn(deps, renewal, end)
    },
    sweep: () => sweep(deps),
  }
}

async function goOn(deps: RenewalDeps, renewal: PinRenewalRow, end: number): Promise<void> {
  const { database, events, pins } = deps
  const before = await pins.keypadOf(database, renewal.organisation_id)
  let after = ''
  let goes = true
  while (goes && performance.now() < end) {
    const began = performance.now()
    const last = await batchOrOne(deps, renewal, after)
    // Everybody once, and then from the start again: somebody may have been unblocked.
    if (last === null && after === '') goes = await finish(deps, renewal)
    after = last ?? ''
    await rest(Math.min(performance.now() - began, mostRest))
  }
  if (before !== (await pins.keypadOf(database, renewal.organisation_id)))
    events.publish({ type: 'organisation_changed', organisationId: renewal.organisation_id })
}

/** One batch. Where it fails, one person alone, so that nobody's trouble stops the others. */
async function batchOrOne(deps: RenewalDeps, renewal: PinRenewalRow, after: string): Promise<string | null> {
  try {
    return await batch(deps, renewal, after, mostInBatch)
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
  { effects }: RenewalDeps,
  tx: Executor,
  renewal: PinRenewalRow,
  { userId, after }: { userId: string; after: string },
): Promise<void> {
  const running = await hold(tx, renewal)
  if (running === undefined || !(await nextWaiting(tx, running, after, mostInBatch)).includes(userId)) return
  await noteFailure(tx, running, userId, { why: 'trouble', now: effects.now() })
}

/** @returns the last who was at it; null: there was nobody, or somebody paused or ended it. */
function batch(deps: RenewalDeps, renewal: PinRenewalRow, after: string, atMost: number): Promise<string | null> {
  return deps.database.transaction(async (tx) => {
    const running = await hold(tx, renewal)
    if (running === undefined) return null
    const began = performance.now()
    let last: string | null = null
    for (const userId of await nextWaiting(tx, running, after, atMost)) {
      await renewPerson(deps, tx, running, userId)
      last = userId
      if (performance.now() - began > batchFor) break
    }
    return last
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
