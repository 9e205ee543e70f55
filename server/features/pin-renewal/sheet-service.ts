import type { PinRenewal, RenewalSheet } from '../../../contract/http/pin-renewal.ts'
import type { Executor } from '../../db/database.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import { openSlip } from './renew-person.ts'
import type { RenewalDeps } from './renewal-deps.ts'
import { holdOwn, viewLatest } from './renewal-service.ts'
import { eraseShown, listSlips, markShown } from './slip-store.ts'

type Caller = WithSession<BrowserCaller>

export interface SheetService {
  /** The PINs that no mail carries, to print; signed with the own password, on record. */
  open: (caller: Caller, id: string, password: string) => Promise<RenewalSheet | Refused>
  /** Erases what the sheet of that moment showed. @param shownAt epoch milliseconds. */
  handOut: (caller: Caller, id: string, shownAt: number) => Promise<PinRenewal | Refused>
}

export function createSheetService(deps: RenewalDeps): SheetService {
  const { database, confirmPassword } = deps
  return {
    open: async (caller, id, password) => {
      const confirmed = await confirmPassword(caller.session, password, caller)
      return confirmed === 'accepted' ? database.transaction((tx) => openIn(deps, tx, caller, id)) : confirmed
    },
    handOut: (caller, id, shownAt) => database.transaction((tx) => handOutIn(deps, tx, caller, { id, shownAt })),
  }
}

async function openIn(deps: RenewalDeps, tx: Executor, caller: Caller, id: string): Promise<RenewalSheet | Refused> {
  const { effects, keys } = deps
  const renewal = await holdOwn(deps, tx, caller, id)
  if ('refused' in renewal) return renewal
  const now = effects.now()
  const rows = await listSlips(tx, renewal, now)
  await markShown(tx, renewal, now)
  const slips = rows.flatMap(({ id: userId, display_name: name, sealed }) =>
    sealed === null ? [] : [{ name, pin: openSlip(keys, id, { id: userId, sealed }) }],
  )
  await recordEvent(tx, effects.newId, { type: 'pin_renewal.sheet_opened', ...byCaller(caller, now), details: { slips: slips.length } })
  return { shownAt: new Date(now).toISOString(), slips }
}

async function handOutIn(
  deps: RenewalDeps,
  tx: Executor,
  caller: Caller,
  { id, shownAt }: { id: string; shownAt: number },
): Promise<PinRenewal | Refused> {
  const renewal = await holdOwn(deps, tx, caller, id)
  if ('refused' in renewal) return renewal
  const now = deps.effects.now()
  const slips = await eraseShown(tx, renewal, shownAt, now)
  if (slips === 0) return { refused: 'conflict', detail: 'The sheet was opened anew since, or is erased already.' }
  await recordEvent(tx, deps.effects.newId, { type: 'pin_renewal.sheet_handed_out', ...byCaller(caller, now), details: { slips } })
  return viewLatest(deps, tx, caller, id)
}
