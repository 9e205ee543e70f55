import { useTranslation } from 'react-i18next'
import type { Language } from '../../../contract/language.ts'
import { Choice } from '../../ui/field/choice.tsx'
import { useBridge } from '../app/bridge-context.ts'
import { ask } from '../app/fault-store.ts'
import { changePreferences } from '../app/preferences-store.ts'
import { languageNames } from '../../ui/words/language-names.ts'
import { useLanguage } from '../words/use-format.ts'

const options = (['en', 'nl', 'de'] satisfies Language[]).map((value) => ({ value, label: languageNames[value], lang: value }))

/** The language of the terminal, chosen by its own name. */
export function LanguageChoice() {
  const { t } = useTranslation('easier')
  const bridge = useBridge()
  const language = useLanguage()
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
