import type { SessionEndReason } from '../../../contract/http/terminal.ts'
import type { ErrorCode } from '../../../contract/errors.ts'
import type { Database, Executor } from '../../db/database.ts'
import type { OrganisationRow } from '../../db/schema.ts'
import { endSessions } from '../../db/session-endings.ts'
import type { EventBus } from '../../events/event-bus.ts'
import type { DeviceCaller, LiveSession, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'
import { lockLiveSession, overdueSessions } from './sessions-store.ts'
import { pinRefusal } from './tap-store.ts'

export interface SessionDeps {
  database: Database
  effects: Effects
  events: EventBus
  organisationById(tx: Executor, id: string): Promise<OrganisationRow | undefined>
}

export interface SessionService {
  end(caller: WithSession<DeviceCaller>, reason: Extract<SessionEndReason, 'signed_out' | 'idle'>): Promise<void>
  /** Locks, where a PIN can resume it (TRM-2). @returns null, or why not. */
  lock(caller: WithSession<DeviceCaller>): Promise<ErrorCode | null>
  /** Ends sessions whose age ran out (TRM-1), and tells their terminals. */
  endOverdue(): Promise<void>
}

/** What becomes of a terminal's session after it was opened. */
export function createSessionService(deps: SessionDeps): SessionService {
  return {
    end: (caller, reason) => end(deps, caller.session, reason, { actorId: caller.session.user_id, ip: caller.ip }),
    lock: (caller) => lock(deps, caller),
    endOverdue: async () => {
      for (const { id } of await overdueSessions(deps.database, deps.effects.now()))
        await end(deps, { id }, 'expired', { actorId: null, ip: null })
    },
  }
}

async function end(
  deps: SessionDeps,
  session: { id: string },
  reason: SessionEndReason,
  by: { actorId: string | null; ip: string | null },
): Promise<void> {
  const events = await deps.database.transaction((tx) => endSessions(tx, deps.effects, { id: session.id }, reason, by))
  deps.events.publish(...events)
}

async function lock(deps: SessionDeps, { device, session, ip }: WithSession<DeviceCaller>): Promise<ErrorCode | null> {
  if (device === null) return 'device_not_approved'
  const organisation = await deps.organisationById(deps.database, device.organisation_id)
  const refused = organisation === undefined ? 'device_not_approved' : pinRefusal(device, organisation)
  if (refused !== null) return refused
  // A PIN alone resumes nothing there (POL-8): the terminal signs out instead.
  if (organisation?.[`pin_need_${session.role}`] === 'second_step') return 'not_allowed'
  await deps.database.transaction(async (tx) => {
    if (await lockLiveSession(tx, session.id, deps.effects.now())) await recordLock(tx, deps.effects, session, ip)
  })
  return null
}

async function recordLock(tx: Executor, effects: Effects, session: LiveSession, ip: string): Promise<void> {
  await recordEvent(tx, effects.newId, {
    type: 'session.locked',
    organisationId: session.organisation_id,
    at: effects.now(),
    actorId: session.user_id,
    subjectId: null,
    deviceId: session.device_id,
    sessionId: session.id,
    ip,
    details: {},
  })
}
