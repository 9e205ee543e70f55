import { hashPassword } from '../../crypto/passwords.ts'
import type { Executor } from '../../db/database.ts'
import type { UserRow } from '../../db/schema.ts'
import type { Refused } from '../../http/answer.ts'
import type { LiveSession } from '../../http/caller.ts'
import type { AddressLimit } from '../../http/address-limit.ts'
import {
  passwordProblem,
  type PasswordAttempt,
  type PasswordCaller,
  type PasswordCheck,
  type PasswordRefusal,
} from '../../http/password-check.ts'
import { forgetCounters, forgetCountersOf, forgetMadeUpRecords } from './counter-store.ts'
import { isAtKnownPlace } from './password-charge.ts'
import { forgetKnownPlaces } from '../../db/known-places.ts'
import { comesByServer } from './place.ts'
import { firstRealId, madeUpOrganisationId, passwordSubject } from './password-subject.ts'
import { notAfterAll, tryPassword, type PasswordTry, type TryDeps } from './password-try.ts'
import { findById, organisationIds } from './password-user-store.ts'
import type { VerifyQueue } from './verify-queue.ts'

export interface PasswordDeps extends TryDeps {
  queue: VerifyQueue
  /** Bounds how often one address signs in, whatever names it tries: each try costs an Argon2 (GRD-8). */
  signIns: AddressLimit
  /** A change was signed with the password: the PIN may sign again, in the same transaction (SIGN-1). */
  afterConfirmation: (tx: Executor, userId: string) => Promise<void>
}

export interface PasswordService extends PasswordCheck {
  /**
   * Counts and waits as for a password, where somebody proves otherwise who they are (ACC-1). `work` is the slow part, and does the same for
   * somebody unknown; `open` runs in the transaction that accepts, and answers null where it was not right after all.
   */
  proveOtherwise<T>(
    attempt: Omit<PasswordAttempt, 'password'>,
    proof: { work: (userId: string) => Promise<boolean>; open: (tx: Executor, user: UserRow) => Promise<T | null> },
  ): Promise<{ kind: 'accepted'; opened: T } | PasswordRefusal>
  /** Hashes a new password in its turn; refuses where too many wait. */
  hashNewPassword(password: string): Promise<string | Refused>
  /** Ends the waits that wrong passwords brought, in the transaction that gives a new one. */
  forgetWrongPasswords(tx: Executor, organisationId: string, usernameKey: string): Promise<void>
  /** Forgets counters untouched for 30 days, and places where nobody signed in for 400. */
  purge(): Promise<void>
}

const day = 24 * 60 * 60_000
const counterSpan = 30 * day
/** As long as browsers keep a cookie (RFC 6265bis, section 5.5). Milliseconds. */
const knownPlaceSpan = 400 * day
/** What to wait where the queue is full, in seconds. */
const busySeconds = 2

/** The password check of GRD-8, for device, console and confirmations alike. */
export function createPasswordService(deps: PasswordDeps): PasswordService {
  return {
    organisationFor: (slug) => organisationFor(deps, slug),
    signIn: (attempt, open) => signIn(deps, { attempt, surface: surfaceOf(attempt), open }),
    confirmPassword: (session, password, caller) => confirmPassword(deps, session, password, caller),
    proveOtherwise: (attempt, { work, open }) =>
      signIn(deps, {
        attempt: { ...attempt, password: '' },
        surface: 'recovery',
        work,
        open: async (tx, user) => (await open(tx, user)) ?? notAfterAll,
      }),
    hashNewPassword: async (password) => {
      const visit = await deps.queue.enter((turn) => turn(() => hashPassword(password)))
      return visit.kind === 'full' ? { refused: 'unavailable', retryAfterSeconds: busySeconds } : visit.value
    },
    forgetWrongPasswords: (tx, organisationId, usernameKey) =>
      forgetCountersOf(tx, { organisation_id: organisationId, subject: passwordSubject(deps.keyRing, organisationId, usernameKey) }),
    purge: () => purge(deps),
  }
}

async function organisationFor({ database, keyRing }: PasswordDeps, slug: string | undefined): Promise<string> {
  const [first, second] = await organisationIds(database, slug)
  return first !== undefined && second === undefined ? first : madeUpOrganisationId(keyRing, slug ?? '')
}

async function confirmPassword(deps: PasswordDeps, session: LiveSession, password: string, caller: PasswordCaller) {
  const user = await findById(deps.database, session.user_id)
  const attempt = { organisationId: session.organisation_id, username: user?.username_key ?? '', password, caller }
  const outcome = await inQueue(deps, { attempt, surface: 'confirmation', open: (tx) => deps.afterConfirmation(tx, session.user_id) })
  return outcome.kind === 'accepted' ? 'accepted' : passwordProblem(outcome, 'confirmation_not_accepted')
}

/**
 * Places where the owner signed in before come past the address's limit: a stranger behind it never locks them out (GRD-8). So does an
 * application's server, which is limited as an application.
 */
async function signIn<T>(deps: PasswordDeps, one: PasswordTry<T>) {
  const { attempt } = one
  const wait = comesByServer(attempt.caller) ? null : await deps.signIns.take(attempt.caller.ip)
  if (wait === null || (await isAtKnownPlace(deps.database, attempt))) return inQueue(deps, one)
  return { kind: 'limited', retryAfterSeconds: wait, waitSeconds: wait } as const
}

async function inQueue<T>(deps: PasswordDeps, one: PasswordTry<T>) {
  const visit = await deps.queue.enter((turn) => tryPassword(deps, one, turn))
  return visit.kind === 'full' ? ({ kind: 'busy', retryAfterSeconds: busySeconds } as const) : visit.value
}

async function purge({ database, effects }: PasswordDeps): Promise<void> {
  const now = effects.now()
  await forgetCounters(database, now - counterSpan)
  await forgetMadeUpRecords(database, firstRealId, now - counterSpan)
  await forgetKnownPlaces(database, now - knownPlaceSpan)
}

function surfaceOf({ caller }: PasswordAttempt) {
  const surfaces = { device: 'terminal', browser: 'console', application: 'application' } as const
  return surfaces[caller.kind]
}
