import type { AuditEvent } from '../../../contract/audit-events.ts'
import type { Confirm } from '../../../contract/confirm.ts'
import type { Invitation } from '../../../contract/http/users.ts'
import type { NewPinTold } from '../../../contract/mail-kinds.ts'
import type { Database, Executor } from '../../db/database.ts'
import type { UserRow } from '../../db/schema.ts'
import type { EventBus } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import type { ConfirmChange } from '../../http/confirm-change.ts'
import type { StillMay } from '../../http/still-may.ts'
import type { Effects } from '../effects.ts'

export interface UserServiceDeps {
  database: Database
  effects: Effects
  events: EventBus
  /** Signs a change with the own password or PIN (SIGN-1, USR-4). */
  confirmChange: ConfirmChange
  /** Whether who signed may still do it, asked in the transaction. */
  stillMay: StillMay
  /** Gives somebody new a PIN where the organisation wants that (POL-6), in the same transaction; null: it does not. */
  welcome: (
    tx: Executor,
    caller: WithSession<BrowserCaller>,
    userId: string,
  ) => Promise<{ generated: string | null; told: NewPinTold | null; keypadChanged: boolean } | Refused | null>
  /** Gives a removed user's PIN up, in the same transaction (PIN-10). */
  releasePin: (tx: Executor, userId: string, now: number) => Promise<void>
  /** Links by which users choose their own password, in the same transaction (ACC-2). */
  invitations: {
    open: (tx: Executor, user: UserRow, by: By) => Promise<Invitation>
    /** @returns whether there was one. */
    withdraw: (tx: Executor, user: UserRow, by: By) => Promise<boolean>
  }
  /** Asks by mail whether an address is its user's, in the same transaction (SELF-7). */
  verification: {
    welcome: (tx: Executor, user: UserRow, by: By | null) => Promise<void>
    moved: (tx: Executor, before: UserRow, after: UserRow, by: By) => Promise<void>
  }
  /** Why no further link may be mailed to somebody now; null: it may be. */
  refuseMail: (tx: Executor, to: { organisationId: string; userId: string }, now: number) => Promise<Refused | null>
}

/** Who did it, and from where. */
type By = Omit<AuditEvent, 'type' | 'details'>

/** What a change is signed with, where it asks for that. */
export interface Signature {
  confirm?: Confirm | undefined
}
