import type { i18n } from 'i18next'
import type { Language } from '../../contract/language.ts'
import { useConsoleStore } from './console-store.ts'
import { languageFor, languages } from '../ui/words/language-for.ts'

const place = 'tillpass-console-language'

/** The language chosen in this browser, else the system's. */
export function chosenLanguage(): Language {
  const kept = localStorage.getItem(place)
  return languageFor({ language: languages.find((name) => name === kept) ?? null }, navigator.languages)
}

/** Speaks what somebody who is in chose for every browser; from the sign-in on, and when they choose anew elsewhere. */
export function followOwnLanguage(words: i18n): void {
  let spoken: string | null = null
  useConsoleStore.subscribe(({ state }) => {
    const own = state.page === 'inside' ? `${state.session.id} ${state.session.language ?? ''}` : null
    if (own === spoken) return
    spoken = own
    if (state.page !== 'inside' || state.session.language === null) return
    keepLanguage(state.session.language)
    void words.changeLanguage(state.session.language)
  })
}

/** Keeps a language for this browser. */
export const keepLanguage = (language: Language) => localStorage.setItem(place, language)
