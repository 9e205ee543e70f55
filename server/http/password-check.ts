import { assertNever, type ErrorCode } from '../../contract/errors.ts'
import type { UserRow } from '../db/schema.ts'
import type { Executor } from '../db/database.ts'
import type { Refused } from './answer.ts'
import type { ApplicationCaller, BrowserCaller, DeviceCaller, LiveSession } from './caller.ts'

/**
 * Where a password is typed: the address, and the device's key, the browser's cookie or what an application keeps for its user, by which
 * GRD-8 knows the place again.
 */
export type PasswordCaller =
  | Pick<DeviceCaller, 'kind' | 'ip' | 'proof' | 'device'>
  | Pick<BrowserCaller, 'kind' | 'ip' | 'place'>
  | (Pick<ApplicationCaller, 'kind' | 'ip' | 'app'> & { place: string | null })

export interface PasswordAttempt {
  /** From `organisationFor`: it may be made up, and then nobody is found there. */
  organisationId: string
  /** As typed. */
  username: string
  /** As typed; never stored. */
  password: string
  caller: PasswordCaller
}

/** A wrong password, and what may still be tried (GRD-8). */
export interface PasswordRefused {
  kind: 'refused'
  /** 0 where the wait has begun. */
  triesLeft: number
  afterTries: { kind: 'wait'; seconds: number }
}

/** A try within a wait: the password was not looked at. Whole seconds. */
export interface PasswordLimited {
  kind: 'limited'
  retryAfterSeconds: number
  waitSeconds: number
}

/** So many sign-ins at once that this one was not begun; nothing was counted. */
export interface PasswordBusy {
  kind: 'busy'
  retryAfterSeconds: number
}

export type PasswordRefusal = PasswordRefused | PasswordLimited | PasswordBusy

/** What GRD-8 offers to whoever signs people in. */
export interface PasswordCheck {
  /** The organisation a sign-in means: the named one, else the only one. A made-up ID where there is none, so that nobody learns which exist. */
  organisationFor(slug: string | undefined): Promise<string>
  /**
   * Checks a password (GRD-8). On success `open` runs in the transaction that clears the counters, with the user's row locked: what it
   * writes, a session say, stands or falls with the sign-in. Blocked, removed and PIN-only users are refused like wrong passwords (PIN-5).
   */
  signIn<T>(
    attempt: PasswordAttempt,
    open: (tx: Executor, user: UserRow) => Promise<T>,
  ): Promise<{ kind: 'accepted'; opened: T } | PasswordRefusal>
  /** Signs a change with the own password (ACT-2, USR-3). Wrong ones count like those of a sign-in at the same place. */
  confirmPassword(session: LiveSession, password: string, caller: PasswordCaller): Promise<'accepted' | Refused>
}

/** How a refusal travels. @param wrong the code of a wrong password: that of a sign-in, or of a confirmation. */
export function passwordProblem(
  refusal: PasswordRefusal,
  wrong: Extract<ErrorCode, 'password_not_accepted' | 'confirmation_not_accepted'> = 'password_not_accepted',
): Refused {
  const { kind } = refusal
  switch (kind) {
    case 'refused': {
      const { triesLeft, afterTries } = refusal
      const begun = triesLeft === 0 ? { retryAfterSeconds: afterTries.seconds, waitSeconds: afterTries.seconds } : {}
      return { refused: wrong, triesLeft, afterTries, ...begun }
    }
    case 'limited':
      return { refused: 'try_later', retryAfterSeconds: refusal.retryAfterSeconds, waitSeconds: refusal.waitSeconds }
    case 'busy':
      return { refused: 'unavailable', retryAfterSeconds: refusal.retryAfterSeconds }
    default:
      return assertNever(kind)
  }
}
