import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../../contract/language.ts'
import type { Words } from './define-words.ts'
import { languages } from './language-for.ts'

type WordsByScreen = Record<string, Words<string>>

/** An i18next instance with the words of every screen; they are in the bundle, so that it speaks before there is a network. */
export function createWords(language: Language, wordsByScreen: WordsByScreen): i18n {
  const words = i18next.createInstance()
  void words.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    ns: Object.keys(wordsByScreen),
    resources: Object.fromEntries(languages.map((name) => [name, resourcesOf(wordsByScreen, name)])),
    interpolation: { escape: isolated },
    initAsync: false,
  })
  return words
}

/** Hebrew, Arabic, Syriac, Thaana, N’Ko and their later forms, which are written from the right. */
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** A name that is written from the right turns nothing around it (Unicode TR 9, isolates). React escapes what stands in HTML. */
function isolated(text: string): string {
  return fromTheRight.test(text) ? `\u2068${text}\u2069` : text
}

function resourcesOf(wordsByScreen: WordsByScreen, language: Language): Record<string, Record<string, string>> {
  return Object.fromEntries(Object.entries(wordsByScreen).map(([screen, words]) => [screen, words[language]]))
}
