import type { OpenedSession } from '../../../contract/http/sessions.ts'
import { leadRoles, type Role } from '../../../contract/roles.ts'
import type { Executor } from '../../db/database.ts'
import type { DeviceRow, OrganisationRow } from '../../db/schema.ts'

/** What a session's person may do for the device they stand at. */
export type SessionOffers = Pick<OpenedSession, 'approval' | 'mayLift'>

export interface SessionOffersDeps {
  isPaused(tx: Executor, deviceId: string): Promise<boolean>
}

/** A PIN session is offered nothing: approving and lifting ask for a password. */
export const noOffers: SessionOffers = { approval: 'none', mayLift: false }

/**
 * What a session is offered, as things stand now: approval (DEV-2, DEV-3) where the device is not approved, the lift of a pause
 * (GRD-9) where it is. Leads alone, and by password.
 * @param device the approved device, or null.
 */
export async function offersOf(
  deps: SessionOffersDeps,
  tx: Executor,
  who: { role: Role; method: OpenedSession['method'] },
  device: Pick<DeviceRow, 'id'> | null,
  organisation: Pick<OrganisationRow, 'pin_login_active'>,
): Promise<SessionOffers> {
  if (who.method === 'pin' || !leadRoles.includes(who.role)) return noOffers
  if (device !== null) return { approval: 'none', mayLift: await deps.isPaused(tx, device.id) }
  return { approval: organisation.pin_login_active === 1 ? 'offer' : 'before_activation', mayLift: false }
}
