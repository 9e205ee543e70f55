import type { Database, Executor } from '../../db/database.ts'
import type { EventBus } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, LiveSession, WithSession } from '../../http/caller.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { Effects } from '../effects.ts'
import type { PinSetter } from './pin-tries.ts'
import type { PinTagger } from './pin-tagger.ts'

export interface PinServiceDeps {
  database: Database
  /** Tells an owner by mail that the PIN was set, in the same transaction (SELF-8). */
  tellOwner: (tx: Executor, owner: { organisationId: string; userId: string }) => Promise<unknown>
  effects: Effects
  events: EventBus
  tagger: PinTagger
  /** Signs the change with the own password (USR-3). */
  confirmPassword: (session: LiveSession, password: string, caller: BrowserCaller) => Promise<'accepted' | Refused>
}

/** Who sets whose PIN. */
export interface PinTarget {
  caller: WithSession<BrowserCaller>
  userId: string
}

/** The part of an audit event that tells who did it, to whom where that is somebody else. */
export function aboutPin(deps: PinServiceDeps, { caller, userId }: PinTarget) {
  return { ...byCaller(caller, deps.effects.now()), subjectId: userId === caller.session.user_id ? null : userId }
}

export function setterOf({ caller, userId }: PinTarget): PinSetter {
  return { organisationId: caller.session.organisation_id, actorId: caller.session.user_id, subjectId: userId }
}

/** Randomness as the generator takes it. */
export function generatorOf({ tagger, effects }: Pick<PinServiceDeps, 'tagger' | 'effects'>) {
  return { tagger, randomBytes: (count: number) => effects.randomBytes(count) }
}
