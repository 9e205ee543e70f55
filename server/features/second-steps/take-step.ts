import type { Executor } from '../../db/database.ts'
import type { OrganisationRow, UserRow } from '../../db/schema.ts'
import type { SecondStepTokenRow } from '../../db/second-step-rows.ts'
import type { Refused } from '../../http/answer.ts'
import { tokenHash } from '../../http/caller-store.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'
import { markOf } from './ask-step.ts'
import { afterWrong, needOf, passwordAnew, refuseWaiting, wrongStep } from './second-step-policy.ts'
import { clearTries, dropStepTokens, findStepToken, holdUser, readTries, writeTries, type StepPlace } from './second-step-store.ts'

export interface StepDeps {
  effects: Effects
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
  const tries = await readTries(tx, user.id)
  const waiting = refuseWaiting(tries, now)
  if (waiting !== null) return waiting
  const typed = { organisationId: organisation.id, userId: user.id, pin: given.pin }
  const { matches } = await deps.comparePin(tx, typed)
  if (!matches) return countWrong(deps, tx, given, user, afterWrong(tries, now))
  await dropStepTokens(tx, user.id)
  await clearTries(tx, user.id)
  return { organisation, user, ...(await deps.notePinLogin(tx, { ...typed, at: now })) }
}

/** Neither the user nor the password changed, and the role still asks for both. */
function holds(token: SecondStepTokenRow, organisation: OrganisationRow, user: UserRow, now: number): boolean {
  if (user.blocked === 1 || user.removed_at !== null || user.version !== token.user_version) return false
  if (!Buffer.from(markOf(user)).equals(token.password_mark)) return false
  return needOf(organisation, user.role) === 'second_step' && now < token.expires_at
}

async function countWrong(
  { effects }: StepDeps,
  tx: Executor,
  { place, deviceId, ip }: GivenStep,
  user: UserRow,
  { tries, triesLeft, seconds }: ReturnType<typeof afterWrong>,
): Promise<Refused> {
  await writeTries(tx, user, tries, effects.now())
  if (triesLeft === 0) await dropStepTokens(tx, user.id)
  await recordEvent(tx, effects.newId, {
    type: 'second_step.refused',
    organisationId: user.organisation_id,
    at: effects.now(),
    actorId: user.id,
    subjectId: null,
    deviceId,
    sessionId: null,
    ip,
    details: { surface: place.surface, triesLeft, seconds },
  })
  return wrongStep(triesLeft, seconds)
}
