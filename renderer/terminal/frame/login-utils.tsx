import { Globe, Keyboard, PersonStanding } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Util, Utils } from '../../ui/utils/utils.tsx'
import { useBridge } from '../app/bridge-context.ts'
import { ask } from '../app/fault-store.ts'
import { openSheet } from '../app/sheet-store.ts'
import { languageNames } from '../../ui/words/language-names.ts'
import { useLanguage, useOfferedLanguages } from '../words/use-format.ts'

/** Language, easier to use, and the way to user name and password (DEV-11), below every keypad. */
export function LoginUtils({ password = false }: { password?: boolean }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const bridge = useBridge()
  const several = useOfferedLanguages().length > 1
  return (
    <Utils>
      {several && (
        <Util
          icon={<Globe />}
          label={languageNames[language]}
          short={language.toUpperCase()}
          aria-label={`${t('language')}: ${languageNames[language]}`}
          aria-haspopup="dialog"
          onClick={() => openSheet('language')}
        />
      )}
      <Util icon={<PersonStanding />} label={t('easier')} short="" shy aria-haspopup="dialog" onClick={() => openSheet('easier')} />
      {password && <Util icon={<Keyboard />} label={t('usePassword')} main onClick={() => ask(bridge.usePassword())} />}
    </Utils>
  )
}
