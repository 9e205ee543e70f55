import type { RecoveryState } from '../../../contract/http/recovery-codes.ts'
import { allRoles } from '../../../contract/roles.ts'
import { readCode, recoveryCodeLength, writeCode } from '../../../contract/typed-code.ts'
import { drawCode } from '../../crypto/draw-code.ts'
import type { KeyRing } from '../../crypto/key-ring.ts'
import type { Database, Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import { endSessions } from '../../db/session-endings.ts'
import type { UserRow } from '../../db/schema.ts'
import { setPassword } from '../../db/user-password.ts'
import type { EventBus, ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, LiveSession, WithSession } from '../../http/caller.ts'
import { passwordProblem, type PasswordAttempt, type PasswordRefusal } from '../../http/password-check.ts'
import type { StillMay } from '../../http/still-may.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { Effects } from '../effects.ts'
import { countCodes, hasCode, replaceCodes, spendCode } from './recovery-code-store.ts'

/** How somebody proves who they are without a password, in the place and at the price of one (GRD-8). */
export interface OtherProof<T> {
  /** The slow part, the same for somebody unknown. @returns whether it may be right. */
  work: (userId: string) => Promise<boolean>
  /** Runs in the transaction that accepts; null: it was not right after all. */
  open: (tx: Executor, user: UserRow) => Promise<T | null>
}

export interface RecoveryCodeDeps {
  database: Database
  effects: Effects
  events: EventBus
  keys: Pick<KeyRing, 'mac'>
  stillMay: StillMay
  confirmPassword: (session: LiveSession, password: string, caller: BrowserCaller) => Promise<'accepted' | Refused>
  organisationFor: (slug: string | undefined) => Promise<string>
  /** Hashes a new password; whoever calls has taken a turn. */
  hashPassword: (password: string) => Promise<string>
  proveOtherwise: <T>(
    attempt: Omit<PasswordAttempt, 'password'>,
    proof: OtherProof<T>,
  ) => Promise<{ kind: 'accepted'; opened: T } | PasswordRefusal>
  /** Tells the owner by mail, in the same transaction. */
  tellPasswordChanged: (tx: Executor, owner: { organisationId: string; userId: string }) => Promise<unknown>
}

type Person = WithSession<BrowserCaller>

export interface RecoveryCodeService {
  read: (caller: Person) => Promise<RecoveryState>
  /** Makes ten; they are in the answer and nowhere else. */
  make: (caller: Person, password: string) => Promise<{ codes: string[]; madeAt: string } | Refused>
  /** Sets a new password by a code, once. Null: done. */
  recover: (caller: BrowserCaller, wish: Recovery) => Promise<Refused | null>
}

export interface Recovery {
  organisation?: string | undefined
  username: string
  code: string
  password: string
}

const codesAtOnce = 10

/** Printed codes for who forgot the password (ACC-1). */
export function createRecoveryCodeService(deps: RecoveryCodeDeps): RecoveryCodeService {
  return {
    read: async ({ session }) => {
      const { left, madeAt } = await countCodes(deps.database, session.user_id)
      return { codes: madeAt === null ? null : { left, madeAt: new Date(madeAt).toISOString() } }
    },
    make: async (caller, password) => {
      const confirmed = await deps.confirmPassword(caller.session, password, caller)
      if (confirmed !== 'accepted') return confirmed
      return deps.database.transaction((tx) => makeIn(deps, tx, caller))
    },
    recover: (caller, wish) => recover(deps, caller, wish),
  }
}

/** What is kept of a code: a keyed hash that belongs to one user. */
function tagOf({ keys }: RecoveryCodeDeps, userId: string, code: string): Uint8Array {
  return keys.mac('recovery code', `${userId}\0${code}`)
}

async function makeIn(deps: RecoveryCodeDeps, tx: Executor, caller: Person): Promise<{ codes: string[]; madeAt: string } | Refused> {
  const { effects } = deps
  const { organisation_id: organisationId, user_id: userId } = caller.session
  await lockOrganisation(tx, organisationId)
  const now = effects.now()
  const refused = await deps.stillMay(tx, caller, allRoles, now)
  if (refused !== null) return refused
  const codes = Array.from({ length: codesAtOnce }, () => drawCode((count) => effects.randomBytes(count), recoveryCodeLength))
  const rows = codes.map((code) => ({ organisation_id: organisationId, user_id: userId, tag: tagOf(deps, userId, code), created_at: now }))
  await replaceCodes(tx, userId, rows)
  await recordEvent(tx, effects.newId, { type: 'user.recovery_codes_made', ...byCaller(caller, now), details: {} })
  return { codes: codes.map(writeCode), madeAt: new Date(now).toISOString() }
}

async function recover(deps: RecoveryCodeDeps, caller: BrowserCaller, wish: Recovery): Promise<Refused | null> {
  const organisationId = await deps.organisationFor(wish.organisation)
  const code = readCode(wish.code)
  let passwordHash = ''
  const outcome = await deps.proveOtherwise(
    { organisationId, username: wish.username, caller },
    {
      // The Argon2 of the new password, right code or not: unknown users and wrong codes cost the same.
      work: async (userId) => {
        passwordHash = await deps.hashPassword(wish.password)
        return hasCode(deps.database, { user_id: userId, tag: tagOf(deps, userId, code) })
      },
      open: (tx, user) => recoverIn(deps, tx, { user, tag: tagOf(deps, user.id, code), passwordHash, ip: caller.ip }),
    },
  )
  if (outcome.kind !== 'accepted') return passwordProblem(outcome)
  deps.events.publish(...outcome.opened)
  return null
}

interface Recovered {
  user: UserRow
  tag: Uint8Array
  passwordHash: string
  ip: string
}

async function recoverIn(deps: RecoveryCodeDeps, tx: Executor, { user, tag, passwordHash, ip }: Recovered): Promise<ServerEvent[] | null> {
  if (!(await spendCode(tx, { user_id: user.id, tag }))) return null
  const { effects } = deps
  const owner = { organisationId: user.organisation_id, userId: user.id }
  await setPassword(tx, user.id, passwordHash, 'printed_code')
  const by = {
    organisationId: user.organisation_id,
    at: effects.now(),
    actorId: user.id,
    subjectId: null,
    deviceId: null,
    sessionId: null,
    ip,
  }
  await recordEvent(tx, effects.newId, { type: 'user.password_reset', ...by, details: { by: 'recovery_code' } })
  await deps.tellPasswordChanged(tx, owner)
  return endSessions(tx, effects, { user_id: user.id }, 'password_changed', { actorId: user.id, ip })
}
