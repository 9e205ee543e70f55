import type { OpenedSession } from '../../../contract/http/sessions.ts'
import type { Executor } from '../../db/database.ts'
import type { DeviceRow, OrganisationRow } from '../../db/schema.ts'
import type { ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { DeviceCaller } from '../../http/caller.ts'
import { changeByToken, offerByToken, type GivenPin, type TokenHolder } from './change-by-token.ts'
import type { TerminalChangeDeps } from './pin-change-deps.ts'
import { tokenRefused } from './pin-change-policy.ts'
import type { FoundToken } from './pin-change-store.ts'

/** What a terminal does with the token that a sign-in was answered with (FRC-2). */
export interface PinChanges {
  /** Sets the new PIN and signs in, in one transaction. */
  change: (caller: DeviceCaller, given: GivenPin) => Promise<OpenedSession | Refused>
  offer: (caller: DeviceCaller, token: string) => Promise<{ pins: string[]; expiresAt: number } | Refused>
}

export function createPinChanges(deps: TerminalChangeDeps): PinChanges {
  return {
    change: (caller, given) => changeAndSignIn(deps, caller, given),
    offer: (caller, token) => offerByToken(deps, holderAt(deps, caller), token),
  }
}

async function changeAndSignIn(deps: TerminalChangeDeps, caller: DeviceCaller, given: GivenPin): Promise<OpenedSession | Refused> {
  let opened: { session: OpenedSession; events: ServerEvent[] } | null = null
  const along = async (tx: Executor, token: FoundToken, organisation: OrganisationRow): Promise<void> => {
    opened = await signIn(deps, tx, caller, { token, organisation })
  }
  const refused = await changeByToken(deps, { ...holderAt(deps, caller), along }, given)
  if (refused !== null) return refused
  return told(deps, opened)
}

/** As the token was come by: after a tap with the PIN, after a password with that (POL-8). */
function signIn(
  deps: TerminalChangeDeps,
  tx: Executor,
  caller: DeviceCaller,
  { token, organisation }: { token: FoundToken; organisation: OrganisationRow },
) {
  if (token.after_password === 1) return deps.signInAfterPassword(tx, caller, token.user_id)
  const { device } = caller
  if (device === null) throw new Error('a tap was answered on a device that is not approved')
  const user = { id: token.user_id, displayName: token.display_name, role: token.role }
  return deps.signIn(tx, { ...caller, device }, { user, organisation })
}

function told(deps: TerminalChangeDeps, opened: { session: OpenedSession; events: ServerEvent[] } | null): OpenedSession {
  if (opened === null) throw new Error('a change of PIN opened no session')
  deps.events.publish(...opened.events)
  return opened.session
}

function holderAt(deps: TerminalChangeDeps, { device, proof, ip }: DeviceCaller): TokenHolder {
  return {
    place: { surface: 'terminal', keyThumbprint: proof.thumbprint },
    deviceId: device?.id ?? null,
    ip,
    first: async (tx) => {
      if (device !== null) await deps.lockDevice(tx, device.id)
    },
    standing: async (tx, organisation, token) => {
      const now = device === null ? undefined : await deps.findDevice(tx, device.id)
      return token.after_password === 1 ? afterPassword(deps, now, organisation) : afterTap(deps, now, organisation)
    },
  }
}

/** The token dies with the approval and the activation under which it was handed out, also where both are back (DEV-10, ACT-2). */
function afterTap(deps: TerminalChangeDeps, device: DeviceRow | undefined, organisation: OrganisationRow): { since: number } | Refused {
  if (device === undefined || device.organisation_id !== organisation.id) return { refused: 'device_not_approved' }
  const refused = deps.refusalOn(device, organisation)
  return refused === null ? { since: Math.max(device.approved_at, organisation.pin_login_changed_at ?? 0) } : { refused }
}

/** A password is taken on any device that is not another organisation's, nor a browser where none is allowed (TRM-8). */
function afterPassword(
  deps: TerminalChangeDeps,
  device: DeviceRow | undefined,
  organisation: OrganisationRow,
): { since: number } | Refused {
  if (device?.status !== 'approved') return { since: 0 }
  if (device.organisation_id !== organisation.id) return tokenRefused
  return deps.isForbidden(device, organisation) ? { refused: 'browser_devices_forbidden' } : { since: 0 }
}
