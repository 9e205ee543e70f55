import type { Call } from '../../../contract/call.ts'
import { approveDevice } from '../../../contract/http/devices.ts'
import type { Executor } from '../../db/database.ts'
import { recordEvent } from '../../features/audit/audit-store.ts'
import { byCaller } from '../../features/audit/caller-event.ts'
import type { Effects } from '../../features/effects.ts'
import type { BrowserCaller, DeviceCaller, LiveSession, WithSession } from '../caller.ts'

type SignedIn = WithSession<DeviceCaller> | WithSession<BrowserCaller>

/** Puts on record that somebody signed in tried what their role or session may not (LOG-1); approvals have an event of their own (DEV-1). */
export async function recordRefusedAccess(tx: Executor, effects: Effects, call: Call, caller: SignedIn): Promise<void> {
  const common = byCaller(caller, effects.now())
  const { role, method } = caller.session
  await recordEvent(
    tx,
    effects.newId,
    isApproval(call)
      ? { ...common, type: 'device.approval_refused', details: { role, method } }
      : { ...common, type: 'access.refused', details: { call: `${call.method} ${call.path}` } },
  )
}

function isApproval(call: Call): boolean {
  return call.method === approveDevice.method && call.path === approveDevice.path
}

/** Whether a caller has a session, so that a refusal has somebody to be recorded for. */
export function isSignedIn(caller: (DeviceCaller | BrowserCaller) & { session: LiveSession | null }): caller is SignedIn {
  return caller.session !== null
}
