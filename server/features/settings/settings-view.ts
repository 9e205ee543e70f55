import { createHash } from 'node:crypto'
import type { Settings, ShopAppearance } from '../../../contract/http/settings.ts'
import type { TerminalLogo } from '../../../contract/http/terminal.ts'
import { readLanguages, writeLanguages } from '../../db/languages-column.ts'
import type { Flag, OrganisationRow } from '../../db/schema.ts'
import type { SettingsChange } from './settings-policy.ts'
import type { SettingsRow } from './settings-store.ts'

/** @param browserDevices how many approved registers are browsers. */
export function toSettings(row: SettingsRow, browserDevices: number): Settings {
  return {
    ...toAppearance(row),
    languages: readLanguages(row.languages),
    idleSeconds: row.idle_seconds,
    terminalSessionSeconds: row.terminal_session_seconds,
    browserDevicesAllowed: row.browser_devices_allowed === 1,
    consoleSessionSeconds: row.console_session_seconds,
    recordsDays: row.records_days,
    sessionsDays: row.sessions_days,
    browserDevices,
    version: row.settings_version,
  }
}

export function toAppearance(row: SettingsRow): ShopAppearance {
  return { name: row.name, shopColour: row.shop_colour, logo: row.png === null ? null : dataUrl(row.png) }
}

/** The logo with its version, for a register that keeps it. */
export function toTerminalLogo({ logo_version: version, png }: SettingsRow): TerminalLogo {
  return version === null || png === null ? null : { version, logo: dataUrl(png) }
}

/** The columns of a change. @param png the cleaned logo, null where it is taken away, undefined where it stays. */
export function columnsOf(change: SettingsChange, png: Uint8Array | null | undefined): Partial<OrganisationRow> {
  return defined({
    name: change.name,
    languages: change.languages && writeLanguages(change.languages),
    shop_colour: change.shopColour,
    logo_version: png && versionOfLogo(png),
    idle_seconds: change.idleSeconds,
    terminal_session_seconds: change.terminalSessionSeconds,
    browser_devices_allowed: change.browserDevicesAllowed === undefined ? undefined : flag(change.browserDevicesAllowed),
    console_session_seconds: change.consoleSessionSeconds,
    records_days: change.recordsDays,
    sessions_days: change.sessionsDays,
  })
}

/** A logo's name is what is in it, so that the same one is not read twice. */
function versionOfLogo(png: Uint8Array): string {
  return createHash('sha256').update(png).digest('base64url').slice(0, 22)
}

const dataUrl = (png: Uint8Array): string => `data:image/png;base64,${Buffer.from(png).toString('base64')}`

const flag = (value: boolean): Flag => (value ? 1 : 0)

function defined<Columns extends object>(columns: { [Name in keyof Columns]: Columns[Name] | undefined }): Partial<Columns> {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<Columns>
}
