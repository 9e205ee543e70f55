import type { Executor } from '../../db/database.ts'
import type { UserRow } from '../../db/schema.ts'
import { usernameKey } from '../../db/username-key.ts'
import type { PasswordAttempt } from '../../http/password-check.ts'
import { takeCounter, writeCounter, type CounterKey } from './counter-store.ts'
import { isKnownPlace } from '../../db/known-places.ts'
import { afterCharge, placeRule, strangersRule, untried, waitNow, type Counted } from './password-policy.ts'
import { findByUsername } from './password-user-store.ts'
import { lastingPlace, mayBeKnown, strangerPlace, strangersPlace } from './place.ts'

/** Whose password is tried: the name's counters, and the user where there is one. */
export interface Subject {
  organisationId: string
  /** `password_attempts.subject`. */
  key: Uint8Array
  user: UserRow | undefined
}

/** A counter in the hands of this transaction. */
interface Taken extends Counted {
  key: CounterKey
}

/** Asked for in place of the user where there is none, so that unknown names cost the same queries (GRD-8). */
const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Takes the counters that a try goes by, and charges it unless a wait is running. The charge is durable before the password is
 * looked at: neither a crash nor a parallel try is free.
 * @returns the running wait, or the counters as charged.
 */
export async function chargeTry(
  tx: Executor,
  subject: Subject,
  caller: PasswordAttempt['caller'],
  now: number,
): Promise<{ kind: 'limited'; retryAfterSeconds: number; waitSeconds: number } | { kind: 'charged'; place: string; counted: Counted[] }> {
  const place = await countingPlace(tx, subject, caller)
  const taken = await takeCounters(tx, subject, place, now)
  const wait = waitNow(taken, now)
  if (wait !== null) return { kind: 'limited', ...wait }
  const charged = taken.map((each) => ({ ...each, counter: afterCharge(each, now) }))
  for (const { key, counter } of charged) await writeCounter(tx, key, counter)
  return { kind: 'charged', place, counted: charged }
}

/** Ends the rows of wrong passwords after a right one: at its place and, since they are then no longer in a row, among strangers. */
export async function clearCounters(tx: Executor, subject: Subject, place: string, now: number): Promise<void> {
  for (const key of [place, strangersPlace].map((each) => counterKey(subject, each))) {
    await takeCounter(tx, key, now)
    await writeCounter(tx, key, untried)
  }
}

/** Whether a sign-in comes from where its user signed in before. */
export async function isAtKnownPlace(tx: Executor, { organisationId, username, caller }: PasswordAttempt): Promise<boolean> {
  const user = await findByUsername(tx, organisationId, usernameKey(username))
  return (await countingPlace(tx, { organisationId, user }, caller)) !== strangerPlace(caller)
}

/** The place's own counter where the user signed in before; else a stranger's. */
async function countingPlace(tx: Executor, subject: Omit<Subject, 'key'>, caller: PasswordAttempt['caller']): Promise<string> {
  const lasting = mayBeKnown(caller) ? lastingPlace(caller) : null
  if (lasting === null) return strangerPlace(caller)
  const known = await isKnownPlace(tx, { organisation_id: subject.organisationId, user_id: subject.user?.id ?? nobody, place: lasting })
  return known ? lasting : strangerPlace(caller)
}

async function takeCounters(tx: Executor, subject: Subject, place: string, now: number): Promise<Taken[]> {
  const own = counterKey(subject, place)
  const taken: Taken[] = [{ rule: placeRule, key: own, counter: await takeCounter(tx, own, now) }]
  if (!place.startsWith('address:')) return taken
  const strangers = counterKey(subject, strangersPlace)
  return [...taken, { rule: strangersRule, key: strangers, counter: await takeCounter(tx, strangers, now) }]
}

function counterKey(subject: Subject, place: string): CounterKey {
  return { organisation_id: subject.organisationId, subject: subject.key, place }
}
