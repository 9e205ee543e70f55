import type { Role } from './roles.ts'

/** What each setting may be: seconds for `…Seconds`, days for `…Days` (TRM-1, LOG-3). */
export const settingBounds = {
  idleSeconds: { min: 30, max: 60 * 60 },
  terminalSessionSeconds: { min: 15 * 60, max: 24 * 60 * 60 },
  consoleSessionSeconds: { min: 15 * 60, max: 24 * 60 * 60 },
  recordsDays: { min: 30, max: 3_650 },
  sessionsDays: { min: 30, max: 3_650 },
} as const

/** Most that a logo may have: pixels across and down, and bytes of its PNG. A whole change of the settings fits in one request. */
export const logoLimits = { width: 480, height: 160, bytes: 40_960 } as const

/** Everything an organisation sets for itself. */
export const settingNames = [
  'name',
  'languages',
  'shopColour',
  'logo',
  'idleSeconds',
  'terminalSessionSeconds',
  'browserDevicesAllowed',
  'consoleSessionSeconds',
  'recordsDays',
  'sessionsDays',
] as const
export type SettingName = (typeof settingNames)[number]

/** How a shop presents itself is a manager's matter too; what guards it, and how long is remembered who did what, is an admin's alone. */
const managersToo: ReadonlySet<SettingName> = new Set(['name', 'languages', 'shopColour', 'logo'])

/** Whether somebody of a role may change a setting. */
export function maySet(role: Role, setting: SettingName): boolean {
  return role === 'admin' || (role === 'manager' && managersToo.has(setting))
}
