import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Sign } from '../../ui/sign/sign.tsx'
import { useTerminal } from '../app/terminal-store.ts'
import { useNow } from '../app/use-now.ts'
import { clockOf, dayOf } from '../words/format.ts'
import { useLanguage } from '../words/use-format.ts'

interface TerminalSignProps {
  band?: boolean
  person?: ReactNode
  tools?: ReactNode
}

/** The sign with what is true of this register now. */
export function TerminalSign(props: TerminalSignProps) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const { organisationName, deviceName, connected, appearance } = useTerminal()
  const now = useNow(1000)
  const words = {
    organisation: organisationName ?? t('product'),
    station: deviceName ?? '',
    clock: clockOf(language, now),
    date: dayOf(language, now),
    net: connected ? t('connected') : t('offline'),
  }
  return <Sign words={words} logo={appearance.logo} connected={connected} {...props} />
}
