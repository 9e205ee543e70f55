import type { AuditType } from '../audit-events.ts'

/** What people look for in the records, in the order in which it is offered. */
export const eventGroups = ['logins', 'refused', 'devices', 'people', 'pins', 'organisation'] as const
export type EventGroup = (typeof eventGroups)[number]

/** Each kind of event is in one group. */
const groupOf: Record<AuditType, EventGroup> = {
  'session.started': 'logins',
  'session.ended': 'logins',
  'session.locked': 'logins',
  'session.resumed': 'logins',
  'pin.refused': 'refused',
  'password.refused': 'refused',
  'password.limited': 'refused',
  'signing.refused': 'refused',
  'device.waiting': 'refused',
  'device.paused': 'refused',
  'access.refused': 'refused',
  'device.approval_refused': 'refused',
  'device.lifted': 'devices',
  'device.approved': 'devices',
  'device.renamed': 'devices',
  'device.revoked': 'devices',
  'device.deleted': 'devices',
  'user.created': 'people',
  'users.imported': 'people',
  'user.changed': 'people',
  'user.blocked': 'people',
  'user.unblocked': 'people',
  'user.removed': 'people',
  'user.invited': 'people',
  'user.invitation_used': 'people',
  'user.invitation_withdrawn': 'people',
  'user.password_changed': 'people',
  'user.reset_requested': 'people',
  'user.password_reset': 'people',
  'user.pin_set': 'pins',
  'user.pin_shown': 'pins',
  'user.pin_set_refused': 'pins',
  'user.pin_change_demanded': 'pins',
  'user.pins_offered': 'pins',
  'user.current_pin_refused': 'pins',
  'user.pin_tries_used_up': 'pins',
  'user.signing_changed': 'pins',
  'pin_renewal.started': 'pins',
  'pin_renewal.changed': 'pins',
  'pin_renewal.retried': 'pins',
  'pin_renewal.finished': 'pins',
  'pin_renewal.sheet_opened': 'pins',
  'pin_renewal.sheet_handed_out': 'pins',
  'pin_login.activated': 'organisation',
  'pin_login.deactivated': 'organisation',
  'records.exported': 'organisation',
  'mail.failed': 'organisation',
  'mail.resent': 'organisation',
  'mail.template_changed': 'organisation',
  'mail.template_reverted': 'organisation',
  'app_key.created': 'organisation',
  'app_key.rotated': 'organisation',
  'app_key.withdrawn': 'organisation',
  'user.authenticated': 'logins',
  'organisation.created': 'organisation',
  'organisation.settings_changed': 'organisation',
  'organisation.pin_rules_changed': 'organisation',
  'organisation.pin_floor_raised': 'organisation',
}

/** The kinds of event in a group. */
export function typesIn(group: EventGroup): AuditType[] {
  return (Object.keys(groupOf) as AuditType[]).filter((type) => groupOf[type] === group)
}
