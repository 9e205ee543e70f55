import type { Database, Executor } from '../../db/database.ts'
import type { AddressLimit } from '../../http/address-limit.ts'
import type { Refused } from '../../http/answer.ts'
import type { KeyRing } from '../../crypto/key-ring.ts'
import type { Effects } from '../effects.ts'

/** Who chooses a PIN, by a code: as the one core of PINs takes it. */
export interface CodeTarget {
  by: { organisationId: string; actorId: string; sessionId: null; deviceId: string | null; ip: string }
  userId: string
}

/** A PIN as typed, or one of three that are on offer. */
export type CodeWish = { pin: string } | { offer: string }

/** Whose mailbox it is, and where from somebody asks. */
interface CodeMailbox {
  organisationId: string
  userId: string
  ip: string
  deviceId: string | null
}

type Refuse = (tx: Executor) => Promise<Refused | null>

export interface PinCodeDeps {
  database: Database
  effects: Effects
  keys: Pick<KeyRing, 'mac'>
  /** Bounds how often one address asks for codes and tries them. */
  links: AddressLimit
  /** Whether there is a mail server at all. */
  canMail: boolean
  /** Where a secret may be mailed to somebody; null: nowhere. */
  mailboxOf: (tx: Executor, organisationId: string, userId: string) => Promise<string | null>
  /** Mails a code to that address, in the same transaction. */
  tellCode: (tx: Executor, to: { organisationId: string; userId: string; address: string; code: string }) => Promise<unknown>
  /** Of password and PIN one mailbox gives one where the role asks for both (POL-8). */
  oneMailbox: {
    /** Keeps the code from who got the password by mail, and tells them why. */
    withholds: (tx: Executor, who: CodeMailbox & { address: string }, factor: 'pin') => Promise<boolean>
    /** The same where the code is used, in that transaction. */
    refuses: (tx: Executor, who: CodeMailbox, factor: 'pin') => Promise<Refused | null>
  }
  /** Notes that the PIN came by mail, in the transaction that sets it (POL-8). */
  notePinByMail: (tx: Executor, userId: string) => Promise<void>
  /** Gives the tries at the current PIN back: who has the mailbox need not guess (SELF-2). */
  forgetWrongPins: (tx: Executor, userId: string) => Promise<void>
  /** Three PINs to choose one of (POL-9); `refuse` is asked in the transaction. */
  offerPins: (wish: CodeTarget & { refuse: Refuse }) => Promise<{ pins: string[]; expiresAt: number } | Refused>
  /** Why a typed PIN may not be, by the rules that everybody knows; null: it may be tried. */
  refuseByRule: (change: CodeTarget & { wanted: CodeWish }) => Promise<Refused | null>
  /** Sets a PIN with all that hangs on it; `along` stands or falls with it. */
  changePin: (
    change: CodeTarget & { wanted: CodeWish; refuse: Refuse; along: (tx: Executor) => Promise<void> },
  ) => Promise<{ floor?: number | undefined } | Refused>
  /** Lengths of a typed PIN; null where PINs are generated only. */
  typingRules: (tx: Executor, organisationId: string) => Promise<{ min: number; max: number } | null>
}
