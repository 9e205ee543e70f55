import type { NewPinTold } from '../../../contract/mail-kinds.ts'
import type { KeyRing } from '../../crypto/key-ring.ts'
import type { Database, Executor } from '../../db/database.ts'
import type { EventBus } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, LiveSession } from '../../http/caller.ts'
import type { StillMay } from '../../http/still-may.ts'
import type { Effects } from '../effects.ts'

interface PinWish {
  organisationId: string
  userIds: readonly string[]
  /** Digits. */
  length: number
  graceUntil: number | undefined
  /** Epoch milliseconds. */
  now: number
}

export interface RenewalDeps {
  database: Database
  effects: Effects
  events: EventBus
  keys: KeyRing
  /** Whether there is a mail server. */
  canMail: boolean
  pins: {
    /** Gives people generated PINs in the place of the old ones, under `lockOrganisation`; whose is missing found none free, and nothing changed. */
    renew: (tx: Executor, wish: PinWish) => Promise<Map<string, string>>
    hasRoom: (tx: Executor, space: { organisationId: string; length: number; people: number; now: number }) => Promise<boolean>
    /** Digits of PINs that are generated now (POL-2). */
    lengthOf: (tx: Executor, organisationId: string) => Promise<number>
    keypadOf: (tx: Executor, organisationId: string) => Promise<string>
    /** Ends graces that are over; which keypads are others now. */
    endOverGraces: (tx: Executor, now: number, atMost: number) => Promise<{ ended: number; keypads: string[] }>
  }
  /** Writes the mail with a new PIN in the transaction that sets it (MAIL-2, MAIL-3). */
  writeNewPin: (tx: Executor, to: { organisationId: string; userId: string; pin: string }) => Promise<NewPinTold>
  /** Tells an owner by mail that the PIN was set, without it, in the same transaction (SELF-8). */
  tellOwner: (tx: Executor, owner: { organisationId: string; userId: string }) => Promise<unknown>
  /** Whether who signed may still do it, asked in the transaction. */
  stillMay: StillMay
  /** Signs with the own password. */
  confirmPassword: (session: LiveSession, password: string, caller: BrowserCaller) => Promise<'accepted' | Refused>
}
