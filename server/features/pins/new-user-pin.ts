import { generatedFloor } from '../../../contract/pin-rules.ts'
import type { Executor } from '../../db/database.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import { actorOf, type PinCoreDeps } from './pin-deps.ts'
import { countUsers, readGivingRules } from './pin-user-store.ts'
import { setPinIn, type PinChosen } from './set-pin.ts'

/** What becomes of PINs when somebody was added, in the transaction that adds them and under `lockOrganisation`. */
export interface PinsOfNewUsers {
  /** Puts on record where this user makes generated PINs longer (POL-2), and gives a PIN where new users get one (POL-6); null: none. */
  welcome: (tx: Executor, caller: WithSession<BrowserCaller>, userId: string) => Promise<PinChosen | Refused | null>
}

export function createPinsOfNewUsers(deps: PinCoreDeps): PinsOfNewUsers {
  return {
    welcome: async (tx, caller, userId) => {
      await noteFloor(deps, tx, caller)
      const { forNewUsers } = await readGivingRules(tx, caller.session.organisation_id)
      return forNewUsers ? setPinIn(deps, tx, { by: actorOf(caller), userId }, { generate: true }) : null
    },
  }
}

async function noteFloor(deps: PinCoreDeps, tx: Executor, caller: WithSession<BrowserCaller>): Promise<void> {
  const organisationId = caller.session.organisation_id
  const users = await countUsers(tx, organisationId)
  const digits = generatedFloor(users)
  const { bounds } = await readGivingRules(tx, organisationId)
  if (digits === generatedFloor(users - 1) || digits <= bounds.min) return
  const details = { users, digits }
  await recordEvent(tx, deps.effects.newId, { type: 'organisation.pin_floor_raised', ...byCaller(caller, deps.effects.now()), details })
}
