import type { AuditDetails } from '../../../contract/audit-events.ts'
import type { Settings } from '../../../contract/http/settings.ts'
import type { Role } from '../../../contract/roles.ts'
import { maySet, settingNames, type SettingName } from '../../../contract/settings-rules.ts'

/** What may be set, with its values as the contract has them. */
export type SettingValues = Pick<Settings, SettingName>

/** A change: what is left out stays. */
export type SettingsChange = { [Name in SettingName]?: SettingValues[Name] | undefined }

/** Which settings a change would make different. */
export function changedSettings(before: SettingValues, change: SettingsChange): SettingName[] {
  return settingNames.filter((name) => change[name] !== undefined && String(change[name]) !== String(before[name]))
}

/** Whether somebody of a role may make a change; settings that it names but leaves as they are do no harm. */
export function mayChange(role: Role, changed: readonly SettingName[]): boolean {
  return changed.every((name) => maySet(role, name))
}

/** A change for the records: each setting before and after, and of a logo only whether there is one (LOG-2). */
export function changeDetails(
  before: SettingValues,
  after: SettingValues,
  changed: readonly SettingName[],
): AuditDetails<'organisation.settings_changed'> {
  return { changes: changed.map((setting) => ({ setting, from: told(before, setting), to: told(after, setting) })) }
}

function told(values: SettingValues, name: SettingName): string | number | boolean | null {
  if (name === 'logo') return values.logo !== null
  return name === 'languages' ? values.languages.join(', ') : values[name]
}
