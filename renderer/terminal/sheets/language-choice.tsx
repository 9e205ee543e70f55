import { useTranslation } from 'react-i18next'
import { Choice } from '../../ui/field/choice.tsx'
import { useBridge } from '../app/bridge-context.ts'
import { ask } from '../app/fault-store.ts'
import { changePreferences } from '../app/preferences-store.ts'
import { languageNames } from '../../ui/words/language-names.ts'
import { useLanguage, useOfferedLanguages } from '../words/use-format.ts'

/** The language of the terminal, chosen by its own name. */
export function LanguageChoice() {
  const { t } = useTranslation('easier')
  const bridge = useBridge()
  const language = useLanguage()
  const options = useOfferedLanguages().map((value) => ({ value, label: languageNames[value], lang: value }))
  return (
    <Choice
      legend={t('kept')}
      name="language"
      options={options}
      value={language}
      onChoose={(chosen) => ask(changePreferences(bridge, { language: chosen }))}
    />
  )
}
