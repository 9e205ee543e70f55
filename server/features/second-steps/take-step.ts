import type { Executor } from '../../db/database.ts'
import { cameInWithBoth } from '../../db/factors-by-mail.ts'
import type { OrganisationRow, UserRow } from '../../db/schema.ts'
import type { SecondStepTokenRow } from '../../db/second-step-rows.ts'
import type { Refused } from '../../http/answer.ts'
import { tokenHash } from '../../http/caller-store.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'
import { markOf } from './ask-step.ts'
import { countingPlaces, dropTokensThere, noteStepPlace, type PlaceMemory } from './counting-place.ts'
import { needOf, passwordAnew } from './second-step-policy.ts'
import {
  dropStepTokenAt,
  endStepTokens,
  findStepToken,
  holdUser,
  readCounters,
  writeCounters,
  type StepPlace,
} from './second-step-store.ts'
import { afterRight, afterWrong, outlook, refuseWaiting, wrongStep, type StepCounter } from './second-step-tries.ts'

export interface StepDeps {
  effects: Effects
  places: PlaceMemory
  /** The user's own PIN, and nobody else's, with the same work whatever comes of it. */
  comparePin: (tx: Executor, typed: { organisationId: string; userId: string; pin: string }) => Promise<{ matches: boolean }>
  notePinLogin: (
    tx: Executor,
    login: { organisationId: string; userId: string; pin: string; at: number },
  ) => Promise<{ keypadChanged: boolean }>
}

/** The token with the PIN, as typed, and where. */
export interface GivenStep {
  token: string
  pin: string
  place: StepPlace
  /** The approved device, whose row the caller's transaction holds already. */
  deviceId: string | null
  ip: string
}

export interface TakenStep {
  organisation: OrganisationRow
  user: UserRow
  /** The keypads' lengths are others from now on (PIN-9). */
  keypadChanged: boolean
}

/**
 * Takes the PIN after the password (POL-8), in the transaction that opens the session. The user's row is held: tries come one after
 * another, on every node, and none is free (GRD-3). What is counted stays, so a refusal must not roll the transaction back.
 */
export async function takeStep(deps: StepDeps, tx: Executor, given: GivenStep): Promise<TakenStep | Refused> {
  const found = await findStepToken(tx, tokenHash(given.token), given.place)
  if (found === undefined) return passwordAnew
  const { organisation, user } = await holdUser(tx, found.organisation_id, found.user_id)
  // Somebody may have used it up while this transaction waited for the user.
  const token = await findStepToken(tx, tokenHash(given.token), given.place)
  const now = deps.effects.now()
  if (token === undefined || !holds(token, organisation, user, now)) return passwordAnew
  const counters = await readCounters(tx, user.id, await countingPlaces(deps.places, tx, user, given))
  const waiting = refuseWaiting(counters, now)
  if (waiting !== null) return waiting
  const typed = { organisationId: organisation.id, userId: user.id, pin: given.pin }
  const { matches } = await deps.comparePin(tx, typed)
  if (!matches) return countWrong(deps, tx, given, user, counters)
  await settle(deps, tx, given, user, counters)
  return { organisation, user, ...(await deps.notePinLogin(tx, { ...typed, at: now })) }
}

/** Who came in with both: every token is over, the place is known, and neither factor is the mailbox's any more. */
async function settle({ effects, places }: StepDeps, tx: Executor, { place }: GivenStep, user: UserRow, counters: readonly StepCounter[]) {
  const now = effects.now()
  await dropStepTokenAt(tx, user.id, place)
  await endStepTokens(tx, user.id)
  await writeCounters(
    tx,
    user,
    counters.map((counter) => afterRight(counter, now)),
  )
  await noteStepPlace(places, tx, user, place, now)
  await cameInWithBoth(tx, user.id)
}

/** Neither the user nor the password changed, and the role still asks for both. */
function holds(token: SecondStepTokenRow, organisation: OrganisationRow, user: UserRow, now: number): boolean {
  if (user.blocked === 1 || user.removed_at !== null || user.version !== token.user_version) return false
  if (!Buffer.from(markOf(user)).equals(token.password_mark)) return false
  return needOf(organisation, user.role) === 'second_step' && now < token.expires_at
}

async function countWrong(
  { effects, places }: StepDeps,
  tx: Executor,
  { place, deviceId, ip }: GivenStep,
  user: UserRow,
  before: readonly StepCounter[],
): Promise<Refused> {
  const now = effects.now()
  const after = before.map((counter) => afterWrong(counter, now))
  const { triesLeft, seconds } = outlook(after, now)
  await writeCounters(tx, user, after)
  const counted = after.map((counter) => counter.place)
  if (triesLeft === 0) await dropTokensThere(places, tx, user, place, counted)
  await recordEvent(tx, effects.newId, {
    type: 'second_step.refused',
    organisationId: user.organisation_id,
    at: now,
    actorId: user.id,
    subjectId: null,
    deviceId,
    sessionId: null,
    ip,
    details: { surface: place.surface, triesLeft, seconds: triesLeft === 0 ? seconds : 0 },
  })
  return wrongStep({ triesLeft, seconds })
}
