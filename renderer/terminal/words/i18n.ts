import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language, Preferences } from '../../../contract/terminal-state.ts'
import { wordsByScreen } from './resources.ts'

const languages: readonly Language[] = ['en', 'nl', 'de']

/** The i18next instance of the terminal; every word is in the bundle, so that it speaks before there is a network. */
export function createWords(language: Language): i18n {
  const words = i18next.createInstance()
  void words.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'common',
    ns: Object.keys(wordsByScreen),
    resources: Object.fromEntries(languages.map((name) => [name, resourcesOf(name)])),
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return words
}

function resourcesOf(language: Language): Record<string, Record<string, string>> {
  return Object.fromEntries(Object.entries(wordsByScreen).map(([screen, words]) => [screen, words[language]]))
}

/** The language to speak: the one chosen on this device, else the system's, else English. */
export function languageFor(preferences: Preferences, systemLanguages: readonly string[]): Language {
  if (preferences.language !== null) return preferences.language
  const known = systemLanguages.map((tag) => languages.find((name) => tag.toLowerCase().startsWith(name)))
  return known.find((name) => name !== undefined) ?? 'en'
}
