import type { NewPinTold } from '../../../contract/mail-kinds.ts'
import type { Database, Executor } from '../../db/database.ts'
import type { EventBus } from '../../events/event-bus.ts'
import type { BrowserCaller, DeviceCaller, WithSession } from '../../http/caller.ts'
import type { ConfirmChange, Signed } from '../../http/confirm-change.ts'
import type { PasswordCheck } from '../../http/password-check.ts'
import type { StillMay } from '../../http/still-may.ts'
import type { Effects } from '../effects.ts'
import type { PinSetter } from './pin-tries.ts'
import type { PinTagger } from './pin-tagger.ts'

/** What giving somebody a PIN takes, whoever gives it. */
export interface PinCoreDeps {
  database: Database
  /** Tells an owner by mail that the PIN was set, in the same transaction (SELF-8). */
  tellOwner: (tx: Executor, owner: { organisationId: string; userId: string }) => Promise<unknown>
  /** Brings an owner the PIN itself by mail, in the same transaction (POL-7). */
  writeNewPin: (tx: Executor, newPin: { organisationId: string; userId: string; pin: string }) => Promise<NewPinTold>
  effects: Effects
  events: EventBus
  tagger: PinTagger
}

export interface PinServiceDeps extends PinCoreDeps {
  /** Whether who signed may still do it, asked in the transaction. */
  stillMay: StillMay
  /** Signs a change of the own PIN with the own password (SELF-3, SELF-9). */
  confirmPassword: PasswordCheck['confirmPassword']
  /** Signs a change of somebody's PIN with the own password or PIN (USR-3, SIGN-1). */
  confirmChange: ConfirmChange
}

/** Who sets a PIN and from where: somebody in a session of console or terminal, the holder of a single-use token, or a job of the system. */
export interface PinActor {
  organisationId: string
  /** Null: the system itself, which nothing limits and nobody answers to. */
  actorId: string | null
  sessionId: string | null
  deviceId: string | null
  ip: string | null
}

/** Who sets whose PIN, and by what that was signed, where it was. */
export interface PinTarget {
  by: PinActor
  userId: string
  signed?: Signed
}

/** Somebody in a session, as who sets a PIN. */
export function actorOf({ session, ip }: WithSession<BrowserCaller> | WithSession<DeviceCaller>): PinActor {
  return {
    organisationId: session.organisation_id,
    actorId: session.user_id,
    sessionId: session.id,
    deviceId: session.device_id,
    ip,
  }
}

/** The part of an audit event that tells who did it, to whom where that is somebody else. */
export function aboutPin({ effects }: Pick<PinCoreDeps, 'effects'>, { by, userId }: PinTarget) {
  return { ...by, at: effects.now(), subjectId: userId === by.actorId ? null : userId }
}

/** Whose tries and offers count; null for the system, which has none. */
export function setterOf({ by, userId }: PinTarget): PinSetter | null {
  const { organisationId, actorId } = by
  return actorId === null ? null : { organisationId, actorId, subjectId: userId }
}

/** Randomness as the generator takes it. */
export function generatorOf({ tagger, effects }: Pick<PinCoreDeps, 'tagger' | 'effects'>) {
  return { tagger, randomBytes: (count: number) => effects.randomBytes(count) }
}
