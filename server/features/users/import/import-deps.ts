import type { AuditEvent } from '../../../../contract/audit-events.ts'
import type { NewPinTold } from '../../../../contract/mail-kinds.ts'
import type { Database, Executor } from '../../../db/database.ts'
import type { UserRow } from '../../../db/schema.ts'
import type { EventBus } from '../../../events/event-bus.ts'
import type { Refused } from '../../../http/answer.ts'
import type { BrowserCaller, LiveSession } from '../../../http/caller.ts'
import type { StillMay } from '../../../http/still-may.ts'
import type { Effects } from '../../effects.ts'

/** A PIN for somebody new: that of the file, or a generated one. */
interface PinGift {
  organisationId: string
  userId: string
  pin: string | null
  length: number
  randomBytes: (count: number) => Uint8Array
  now: number
}

export interface ImportDeps {
  database: Database
  effects: Effects
  events: EventBus
  /** Signs the import with the own password, once. */
  confirmPassword: (session: LiveSession, password: string, caller: BrowserCaller) => Promise<'accepted' | Refused>
  /** Asks those who have a PIN only by mail whether their address is theirs, in the same transaction. */
  verification: { welcome: (tx: Executor, user: UserRow, by: null) => Promise<void> }
  /** Whether who signed may still do it, asked in the transaction. */
  stillMay: StillMay
  pins: {
    lengthFor: (tx: Executor, organisationId: string, more: number) => Promise<number>
    /** Users, and digits of the PINs that are generated for so many (POL-2). */
    floorOf: (tx: Executor, organisationId: string) => Promise<{ users: number; digits: number }>
    keypadOf: (tx: Executor, organisationId: string) => Promise<string>
    give: (tx: Executor, gift: PinGift) => Promise<{ pin: string; from: 'file' | 'generated' } | null>
    /** What the organisation wants for new users: a PIN at once (POL-6), and that it is mailed to them (POL-7); and the fewest digits of one now (POL-1). */
    wishesFor: (tx: Executor, organisationId: string) => Promise<{ forNewUsers: boolean; byMail: boolean; bounds: { min: number } }>
    recall: (tx: Executor, gift: Omit<PinGift, 'pin' | 'now'>) => Promise<string | null>
  }
  /** Whether there is a mail server. */
  canMail: boolean
  /** Brings somebody the PIN by mail, in the same transaction (POL-7). */
  writeNewPin: (tx: Executor, newPin: { organisationId: string; userId: string; pin: string }) => Promise<NewPinTold>
  /** Invites somebody to choose a password, by mail, in the same transaction (ACC-2). */
  invitations: { open: (tx: Executor, user: UserRow, by: Omit<AuditEvent, 'type' | 'details'>) => Promise<{ mailed: boolean }> }
}
