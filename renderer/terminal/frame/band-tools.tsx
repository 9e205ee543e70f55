import { Globe, PersonStanding } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Tool } from '../../ui/sign/tool.tsx'
import { openSheet } from '../app/sheet-store.ts'
import { languageNames } from '../../ui/words/language-names.ts'
import { useLanguage, useOfferedLanguages } from '../words/use-format.ts'

/** Language and "easier to use" on a band, for screens that type. */
export function BandTools() {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const several = useOfferedLanguages().length > 1
  return (
    <>
      {several && (
        <Tool aria-label={`${t('language')}: ${languageNames[language]}`} aria-haspopup="dialog" onClick={() => openSheet('language')}>
          <Globe />
          <span>{language.toUpperCase()}</span>
        </Tool>
      )}
      <Tool aria-label={t('easier')} aria-haspopup="dialog" onClick={() => openSheet('easier')}>
        <PersonStanding />
      </Tool>
    </>
  )
}
