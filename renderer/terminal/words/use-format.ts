import { useTranslation } from 'react-i18next'
import { usePreferencesStore } from '../app/preferences-store.ts'
import { durationOf } from './format.ts'
import type { Language } from '../../../contract/language.ts'
import { languageFor } from '../../ui/words/language-for.ts'

/** The language spoken now. */
export function useLanguage(): Language {
  return languageFor(
    usePreferencesStore((preferences) => preferences),
    navigator.languages,
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
