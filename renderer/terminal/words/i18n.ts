import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../../contract/terminal-state.ts'
import { languages } from './language-for.ts'
import { wordsByScreen } from './resources.ts'

type Resources = { [Screen in keyof typeof wordsByScreen]: (typeof wordsByScreen)[Screen]['en'] }

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Resources
  }
}

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
