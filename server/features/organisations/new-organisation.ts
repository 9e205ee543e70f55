import { defaultPinLength } from '../../../contract/pin-rules.ts'
import type { OrganisationRow } from '../../db/schema.ts'

/** Settings of a new organisation, in seconds: a terminal locks after two minutes, a shift and an office day end their sessions. */
const lasting = { idle_seconds: 120, terminal_session_seconds: 12 * 60 * 60, console_session_seconds: 8 * 60 * 60 } as const

/** Records are kept for two years, ended sessions for one (LOG-3). */
const kept = { records_days: 730, sessions_days: 365 } as const

/** The row of an organisation that chose nothing yet; PIN login waits for its activation (ACT-1). */
export function newOrganisationRow(organisation: { id: string; slug: string; name: string; now: number }): OrganisationRow {
  const { id, slug, name, now } = organisation
  return {
    id,
    slug,
    name,
    created_at: now,
    pin_login_active: 0,
    pin_login_changed_at: null,
    pin_min_length: defaultPinLength,
    pin_max_length: defaultPinLength,
    pins_changed_by_users: 1,
    pins_for_new_users: 0,
    pins_by_mail: 0,
    pins_by_link: 0,
    pins_generated_only: 0,
    pin_change_given: 0,
    pin_change_days: 0,
    pin_change_shorter: 0,
    security_images: 'off',
    pin_need_admin: 'optional',
    pin_need_manager: 'optional',
    pin_need_staff: 'optional',
    pin_rules_version: 1,
    browser_devices_allowed: 1,
    ...lasting,
    ...kept,
    settings_version: 1,
    languages: 'en,nl,de',
    shop_colour: null,
    logo_version: null,
  }
}
