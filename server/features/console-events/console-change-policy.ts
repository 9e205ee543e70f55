import type { AuditEvent, AuditType } from '../../../contract/audit-events.ts'
import { topicSchema, type Topic } from '../../../contract/http/console-events.ts'
import type { ConsoleChange } from '../../events/event-bus.ts'

interface Means {
  pace: ConsoleChange['pace']
  /** Besides the records, which every event is part of. */
  topics: readonly Exclude<Topic, 'records'>[]
}

const everyday = (...topics: Means['topics']): Means => ({ pace: 'everyday', topics })
const prompt = (...topics: Means['topics']): Means => ({ pace: 'prompt', topics })

/** What each kind of event makes old on an open console. A new kind does not compile until somebody has thought of that. */
const meanings = {
  'session.started': everyday('users', 'devices', 'me'),
  'session.ended': everyday('devices', 'me'),
  'session.locked': everyday('devices', 'me'),
  'session.resumed': everyday('devices', 'me'),
  'pin.refused': everyday('devices'),
  'password.refused': everyday(),
  'password.limited': everyday(),
  'signing.refused': prompt('me'),
  'second_step.refused': everyday(),
  'second_step.left_open': everyday(),
  'device.waiting': everyday('devices'),
  'device.paused': prompt('devices'),
  'device.lifted': prompt('devices'),
  'device.approved': prompt('devices', 'pinLogin', 'me'),
  'device.approval_refused': everyday(),
  'device.renamed': prompt('devices', 'me'),
  'device.revoked': prompt('devices', 'pinLogin'),
  'device.deleted': prompt('devices', 'pinLogin', 'me'),
  'pin_login.activated': prompt('pinLogin'),
  'pin_login.deactivated': prompt('pinLogin'),
  'organisation.created': prompt(),
  'organisation.settings_changed': prompt('settings', 'pinLogin', 'me'),
  'organisation.pin_rules_changed': prompt('settings', 'pinLogin', 'users', 'me'),
  'organisation.pin_floor_raised': prompt('settings', 'pinLogin'),
  'pin_renewal.started': prompt('settings', 'pinLogin', 'users'),
  'pin_renewal.changed': prompt('settings'),
  'pin_renewal.retried': prompt('settings'),
  'pin_renewal.finished': prompt('settings', 'pinLogin', 'users'),
  'pin_renewal.sheet_opened': prompt('settings'),
  'pin_renewal.sheet_handed_out': prompt('settings'),
  'user.created': prompt('users', 'pinLogin'),
  'users.imported': everyday('users'),
  'user.changed': prompt('users', 'pinLogin', 'devices', 'me'),
  'user.blocked': prompt('users', 'pinLogin'),
  'user.unblocked': prompt('users', 'pinLogin'),
  'user.removed': prompt('users', 'pinLogin', 'devices'),
  'user.signing_changed': prompt('users', 'me'),
  'user.invited': prompt('users'),
  'user.invitation_used': prompt('users', 'pinLogin'),
  'user.invitation_withdrawn': prompt('users'),
  'user.password_changed': prompt('me'),
  'user.reset_requested': everyday(),
  'user.password_reset': prompt('users', 'pinLogin', 'me'),
  'user.recovery_codes_made': prompt('me'),
  'user.verification_sent': prompt('users', 'me'),
  'user.email_verified': prompt('users', 'me'),
  'user.pin_code_sent': everyday(),
  'user.pin_code_used': everyday(),
  'user.pin_code_refused': prompt(),
  'user.mail_withheld': everyday(),
  'user.pin_set': prompt('users', 'pinLogin', 'me'),
  'user.pin_shown': everyday(),
  'user.pin_set_refused': everyday(),
  'mail.failed': prompt('mail'),
  'mail.resent': prompt('mail'),
  'mail.template_changed': prompt('mail'),
  'mail.template_reverted': prompt('mail'),
  'user.pin_change_demanded': everyday(),
  'user.pins_offered': everyday(),
  'user.current_pin_refused': everyday('me'),
  'user.pin_tries_used_up': prompt(),
  'records.exported': everyday(),
  'app_key.created': prompt('appKeys'),
  'app_key.rotated': prompt('appKeys'),
  'app_key.renamed': prompt('appKeys'),
  'app_key.overlap_ended': prompt('appKeys'),
  'app_key.withdrawn': prompt('appKeys'),
  'user.authenticated': everyday('users', 'appKeys'),
  'access.refused': everyday(),
} satisfies Record<AuditType, Means>

/** What consoles of the event's organisation have to hear of it. */
export function changeOf(event: AuditEvent): ConsoleChange {
  const { pace, topics } = meanings[event.type]
  return {
    pace: endedByAdmin(event) ? 'prompt' : pace,
    topics: [...topics, 'records'],
    people: concernsAll(event) ? null : [...new Set([event.actorId, event.subjectId])].filter((id) => id !== null),
  }
}

/** Everybody's own page says something else from then on (POL-5). */
function concernsAll({ type }: AuditEvent): boolean {
  return type === 'organisation.pin_rules_changed'
}

/** Somebody at a console waits to see it. */
function endedByAdmin(event: AuditEvent): boolean {
  return event.type === 'session.ended' && event.details.reason === 'ended_by_admin'
}

/** Most people who are named; with more, everybody is asked to look. A message between nodes has room for some 200. */
const mostPeople = 100

/** Two changes as one. */
export function joinChanges(a: ConsoleChange, b: ConsoleChange): ConsoleChange {
  const both = new Set([...a.topics, ...b.topics])
  const people = a.people === null || b.people === null ? null : [...new Set([...a.people, ...b.people])]
  return {
    pace: a.pace === 'prompt' || b.pace === 'prompt' ? 'prompt' : 'everyday',
    topics: topicSchema.options.filter((topic) => both.has(topic)),
    people: people === null || people.length > mostPeople ? null : people,
  }
}
