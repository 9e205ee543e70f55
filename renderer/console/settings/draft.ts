import { type Settings, updateSettings } from '../../../contract/http/settings.ts'
import { type SettingName, settingNames } from '../../../contract/settings-rules.ts'

/** The settings as the form has them; a name or colour may be half typed. */
export type Draft = Pick<Settings, SettingName>

/** The part of a draft that differs from what the form began with. */
export function changeOf(start: Draft, draft: Draft): Partial<Draft> {
  return pick(draft, differing(start, draft))
}

export function differing(one: Draft, other: Draft): SettingName[] {
  return settingNames.filter((name) => String(one[name]) !== String(other[name]))
}

/** Fields that cannot be saved as they are. */
export function problemsOf(change: Partial<Draft>): SettingName[] {
  const judged = updateSettings.body.safeParse(change)
  const wrong = judged.success ? [] : judged.error.issues.map(({ path: [field] }) => field)
  return settingNames.filter((name) => wrong.includes(name))
}

/** The settings alone. */
export const draftOf = (settings: Settings): Draft => pick(settings, settingNames) as Draft

function pick(from: Draft, names: readonly SettingName[]): Partial<Draft> {
  return Object.fromEntries(names.map((name) => [name, from[name]]))
}

/** A colour as somebody types it: `7A2E3B` is `#7a2e3b`, nothing is Tillpass's own. */
export function colourTyped(text: string): string | null {
  const digits = text.trim().replace(/^#+/, '').toLowerCase()
  return digits === '' ? null : `#${digits}`
}

export const isColour = (text: string | null): text is string => text !== null && /^#[0-9a-f]{6}$/.test(text)
