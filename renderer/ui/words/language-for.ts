import type { Language } from '../../../contract/language.ts'
import type { Preferences } from '../../../contract/terminal-state.ts'

export const languages: readonly Language[] = ['en', 'nl', 'de']

/**
 * The language to speak: the one chosen on this device; else where the shop begins; else the system's, else English.
 * @param offered the shop's languages, in its order; null where it is not known. A choice it does not offer any more counts for nothing.
 */
export function languageFor(
  preferences: Pick<Preferences, 'language'>,
  systemLanguages: readonly string[],
  offered: readonly Language[] | null = null,
): Language {
  const chosen = preferences.language
  if (chosen !== null && (offered === null || offered.includes(chosen))) return chosen
  const [first] = offered ?? []
  if (first !== undefined) return first
  const known = systemLanguages.map((tag) => languages.find((name) => tag.toLowerCase().split('-')[0] === name))
  return known.find((name) => name !== undefined) ?? 'en'
}
