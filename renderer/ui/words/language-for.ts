import type { Language } from '../../../contract/language.ts'
import type { Preferences } from '../../../contract/terminal-state.ts'

export const languages: readonly Language[] = ['en', 'nl', 'de']

/** The language to speak: the one chosen on this device, else the system's, else English. */
export function languageFor(preferences: Pick<Preferences, 'language'>, systemLanguages: readonly string[]): Language {
  if (preferences.language !== null) return preferences.language
  const known = systemLanguages.map((tag) => languages.find((name) => tag.toLowerCase().split('-')[0] === name))
  return known.find((name) => name !== undefined) ?? 'en'
}
