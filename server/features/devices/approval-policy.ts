import type { Platform } from '../../../contract/http/devices.ts'
import type { DeviceRow, OrganisationRow } from '../../db/schema.ts'
import type { Refused } from '../../http/answer.ts'

export interface WantedApproval {
  platform: Platform
  /** ID of the record to re-attach the key to (DEV-12). */
  replaces: string | undefined
}

/** What is known of the key that signed, and of the record it is to be re-attached to. */
export interface ApprovalFacts {
  organisation: Pick<OrganisationRow, 'id' | 'pin_login_active' | 'browser_devices_allowed'>
  /** The record of this key, whatever organisation's. */
  own: DeviceRow | null
  /** The record to re-attach to, whatever organisation's. */
  replaced: DeviceRow | null
}

export type ApprovalDecision =
  /** Approved already: nothing changes. */
  | { do: 'keep'; device: DeviceRow }
  /** A revoked record of this key is approved anew. */
  | { do: 'restore'; device: DeviceRow }
  /** The key takes the place of the record's old one. */
  | { do: 'reattach'; device: DeviceRow }
  | { do: 'add' }
  | Refused

/** What becomes of an approval (DEV-1, DEV-12, TRM-8). A key belongs to one record, of one organisation. */
export function decideApproval(wanted: WantedApproval, { organisation, own, replaced }: ApprovalFacts): ApprovalDecision {
  if (organisation.pin_login_active === 0) return { refused: 'pin_login_inactive' }
  if (wanted.platform === 'browser' && organisation.browser_devices_allowed === 0) return { refused: 'browser_devices_forbidden' }
  if (own !== null && own.organisation_id !== organisation.id) return { refused: 'conflict' }
  if (wanted.replaces !== undefined && wanted.replaces !== own?.id) return decideReattachment(organisation.id, own, replaced)
  if (own === null) return { do: 'add' }
  return own.status === 'approved' ? { do: 'keep', device: own } : { do: 'restore', device: own }
}

function decideReattachment(organisationId: string, own: DeviceRow | null, replaced: DeviceRow | null): ApprovalDecision {
  if (replaced === null || replaced.organisation_id !== organisationId) return { refused: 'not_found' }
  return own === null ? { do: 'reattach', device: replaced } : { refused: 'conflict' }
}
