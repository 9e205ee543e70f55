import { Globe, Keyboard, PersonStanding } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Util, Utils } from '../../ui/utils/utils.tsx'
import { useBridge } from '../app/bridge-context.ts'
import { ask } from '../app/fault-store.ts'
import { openSheet } from '../app/sheet-store.ts'
import { languageNames } from '../../ui/words/language-names.ts'
import { useLanguage, useOfferedLanguages } from '../words/use-format.ts'

interface LoginUtilsProps {
  /** The way to user name and password. */
  password?: boolean
  /** Left out where somebody is amid something and needs the room. */
  easier?: boolean
  /** Ways that this screen alone has. */
  children?: ReactNode
}

/** Language, easier to use, and the way to user name and password (DEV-11), below every keypad. */
export function LoginUtils({ password = false, easier = true, children }: LoginUtilsProps) {
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
      {easier && (
        <Util
          icon={<PersonStanding />}
          label={t('easier')}
          short=""
          shy
          bare={Boolean(children)}
          aria-haspopup="dialog"
          onClick={() => openSheet('easier')}
        />
      )}
      {children}
      {password && <Util icon={<Keyboard />} label={t('usePassword')} main onClick={() => ask(bridge.usePassword())} />}
    </Utils>
  )
}
