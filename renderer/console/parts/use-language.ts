import { useTranslation } from 'react-i18next'
import { languageFor } from '../../ui/words/language-for.ts'
import type { Language } from '../../../contract/language.ts'

/** The language of the page. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return languageFor({ language: null }, [i18n.language])
}
