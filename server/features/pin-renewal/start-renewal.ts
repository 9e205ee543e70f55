import type { Executor } from '../../db/database.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { RenewalDeps } from './renewal-deps.ts'
import { countRenewable, insertRenewal, isUnderWay } from './renewal-store.ts'

/** Begins a renewal in somebody else's transaction, such as that of the rules that ask for it. Call both under `lockOrganisation`. */
export interface RenewalStarter {
  isUnderWay: (tx: Executor, organisationId: string) => Promise<boolean>
  /** Why none can begin: one is under way, or there are too few free PINs of that length. Null: one can. */
  refuse: (tx: Executor, organisationId: string, length: number) => Promise<Refused | null>
  /** @returns its ID. */
  begin: (tx: Executor, caller: WithSession<BrowserCaller>, wish: { length: number; graceDays: number }) => Promise<string>
}

export function createRenewalStarter(deps: Pick<RenewalDeps, 'effects' | 'pins'>): RenewalStarter {
  const { effects, pins } = deps
  return {
    isUnderWay,
    refuse: async (tx, organisationId, length) => {
      if (await isUnderWay(tx, organisationId)) return { refused: 'pin_renewal_under_way' }
      const { people } = await countRenewable(tx, organisationId)
      if (await pins.hasRoom(tx, { organisationId, length, people, now: effects.now() })) return null
      return {
        refused: 'pin_space_full',
        detail: `There are too few free PINs of ${length} digits for ${people} people. Take more digits.`,
      }
    },
    begin: async (tx, caller, { length, graceDays }) => {
      const { organisation_id, user_id: started_by } = caller.session
      const [id, now] = [effects.newId(), effects.now()]
      await insertRenewal(tx, {
        id,
        organisation_id,
        state: 'running',
        length,
        grace_days: graceDays,
        started_by,
        started_at: now,
        ended_at: null,
      })
      const { people } = await countRenewable(tx, organisation_id)
      const details = { people, digits: length, graceDays }
      await recordEvent(tx, effects.newId, { type: 'pin_renewal.started', ...byCaller(caller, now), details })
      return id
    },
  }
}
