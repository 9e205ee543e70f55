import type { OpenedSession } from '../../../contract/http/sessions.ts'
import type { Executor } from '../../db/database.ts'
import type { DeviceRow, OrganisationRow } from '../../db/schema.ts'
import type { ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { DeviceCaller } from '../../http/caller.ts'
import { changeByToken, offerByToken, type GivenPin, type TokenHolder } from './change-by-token.ts'
import type { TerminalChangeDeps } from './pin-change-deps.ts'
import type { FoundToken } from './pin-change-store.ts'

type Terminal = DeviceCaller & { device: DeviceRow }

/** What a terminal does with the token that a tap was answered with (FRC-2). */
export interface PinChanges {
  /** Sets the new PIN and signs in, in one transaction. */
  change: (caller: Terminal, given: GivenPin) => Promise<OpenedSession | Refused>
  offer: (caller: Terminal, token: string) => Promise<{ pins: string[]; expiresAt: number } | Refused>
}

export function createPinChanges(deps: TerminalChangeDeps): PinChanges {
  return {
    change: (caller, given) => changeAndSignIn(deps, caller, given),
    offer: (caller, token) => offerByToken(deps, holderAt(deps, caller), token),
  }
}

async function changeAndSignIn(deps: TerminalChangeDeps, caller: Terminal, given: GivenPin): Promise<OpenedSession | Refused> {
  let opened: { session: OpenedSession; events: ServerEvent[] } | null = null
  const along = async (tx: Executor, token: FoundToken, organisation: OrganisationRow): Promise<void> => {
    const user = { id: token.user_id, displayName: token.display_name, role: token.role }
    opened = await deps.signIn(tx, caller, { user, organisation })
  }
  const refused = await changeByToken(deps, { ...holderAt(deps, caller), along }, given)
  if (refused !== null) return refused
  return told(deps, opened)
}

function told(deps: TerminalChangeDeps, opened: { session: OpenedSession; events: ServerEvent[] } | null): OpenedSession {
  if (opened === null) throw new Error('a change of PIN opened no session')
  deps.events.publish(...opened.events)
  return opened.session
}

/** The token dies with the approval and the activation under which it was handed out, also where both are back (DEV-10, ACT-2). */
function holderAt(deps: TerminalChangeDeps, { device, proof, ip }: Terminal): TokenHolder {
  return {
    place: { surface: 'terminal', keyThumbprint: proof.thumbprint },
    deviceId: device.id,
    ip,
    first: async (tx) => {
      await deps.lockDevice(tx, device.id)
    },
    standing: async (tx, organisation) => {
      const now = await deps.findDevice(tx, device.id)
      if (now === undefined || now.organisation_id !== organisation.id) return { refused: 'device_not_approved' }
      const refused = deps.refusalOn(now, organisation)
      if (refused !== null) return { refused }
      return { since: Math.max(now.approved_at, organisation.pin_login_changed_at ?? 0) }
    },
  }
}
