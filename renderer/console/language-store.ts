import type { Language } from '../../contract/language.ts'
import { languageFor, languages } from '../ui/words/language-for.ts'

const place = 'tillpass-console-language'

/** The language chosen in this browser, else the system's. */
export function chosenLanguage(): Language {
  const kept = localStorage.getItem(place)
  return languageFor({ language: languages.find((name) => name === kept) ?? null }, navigator.languages)
}

/** Keeps a language for this browser. */
export const keepLanguage = (language: Language) => localStorage.setItem(place, language)
