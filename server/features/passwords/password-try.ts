import type { KeyRing } from '../../crypto/key-ring.ts'
import type { verifyPassword } from '../../crypto/passwords.ts'
import type { Database, Executor } from '../../db/database.ts'
import type { UserRow } from '../../db/schema.ts'
import { usernameKey } from '../../db/username-key.ts'
import type { PasswordAttempt, PasswordCaller, PasswordRefusal, PasswordRefused } from '../../http/password-check.ts'
import type { Effects } from '../effects.ts'
import { noteKnownPlace } from '../../db/known-places.ts'
import { chargeTry, clearCounters, type Subject } from './password-charge.ts'
import { outlook, type Counted } from './password-policy.ts'
import { recordWrongPassword, type Surface } from './password-records.ts'
import { passwordSubject } from './password-subject.ts'
import { findByUsername, holdUser } from './password-user-store.ts'
import { lastingPlace } from './place.ts'
import type { Turn } from './verify-queue.ts'

export interface TryDeps {
  database: Database
  effects: Effects
  keyRing: Pick<KeyRing, 'mac'>
  /** The slow part; does the same work for `null`. */
  verify: typeof verifyPassword
}

/** What `open` answers where a proof turns out not to be right after all. */
export const notAfterAll = Symbol('not after all')

export interface PasswordTry<T> {
  attempt: PasswordAttempt
  surface: Surface
  /** What is looked at in place of the password; the same work for somebody unknown. Left out: the password. */
  work?: (userId: string) => Promise<boolean>
  /** Runs in the transaction that accepts. */
  open: (tx: Executor, user: UserRow) => Promise<T | typeof notAfterAll>
}

type Charge = Awaited<ReturnType<typeof chargeTry>>
type Outcome<T> = { kind: 'accepted'; opened: T } | PasswordRefusal

/** Charge in one transaction, verify outside of any, settle in another: Argon2 holds no lock, and a crash leaves the charge (GRD-8). */
export async function tryPassword<T>(deps: TryDeps, one: PasswordTry<T>, turn: Turn): Promise<Outcome<T>> {
  const { subject, charge } = await deps.database.transaction((tx) => charged(tx, deps, one.attempt))
  if (charge.kind === 'limited') return charge
  const right = await turn(() => isRight(deps, one, subject.user))
  return deps.database.transaction(async (tx) => {
    const user = right ? await unchangedUser(tx, subject, one.attempt.caller) : null
    const opened = user === null ? notAfterAll : await one.open(tx, user)
    if (user === null || opened === notAfterAll) return refuse(tx, deps, one, subject, charge.counted)
    await settle(tx, deps, one, { ...subject, user }, charge.place)
    return { kind: 'accepted', opened }
  })
}

async function charged(tx: Executor, deps: TryDeps, attempt: PasswordAttempt): Promise<{ subject: Subject; charge: Charge }> {
  const { organisationId } = attempt
  const name = usernameKey(attempt.username)
  const user = await findByUsername(tx, organisationId, name)
  const subject = { organisationId, key: passwordSubject(deps.keyRing, organisationId, name), user }
  return { subject, charge: await chargeTry(tx, subject, attempt.caller, deps.effects.now()) }
}

/** Asked for in place of the user where there is none, or none who has a password. */
const nobody = '00000000-0000-0000-0000-000000000000'

function isRight(deps: TryDeps, { attempt, work }: PasswordTry<unknown>, user: UserRow | undefined): Promise<boolean> {
  const hash = usableHash(user)
  if (work === undefined) return deps.verify(attempt.password, hash)
  return work(hash === null || user === undefined ? nobody : user.id)
}

/** The hash a password may open. None for unknown, blocked, removed and PIN-only users: the same work, and a no (PIN-5). */
function usableHash(user: UserRow | undefined): string | null {
  if (user === undefined || user.blocked === 1 || user.removed_at !== null || user.login_method === 'pin_only') return null
  return user.password_hash
}

/** The user as of now, held; null where the hash that was right opens nothing any more. */
async function unchangedUser(tx: Executor, { organisationId, user }: Subject, caller: PasswordCaller): Promise<UserRow | null> {
  if (user === undefined) return null
  const held = await holdUser(tx, organisationId, user.id, caller.kind === 'device' ? (caller.device?.id ?? null) : null)
  const hash = usableHash(held)
  return held !== undefined && hash !== null && hash === user.password_hash ? held : null
}

async function settle(
  tx: Executor,
  deps: TryDeps,
  { attempt }: PasswordTry<unknown>,
  subject: Subject & { user: UserRow },
  place: string,
): Promise<void> {
  const now = deps.effects.now()
  await clearCounters(tx, subject, place, now)
  await notePlace(tx, subject, attempt.caller, now)
}

/** A device's key is noted before its approval too: it counts as known from the approval on. */
async function notePlace(tx: Executor, { organisationId, user }: Subject & { user: UserRow }, caller: PasswordCaller, now: number) {
  const place = lastingPlace(caller)
  if (place !== null) await noteKnownPlace(tx, { organisation_id: organisationId, user_id: user.id, place }, now)
}

async function refuse(
  tx: Executor,
  { effects }: TryDeps,
  { attempt, surface }: PasswordTry<unknown>,
  subject: Subject,
  counted: readonly Counted[],
): Promise<PasswordRefused> {
  const { triesLeft, seconds } = outlook(counted)
  await recordWrongPassword(tx, effects, subject, attempt.caller, surface, triesLeft === 0 ? seconds : 0)
  return { kind: 'refused', triesLeft, afterTries: { kind: 'wait', seconds } }
}
