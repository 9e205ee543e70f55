import { allRoles } from '../../../contract/roles.ts'
import type { Database, Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import { setPassword } from '../../db/user-password.ts'
import type { EventBus, ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, LiveSession, WithSession } from '../../http/caller.ts'
import type { StillMay } from '../../http/still-may.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { Effects } from '../effects.ts'
import { endOwnSessions } from './end-own-sessions.ts'
import { findOwnUser, lockOwnUser } from './own-user-store.ts'

export interface OwnPasswordDeps {
  database: Database
  effects: Effects
  events: EventBus
  /** Verifies the current password, and counts wrong ones (GRD-8). */
  confirmPassword: (session: LiveSession, password: string, caller: BrowserCaller) => Promise<'accepted' | Refused>
  /** Whether who signed may still do it, asked in the transaction. */
  stillMay: StillMay
  /** Hashes a new password in its turn: Argon2 takes 19 MiB. */
  hashNewPassword: (password: string) => Promise<string | Refused>
}

type Person = WithSession<BrowserCaller>

export interface OwnPasswordService {
  /** Null: done. */
  change: (caller: Person, passwords: { current: string; password: string }) => Promise<Refused | null>
}

/** The own password, in the hands of its owner alone. */
export function createOwnPasswordService(deps: OwnPasswordDeps): OwnPasswordService {
  return { change: (caller, passwords) => changePassword(deps, caller, passwords) }
}

/** Changes the own password; every other session of the user ends, the one that asks goes on. */
async function changePassword(
  deps: OwnPasswordDeps,
  caller: Person,
  { current, password }: { current: string; password: string },
): Promise<Refused | null> {
  // Read before the check: a password that somebody changed or took away meanwhile is not written over.
  const before = await findOwnUser(deps.database, caller.session.user_id)
  const confirmed = await deps.confirmPassword(caller.session, current, caller)
  if (confirmed !== 'accepted') return confirmed
  const passwordHash = await deps.hashNewPassword(password)
  if (typeof passwordHash !== 'string') return passwordHash
  const change = { from: before?.password_hash ?? null, to: passwordHash }
  const done = await deps.database.transaction((tx) => changeIn(deps, tx, caller, change))
  if ('refused' in done) return done
  deps.events.publish(...done)
  return null
}

async function changeIn(
  deps: OwnPasswordDeps,
  tx: Executor,
  caller: Person,
  { from, to }: { from: string | null; to: string },
): Promise<ServerEvent[] | Refused> {
  const { effects } = deps
  await lockOrganisation(tx, caller.session.organisation_id)
  const refused = await deps.stillMay(tx, caller, allRoles, effects.now())
  if (refused !== null) return refused
  const user = await lockOwnUser(tx, caller.session.user_id)
  if (from === null || user?.password_hash !== from) return { refused: 'confirmation_not_accepted' }
  await setPassword(tx, user.id, to)
  await recordEvent(tx, effects.newId, { type: 'user.password_changed', ...byCaller(caller, effects.now()), details: {} })
  return endOwnSessions(tx, effects, caller, { wanted: (id) => id !== caller.session.id, reason: 'password_changed' })
}
