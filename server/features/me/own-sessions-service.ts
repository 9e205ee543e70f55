import type { OwnSession } from '../../../contract/http/me.ts'
import type { Database, Executor } from '../../db/database.ts'
import { endSessions } from '../../db/session-endings.ts'
import type { EventBus, ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import type { Effects } from '../effects.ts'
import { findOpenSessionsOf } from './own-session-store.ts'

export interface OwnSessionsDeps {
  database: Database
  effects: Effects
  events: EventBus
}

type Person = WithSession<BrowserCaller>

export interface OwnSessionsService {
  list: (caller: Person) => Promise<{ items: OwnSession[] }>
  /** Null: done. Somebody else's session, or one that is over, is not there. */
  end: (caller: Person, id: string) => Promise<Refused | null>
  /** Ends all but the one that asks. */
  endOthers: (caller: Person) => Promise<void>
}

/** Where somebody is signed in, and the end of that elsewhere. */
export function createOwnSessionsService(deps: OwnSessionsDeps): OwnSessionsService {
  return {
    list: async ({ session }) => {
      const rows = await findOpenSessionsOf(deps.database, session.user_id, deps.effects.now())
      return {
        items: rows.map(({ started_at, ...row }) => ({
          ...row,
          startedAt: new Date(started_at).toISOString(),
          current: row.id === session.id,
        })),
      }
    },
    end: async (caller, id) => ((await endWhere(deps, caller, (each) => each === id)) === 0 ? { refused: 'not_found' } : null),
    endOthers: async (caller) => {
      await endWhere(deps, caller, (each) => each !== caller.session.id)
    },
  }
}

/** @returns how many ended. */
async function endWhere(deps: OwnSessionsDeps, caller: Person, wanted: (id: string) => boolean): Promise<number> {
  const events = await deps.database.transaction((tx) => endIn(deps, tx, caller, wanted))
  deps.events.publish(...events)
  return events.length
}

async function endIn(
  deps: OwnSessionsDeps,
  tx: Executor,
  { session, ip }: Person,
  wanted: (id: string) => boolean,
): Promise<ServerEvent[]> {
  const open = await findOpenSessionsOf(tx, session.user_id, deps.effects.now())
  const by = { actorId: session.user_id, ip }
  const ended: ServerEvent[] = []
  for (const { id } of open.filter((each) => wanted(each.id)).reverse()) {
    ended.push(...(await endSessions(tx, deps.effects, { id, user_id: session.user_id }, 'signed_out', by)))
  }
  return ended
}
