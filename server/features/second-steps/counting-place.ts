import type { Executor } from '../../db/database.ts'
import type { KnownPlaceRow } from '../../db/guarding-rows.ts'
import type { UserRow } from '../../db/schema.ts'
import { dropStepTokenAt, endStepTokens, listStepPlaces, type StepPlace } from './second-step-store.ts'
import { knownPlaces, strangersPlace } from './second-step-tries.ts'

type PlaceKey = Pick<KnownPlaceRow, 'organisation_id' | 'user_id' | 'place'>
type User = Pick<UserRow, 'id' | 'organisation_id'>

/** Where users signed in before (GRD-8), as kept for passwords. */
export interface PlaceMemory {
  isKnownPlace: (tx: Executor, key: PlaceKey) => Promise<boolean>
  noteKnownPlace: (tx: Executor, key: PlaceKey, now: number) => Promise<void>
}

/** Kept apart from where a password alone was right: who knows that is not at home for it. */
function keyOf(user: User, { surface, place }: StepPlace): PlaceKey {
  return { organisation_id: user.organisation_id, user_id: user.id, place: `second-step:${surface}:${place}` }
}

/**
 * What a wrong PIN counts against: where the user came in with both before, the place and the day of all such places; else strangers.
 * The key of a device that is not approved is a stranger's (GRD-8).
 */
export async function countingPlaces(
  memory: PlaceMemory,
  tx: Executor,
  user: User,
  { place, deviceId }: { place: StepPlace; deviceId: string | null },
): Promise<string[]> {
  const mayBeKnown = place.surface === 'console' || deviceId !== null
  const known = mayBeKnown && (await memory.isKnownPlace(tx, keyOf(user, place)))
  return known ? [`${place.surface}:${place.place}`, knownPlaces] : [strangersPlace]
}

/** Notes that the user came in with both. A device's key counts as known from its approval on. */
export function noteStepPlace(memory: PlaceMemory, tx: Executor, user: User, place: StepPlace, now: number): Promise<void> {
  return memory.noteKnownPlace(tx, keyOf(user, place), now)
}

/** Ends the tokens that wait where a wait begins: the one at a known place, or those of all strangers. */
export async function dropTokensThere(memory: PlaceMemory, tx: Executor, user: User, at: StepPlace, counted: readonly string[]) {
  await dropStepTokenAt(tx, user.id, at)
  if (!counted.includes(strangersPlace)) return
  for (const place of await listStepPlaces(tx, user.id))
    if (!(await memory.isKnownPlace(tx, keyOf(user, place)))) await endStepTokens(tx, user.id, [place])
}
