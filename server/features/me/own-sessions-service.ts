import type { OwnSession } from '../../../contract/http/me.ts'
import type { Database } from '../../db/database.ts'
import type { EventBus } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import type { Effects } from '../effects.ts'
import { endOwnSessions } from './end-own-sessions.ts'
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
  const events = await deps.database.transaction((tx) => endOwnSessions(tx, deps.effects, caller, { wanted, reason: 'signed_out' }))
  deps.events.publish(...events)
  return events.length
}
