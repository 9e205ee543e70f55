import type { Executor } from '../../db/database.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { UserServiceDeps } from './user-deps.ts'

/** Refuses what a role may not do to another (USR-5), on record. @param tried the call, and the ID of whom it meant. */
export async function refuseAccess(
  { effects }: Pick<UserServiceDeps, 'effects'>,
  tx: Executor,
  caller: WithSession<BrowserCaller>,
  tried: { call: string; subjectId: string | null },
): Promise<Refused> {
  const event = { ...byCaller(caller, effects.now()), subjectId: tried.subjectId, details: { call: tried.call } }
  await recordEvent(tx, effects.newId, { type: 'access.refused', ...event })
  return { refused: 'not_allowed' }
}
