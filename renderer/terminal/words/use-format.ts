import { useTranslation } from 'react-i18next'
import { useTerminalStore } from '../app/terminal-store.ts'
import { usePreferencesStore } from '../app/preferences-store.ts'
import { durationOf } from './format.ts'
import type { Language } from '../../../contract/language.ts'
import { languageFor, languages } from '../../ui/words/language-for.ts'

/** The languages this register offers, where it begins first. */
export function useOfferedLanguages(): readonly Language[] {
  return useTerminalStore((store) => store.state?.appearance.languages) ?? languages
}

/** The language spoken now. */
export function useLanguage(): Language {
  return languageFor(
    usePreferencesStore((preferences) => preferences),
    navigator.languages,
    useTerminalStore((store) => store.state?.appearance.languages ?? null),
  )
}

/** Says a length of time in words: "one minute". */
export function useDuration(): (seconds: number) => string {
  const { t } = useTranslation('common')
  return (seconds) => {
    const { unit, count } = durationOf(seconds)
    return t(unit, { count })
  }
}
